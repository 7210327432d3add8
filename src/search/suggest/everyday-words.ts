import type { LexiconGroup } from '../lexicon/groups.ts';
import { normalize, toKatakana } from '../text/normalize.ts';
import type { Tokenizer } from '../text/tokenizer.ts';
import { toVerb, type Predicate } from './conjugation.ts';

/** Everyday words for the words of a FAQ. The lexicon knows which words mean the same; this knows which sound natural. */
export type EverydayWords = {
  /** Verbs that take the same object or subject, at most two. */
  readonly verbsFor: (predicate: Predicate, particle: string) => readonly Predicate[];
  readonly nounFor: (noun: string) => string | undefined;
  /** For a negated verb, another one: for 届かない, 来ない. */
  readonly troubleFor: (trouble: string) => string | undefined;
};

/** Groups with less weight are too unsure to be suggested. */
const minWeight = { same: 0.8, from: 0.8 } as const;
const maxVerbs = 2;

/**
 * Everyday verbs by the particle before them. The lexicon puts borrowing and lending, changing and being changed into one
 * group, which is fine for searching, but not for writing sentences.
 */
const everydayVerbs: Readonly<Record<'を' | 'が' | 'に', ReadonlySet<string>>> = {
  を: new Set(
    `変える 使う 払う やめる なくす 買う 見る 調べる 確かめる 取り消す 消す 増やす 減らす 足す 直す 送る 出す もらう 取る
    返す 戻す 捨てる 作る 頼む 申し込む 始める 止める 終える 入れる 開ける 閉める 付ける 取り付ける 外す 選ぶ 決める 探す
    切り替える 移す 書く 預ける 届ける 渡す 分ける 売る 延ばす 断る 納める 譲る`.split(/\s+/u),
  ),
  が: new Set('辞める 届く 終わる 切れる 止まる 消える 壊れる 減る 増える 引っ越す 始まる 遅れる'.split(' ')),
  に: new Set('入る 申し込む 引っ越す 移る 住む 送る 頼む'.split(' ')),
};

type Neighbour = { readonly word: string; groups: number; nearest: number; isFirstPair: boolean };

export function createEverydayWords(groups: readonly LexiconGroup[], tokenize: Tokenizer): EverydayWords {
  const neighbours = new Map<string, Map<string, Neighbour>>();
  const sources = new Map<string, string[]>();
  for (const group of groups) {
    const weight = group.weight ?? 1;
    if ('to' in group) {
      if ((group.weight ?? 0) >= minWeight.from)
        for (const word of group.to) sources.set(word, [...(sources.get(word) ?? []), ...group.from]);
    } else if ('same' in group && weight >= minWeight.same) addNeighbours(group.same);
  }

  function addNeighbours(same: readonly string[]): void {
    for (const [at, word] of same.entries()) {
      const known = neighbours.get(word) ?? new Map<string, Neighbour>();
      neighbours.set(word, known);
      for (const [place, other] of same.entries()) {
        if (other === word) continue;
        const each = known.get(other) ?? { word: other, groups: 0, nearest: Infinity, isFirstPair: false };
        each.groups += 1;
        each.nearest = Math.min(each.nearest, Math.abs(place - at));
        each.isFirstPair ||= at === 0 && place === 1;
        known.set(other, each);
      }
    }
  }

  const neighboursOf = (word: string): Neighbour[] => [...(neighbours.get(word)?.values() ?? [])];
  const readingOf = (word: string): string =>
    tokenize(normalize(word))
      .map(({ reading }) => toKatakana(reading))
      .join('');

  function verbOf(word: string): Predicate | undefined {
    const [token, ...rest] = tokenize(word);
    return token === undefined || rest.length > 0 || token.base !== word ? undefined : toVerb(token);
  }

  return {
    verbsFor(predicate, particle) {
      const allowed = everydayVerbs[particle === 'が' || particle === 'に' ? particle : 'を'];
      const own = predicate.kind === 'noun' ? [predicate.noun, `${predicate.noun}する`] : [predicate.base];
      const words = own.flatMap((word) => [
        ...neighboursOf(word).map((each) => each.word),
        ...(predicate.kind === 'noun' ? (sources.get(word) ?? []) : []),
      ]);
      // A verb is only replaced by a plainer part of itself: 支払う by 払う.
      const isPlainer = (word: string): boolean => predicate.kind === 'noun' || predicate.base.endsWith(word);
      return [...new Set(words)]
        .filter((word) => allowed.has(word) && isPlainer(word) && !own.includes(word))
        .flatMap((word) => verbOf(word) ?? [])
        .slice(0, maxVerbs);
    },
    nounFor(noun) {
      const isNoun = (word: string): boolean =>
        tokenize(word).every(({ partOfSpeech, detail }) => partOfSpeech === '名詞' && detail !== '非自立');
      const isPlainer = ({ word, groups: count, isFirstPair }: Neighbour): boolean =>
        (word.length + 2 <= noun.length && isPartOf(word, noun)) ||
        (count > 1 && (word.length < noun.length || hasKana(word))) ||
        (isFirstPair && hasKana(word) && !hasKana(noun));
      const found = neighboursOf(noun)
        .filter((each) => each.word.length <= noun.length && !isTooShort(each.word) && isPlainer(each))
        .filter(({ word }) => isNoun(word) && readingOf(word) !== readingOf(noun))
        .sort((a, b) => b.groups - a.groups || a.nearest - b.nearest);
      return found[0]?.word;
    },
    troubleFor(trouble) {
      return neighboursOf(trouble)
        .map(({ word }) => word)
        .find(
          (word) =>
            word.endsWith('ない') && tokenize(word).length === 2 && readingOf(word) !== readingOf(trouble),
        );
    },
  };
}

/** Does the whole have the word's characters in their order, like 国民健康保険 those of 国保? */
function isPartOf(word: string, whole: string): boolean {
  let from = 0;
  for (const character of word) {
    const at = whole.indexOf(character, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

/** Nobody says パソ for パソコン. Three kana are enough (メアド), and so are two kanji (国保). */
function isTooShort(word: string): boolean {
  return word.length < (/^[\u3041-\u30FE]+$/u.test(word) ? 3 : 2);
}

function hasKana(word: string): boolean {
  return /[\u3041-\u30FE]/u.test(word);
}
