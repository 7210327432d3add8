import type { Token, Tokenizer } from '../text/tokenizer.ts';
import { toVerb, type Predicate } from './conjugation.ts';

/** What a question of the FAQ asks for: マイページで(before) 電話番号(object) を 変更(predicate) したい(mood). */
export type Request = {
  readonly before: string;
  readonly object: string;
  readonly particle: string;
  /** What comes between the object and the predicate: 期限までに. */
  readonly after: string;
  readonly predicate: Predicate;
  /**
   * `wish`: somebody wants to do it. `favor`: wants it done. `past`: it happened. `negated`: it doesn't happen. `cannot`:
   * it can't be done. `able`: asks whether one can. `title`: the question is only a title, without a verb.
   */
  readonly mood: 'wish' | 'favor' | 'past' | 'negated' | 'cannot' | 'able' | 'title';
};

const maxRequests = 3;
/** Nobody types more characters than this. */
const longestRequest = 24;

/** Verbs without a meaning of their own: what is done comes before them. */
const lightVerbs = new Set(
  'する できる なる ある いる 行う 思う 教える 知る よる つく 伴う 備える 困る 考える 行なう おこなう 起こる'.split(
    ' ',
  ),
);

/** The requests of a question that can be read with certainty, at most three. Most questions have one, some none. */
export function readRequests(question: string, tokenize: Tokenizer): Request[] {
  const text = question
    .normalize('NFKC')
    .replace(/\([^()]*\)/gu, '')
    .replace(/^step\s*\d+\s*/iu, '');
  const found = text
    .split(/[。?!、]|(?<=[ただすい])が、?/u)
    .flatMap((clause) => readClause(clause, tokenize) ?? []);
  const isFirst = ({ object, predicate }: Request, at: number): boolean =>
    found.findIndex((each) => each.object === object && isSamePredicate(each.predicate, predicate)) === at;
  return found.filter(isFirst).slice(0, maxRequests);
}

function isSamePredicate(a: Predicate, b: Predicate): boolean {
  return (a.kind === 'noun' ? a.noun : a.base) === (b.kind === 'noun' ? b.noun : b.base);
}

function readClause(clause: string, tokenize: Tokenizer): Request | undefined {
  const core = clause
    .trim()
    .replace(/(?:の?です(?:か)?|か)$/u, '')
    .replace(/(?:に|は|を)?(?:どう(?:すれば|したら)(?:よい|いい|良い)の?)$/u, '')
    .replace(/(?:を)?(?:教えてください|教えて下さい|知りたい)$/u, '')
    .replace(/(?:の|に(?:つい|関し)て(?:の)?)$/u, '')
    .replace(/(?:場合|とき|時|際)(?:の手続き?|の届出)?(?:に|は|には|も)?$/u, '時');
  const tokens = tokenize(core);
  for (let at = tokens.length - 1; at >= Math.max(0, tokens.length - 8); at -= 1) {
    const token = tokens[at];
    if (token === undefined) continue;
    const predicate = predicateOf(token, tokenize);
    if (predicate === undefined) continue;
    const rest = tokens
      .slice(at + 1)
      .map(({ surface }) => surface)
      .join('');
    const mood = predicate.kind === 'noun' ? moodOfNoun(rest) : moodOfVerb(token, rest);
    if (mood === undefined) return undefined;
    return withObject(tokens.slice(0, at), predicate, mood);
  }
  return undefined;
}

function predicateOf(token: Token, tokenize: Tokenizer): Predicate | undefined {
  if (lightVerbs.has(token.base)) return undefined;
  if (token.partOfSpeech !== '名詞') return toVerb(token);
  // 手続き and 方法 say that something is done, not what.
  if (/^(?:手続|方法|仕方|可能|必要|希望|質問|サービス|システム|電話|メール|制度)/u.test(token.base))
    return undefined;
  return token.detail === 'サ変接続' ? { kind: 'noun', noun: token.surface } : verbOfNoun(token, tokenize);
}

/** 支払い → 支払う, 出し(方) → 出す: a noun that is the stem of a verb. */
function verbOfNoun({ surface }: Token, tokenize: Tokenizer): Predicate | undefined {
  const kana = { い: 'う', ち: 'つ', り: 'る', み: 'む', び: 'ぶ', き: 'く', ぎ: 'ぐ', し: 'す' }[
    surface.slice(-1)
  ];
  if (kana === undefined || surface.length < 3) return undefined;
  const [verb, ...others] = tokenize(surface.slice(0, -1) + kana);
  return verb === undefined || others.length > 0 ? undefined : toVerb(verb);
}

function moodOfNoun(rest: string): Request['mood'] | undefined {
  if (/^(?:を?し)?たい|^するには|^する時$|^の?(?:方法|仕方|やり方|手順|手続き?)/u.test(rest)) return 'wish';
  if (/^(?:は|が|も)(?:可能|でき(?:ます|る))/u.test(rest)) return 'wish';
  if (/^して(?:ほしい|欲しい|もらえ|もらい|いただけ|いただき)/u.test(rest)) return 'favor';
  if (/^(?:して(?:しまいまし|しまっ)|しまし|し)た時?$/u.test(rest)) return 'past';
  if (/^でき(?:ません(?:でした)?|ない)時?$/u.test(rest)) return 'cannot';
  if (/^し(?:ません|ない)時?$/u.test(rest)) return 'negated';
  if (/^でき(?:ます|る)$/u.test(rest)) return 'able';
  return rest === '' || /^(?:は|について)$/u.test(rest) ? 'title' : undefined;
}

