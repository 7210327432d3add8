import type { LexiconMatcher } from '../lexicon/matchers.ts';
import { isHint } from '../lexicon/hints.ts';
import { toKatakana } from '../text/normalize.ts';
import { counterOf } from '../text/numbers.ts';
import type { Side, Terms } from '../text/terms.ts';
import type { Token } from '../text/tokenizer.ts';
import { isContent, wordOf } from '../text/content-words.ts';

/** Search compares texts in five kinds of terms; each finds what the others miss. */
export const streamNames = ['words', 'characters', 'sounds', 'meanings', 'hints'] as const;
export type StreamName = (typeof streamNames)[number];

export type Streams = {
  /** Base forms of content words. */
  readonly words: Terms;
  /** Kanji and pairs of neighbouring characters: 申込 finds お申し込み, a typo costs two pairs and not a word. */
  readonly characters: Terms;
  /** Pairs and triples of kana as the text is read: ぱすわーど finds パスワード, 借り登録 finds 仮登録. */
  readonly sounds: Terms;
  /** Groups of the lexicon: なくした finds 紛失. */
  readonly meanings: Terms;
  /** What the lexicon's hints lead to: 財布 and 落とした find 紛失, together more than either. */
  readonly hints: Terms;
};

export function toStreams(tokens: readonly Token[], match: LexiconMatcher, side: Side): Streams {
  const words = new Map<string, number>();
  for (const [at, token] of tokens.entries()) {
    if (!isContent(token)) continue;
    words.set(wordOf(token), 1);
    const counter = counterOf(token.base);
    if (counter !== undefined) words.set(counter, 1);
    const endings = endingsAfter(tokens, at);
    if (endings !== '') words.set(`${wordOf(token)}${endings}`, 1);
  }
  const matched = [...match(tokens, side)];
  const meanings = new Map(matched.filter(([term]) => !isHint(term)));
  const hints = new Map(matched.filter(([term]) => isHint(term)));
  return { words, ...toSpelling(tokens), meanings, hints };
}

/** The two streams of a text that have to do with how it is spelt and read. */
export function toSpelling(tokens: readonly Token[]): Pick<Streams, 'characters' | 'sounds'> {
  const characters = new Map<string, number>();
  const sounds = new Map<string, number>();
  for (const run of toRuns(tokens)) {
    addCharacters(run.map((token) => token.surface).join(''), characters);
    addSounds(run.map((token) => token.reading).join(''), sounds);
  }
  return { characters, sounds };
}

/**
 * Marks a word whose endings change what is wanted: negation (届かない → +否), passive or causative (ログアウトされた →
 * +受).
 */
function endingsAfter(tokens: readonly Token[], at: number): string {
  let endings = '';
  for (const token of tokens.slice(at + 1, at + 5)) {
    const isEnding = token.partOfSpeech === '助動詞' || (token.partOfSpeech === '動詞' && !isContent(token));
    if (!isEnding) break;
    if (/^(ない|ん|ぬ|ず)$/u.test(token.base)) endings += '+否';
    if (/^(れる|られる|せる|させる)$/u.test(token.base)) endings += '+受';
  }
  return endings;
}

/** Content words side by side: no term reaches across a particle or a stop word. */
function toRuns(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const runs: Token[][] = [[]];
  for (const token of tokens) {
    if (isContent(token)) runs.at(-1)?.push(token);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

function addCharacters(run: string, terms: Map<string, number>): void {
  const text = toKatakana(run);
  for (const kanji of text.match(/\p{Script=Han}/gu) ?? []) terms.set(kanji, 1);
  addGrams(text, 2, terms);
}

export function addSounds(run: string, terms: Map<string, number>): void {
  const kana = toKatakana(run);
  addGrams(kana, 2, terms);
  addGrams(kana, 3, terms);
}

function addGrams(text: string, length: number, terms: Map<string, number>): void {
  // Nearly every text has no surrogate pairs, and can be cut without splitting it into characters first.
  const characters = /[\ud800-\udfff]/.test(text) ? Array.from(text) : undefined;
  const end = characters?.length ?? text.length;
  for (let start = 0; start + length <= end; start += 1)
    terms.set(characters?.slice(start, start + length).join('') ?? text.slice(start, start + length), 1);
}
