import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { readPlainly, type WrittenGroup } from './lexicon-text.ts';
import { normalize, toKatakana } from '../text/normalize.ts';
import type { Side, Terms } from '../index/terms.ts';
import { runThrough, type Steps } from '../steps.ts';
import type { Token, Tokenizer } from '../text/tokenizer.ts';

/** Words that mean the same at a counter, or that lead from what is said to what may be written. */
export type LexiconGroup =
  | { readonly same: readonly string[]; readonly weight?: number }
  | { readonly from: readonly string[]; readonly to: readonly string[]; readonly weight?: number };

/** A text's words → the groups of the lexicon that they belong to. */
export type LexiconMatcher = (tokens: readonly Token[], side: Side) => Terms;

const folder = new URL('./groups/', import.meta.url);
const defaultWeights = { same: 1, from: 0.7 } as const;

/**
 * Every group of `lexicon/*.yaml`, in the order of the files' names.
 * @param place another folder of such files, to measure them
 */
export function readLexicon(place: URL = folder): LexiconGroup[] {
  const files = readdirSync(place).filter((name) => name.endsWith('.yaml'));
  return files.sort().flatMap((name) => {
    const text = readFileSync(new URL(name, place), 'utf8');
    // Every scalar stays text: 119 is a word here, and so is no.
    const written = readPlainly(text) ?? (parse(text, { schema: 'failsafe' }) as WrittenGroup[]);
    return written.map(({ weight, ...words }) =>
      weight === undefined ? words : { ...words, weight: Number(weight) },
    );
  });
}

/** A group that a phrase belongs to, and how surely. */
export type Membership = { readonly term: string; readonly weight: number };

/** For each side, phrase (the keys of its words, joined) → the groups that it belongs to. */
export type CompiledLexicon = Readonly<Record<Side, ReadonlyMap<string, readonly Membership[]>>>;

/** Between the keys of a phrase; no key holds it. */
const between = '\t';

/** Makes the groups findable by their words' base forms; particles between the words don't matter. */
export function createLexiconMatcher(groups: readonly LexiconGroup[], tokenize: Tokenizer): LexiconMatcher {
  return matchCompiled(runThrough(compileLexicon(groups, tokenize)));
}

/** Reads every word of the lexicon (thousands: under 1 s), with a pause after each group. */
export function* compileLexicon(
  groups: readonly LexiconGroup[],
  tokenize: Tokenizer,
): Steps<CompiledLexicon> {
  const phrases = { asked: new Map<string, Membership[]>(), written: new Map<string, Membership[]>() };
  // Many words stand in several groups, and those of a group are added to both sides.
  const read = new Map<string, string | undefined>();
  const toPhrase = (word: string): string | undefined => {
    if (!read.has(word)) {
      const tokens = tokenize(normalize(word));
      const keys = toKeys(tokens);
      read.set(word, keys.length === 0 ? toAdverbs(tokens)[0] : keys.join(between));
    }
    return read.get(word);
  };
  const add = (side: Side, words: readonly string[], term: string, weight: number): void => {
    for (const word of words) {
      const phrase = toPhrase(word);
      if (phrase === undefined) continue;
      const known = phrases[side].get(phrase);
      if (known === undefined) phrases[side].set(phrase, [{ term, weight }]);
      else known.push({ term, weight });
    }
  };
  for (const [index, group] of groups.entries()) {
    const term = String(index);
    if ('same' in group) {
      const weight = group.weight ?? defaultWeights.same;
      add('asked', group.same, term, weight);
      add('written', group.same, term, 1);
    } else {
      add('asked', group.from, term, group.weight ?? defaultWeights.from);
      add('written', group.to, term, 1);
    }
    yield;
  }
  return phrases;
}

export function matchCompiled(lexicon: CompiledLexicon): LexiconMatcher {
  const longest = { asked: longestFrom(lexicon.asked), written: longestFrom(lexicon.written) };
  return (tokens, side) => {
    const found = new Map<string, number>();
    const phrases = lexicon[side];
    findGroups(toKeys(tokens), phrases, longest[side], found);
    for (const adverb of toAdverbs(tokens)) addGroups(phrases.get(adverb), found);
    return found;
  };
}

/** The group that a matcher's term stands for. */
export function groupOf(term: string, groups: readonly LexiconGroup[]): LexiconGroup | undefined {
  return groups[Number(term)];
}

/** First key → how many keys the longest phrase has that begins with it. */
function longestFrom(phrases: CompiledLexicon[Side]): ReadonlyMap<string, number> {
  const longest = new Map<string, number>();
  for (const phrase of phrases.keys()) {
    const keys = phrase.split(between);
    const first = keys[0] ?? '';
    longest.set(first, Math.max(longest.get(first) ?? 0, keys.length));
  }
  return longest;
}

function findGroups(
  keys: readonly string[],
  phrases: CompiledLexicon[Side],
  longest: ReadonlyMap<string, number>,
  found: Map<string, number>,
): void {
  for (const [start, key] of keys.entries()) {
    const end = Math.min(start + (longest.get(key) ?? 0), keys.length);
    let phrase = key;
    for (let next = start + 1; next <= end; next += 1) {
      addGroups(phrases.get(phrase), found);
      phrase += between + (keys[next] ?? '');
    }
  }
}

function addGroups(memberships: readonly Membership[] | undefined, found: Map<string, number>): void {
  for (const { term, weight } of memberships ?? [])
    if (weight > (found.get(term) ?? 0)) found.set(term, weight);
}

/** What of a phrase is compared, in its order. */
export function toKeys(tokens: readonly Token[]): string[] {
  return tokens.flatMap(toKey);
}

/** What of a token counts in a phrase: not particles, endings and marks, but whether it is denied. */
function toKey(token: Token): string[] {
  if (token.partOfSpeech === '助動詞') return isDenial(token) ? ['ナイ'] : [];
  if (['助詞', '記号', '副詞', '感動詞', '接続詞'].includes(token.partOfSpeech) && !isQuantity(token))
    return [];
  if (token.partOfSpeech === '動詞' && token.detail === '非自立') return [];
  return [toKatakana(token.base)];
}

/** Adverbs that stand in no phrase, as words of the lexicon of their own (しばらく, 別途). */
function toAdverbs(tokens: readonly Token[]): string[] {
  return tokens
    .filter((token) => token.partOfSpeech === '副詞' && !isQuantity(token))
    .map(({ base }) => `副詞 ${toKatakana(base)}`);
}

/** Adverbs between the words of a phrase say how (全然), but these are the matter itself. */
function isQuantity({ partOfSpeech, base }: Token): boolean {
  return partOfSpeech === '副詞' && /いくら|いつ|どう|もう一度|再び|初めて|はじめて|すぐ|まだ/u.test(base);
}

function isDenial({ base }: Token): boolean {
  return base === 'ない' || base === 'ん' || base === 'ぬ' || base === 'ず';
}