function moodOfVerb({ surface, base, partOfSpeech }: Token, rest: string): Request['mood'] | undefined {
  if (/^(?:たい|方(?:は|を)?$|方法|手順)/u.test(rest)) return 'wish';
  if (surface === base && /^こと(?:は|が)でき(?:ない|ません)時?$/u.test(rest)) return 'cannot';
  if (surface === base && /^(?:には|時|こと(?:は|が)でき)/u.test(rest)) return 'wish';
  if (/^[てで](?:ほしい|欲しい|もらえ|もらい|いただけ|いただき)/u.test(rest)) return 'favor';
  if (/^(?:[てで](?:しまいまし|しまっ)た|ました|[ただ])時?$/u.test(rest)) return 'past';
  if (/^(?:ません|ない)時?$/u.test(rest)) return 'negated';
  return partOfSpeech === '名詞' && rest === '' ? 'title' : undefined;
}

type Argument = { readonly text: string; readonly particle: string };

/** The particle that marks the object; the first that the question has counts. */
const objectParticles: Readonly<Record<'action' | 'trouble' | 'able', readonly string[]>> = {
  action: ['を', 'の', '', 'に', 'へ', 'は', 'も'],
  trouble: ['を', 'が', 'に', 'は', 'も'],
  able: ['を', 'は', 'も', 'が'],
};

function withObject(
  tokens: readonly Token[],
  predicate: Predicate,
  mood: Request['mood'],
): Request | undefined {
  const found = readArguments(tokens);
  if (found === undefined) return undefined;
  const isTrouble = mood === 'past' || mood === 'negated' || mood === 'cannot';
  const particles = objectParticles[mood === 'able' ? 'able' : isTrouble ? 'trouble' : 'action'];
  const places = particles.map((particle) => found.findLastIndex((each) => each.particle === particle));
  const chosen = places.find((each) => each >= 0) ?? (mood === 'able' ? found.length - 1 : -1);
  const argument = found[chosen];
  if (argument === undefined || argument.text.length < 2) return undefined;
  if (mood === 'title' && argument.particle !== 'の') return undefined;
  const write = (list: readonly Argument[]): string =>
    list.map(({ text, particle }) => text + particle).join('');
  const [before, after] = [write(found.slice(0, chosen)), write(found.slice(chosen + 1))];
  const object = firstOfList(argument.text);
  if (after.endsWith('・')) return undefined;
  if (before.length + object.length + after.length > longestRequest) return undefined;
  return {
    before,
    object,
    particle: particleFor(argument.particle, mood, isTrouble),
    after,
    predicate,
    mood,
  };
}

function particleFor(written: string, mood: Request['mood'], isTrouble: boolean): string {
  if (mood === 'able') return written === 'を' ? 'は' : written;
  if (written === 'に' || written === 'へ' || written === 'が') return written;
  return isTrouble && written !== 'を' ? 'が' : 'を';
}

/** The first of a long list (テレビ・エアコン・冷蔵庫): nobody asks for all of it. */
function firstOfList(text: string): string {
  const items = text.split('・');
  return items.length > 2 ? (items[0] ?? text) : text;
}

/**
 * The nouns before a verb with their particles, in their order. Undefined when something else is among them that would
 * be lost: 漏水した分の料金 is not just 料金.
 */
function readArguments(tokens: readonly Token[]): Argument[] | undefined {
  const found: Argument[] = [];
  let at = tokens.length - 1;
  while (at >= 0) {
    let particle = '';
    for (; at >= 0 && isParticle(tokens[at]); at -= 1) particle = `${tokens[at]?.surface ?? ''}${particle}`;
    let text = '';
    let start = at;
    for (; start >= 0 && isOfNoun(tokens[start]); start -= 1) text = `${tokens[start]?.surface ?? ''}${text}`;
    if (text === '')
      return isEndOfAnother(tokens[at]) && particle === '' && found.length > 0 ? found : undefined;
    if (tokens[start + 1]?.detail === '接尾' || /^[の・ ]/u.test(text)) return undefined;
    found.unshift(
      particle === '' && text.includes('の') && tokens[at]?.surface === 'の'
        ? { text: text.slice(0, -1), particle: 'の' }
        : { text: text.trim(), particle },
    );
    at = start;
    const last = tokens[at];
    if (last !== undefined && !isParticle(last)) return isEndOfAnother(last) ? found : undefined;
  }
  return found;
}

/** May what comes before this token be left out, as in 就職して職場の健康保険に入る, 車いすや介護用ベッドを借りる? */
function isEndOfAnother(token: Token | undefined): boolean {
  return token?.detail === '接続助詞' || token?.detail === '並立助詞';
}

function isParticle(token: Token | undefined): boolean {
  return token?.partOfSpeech === '助詞' && !/^(?:接続助詞|並立助詞|連体化)$/u.test(token.detail);
}

/** Is it a noun, or の or ・ between nouns? */
function isOfNoun(token: Token | undefined): boolean {
  if (token === undefined) return false;
  const { partOfSpeech, detail, surface } = token;
  if (partOfSpeech === '名詞')
    return detail !== '代名詞' && !/^(?:こと|もの|ため|よう|どの|どれ|いつ|何)$/u.test(surface);
  return partOfSpeech === '接頭詞' || detail === '連体化' || surface === '・' || surface === ' ';
}
