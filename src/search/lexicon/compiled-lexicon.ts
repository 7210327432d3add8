import type { Side, Terms } from '../text/terms.ts';
import { runThrough, type Steps } from '../steps.ts';
import { normalize, toKatakana } from '../text/normalize.ts';
import type { Token, Tokenizer } from '../text/tokenizer.ts';
import type { LexiconGroup } from './groups.ts';

/** The words of a text → the groups of the lexicon that they belong to. */
export type LexiconMatcher = (tokens: readonly Token[], side: Side) => Terms;

const defaultWeights = { same: 1, from: 0.7 } as const;

/** A group that a phrase belongs to, and how sure that is. */
export type Membership = { readonly term: string; readonly weight: number };

/** For each side: phrase (the keys of its words, joined) → the groups that it belongs to. */
export type CompiledLexicon = Readonly<Record<Side, ReadonlyMap<string, readonly Membership[]>>>;

/** Stands between the keys of a phrase; no key contains it. */
const separator = '\t';

/** Finds groups by the base forms of their words; particles between the words don't matter. */
export function createLexiconMatcher(groups: readonly LexiconGroup[], tokenize: Tokenizer): LexiconMatcher {
  return createMatcher(runThrough(compileGroups(groups, tokenize)));
}

/** Tokenizes every word of the lexicon (18,000, under 1 s), with a pause after each group. */
export function* compileGroups(
  groups: readonly LexiconGroup[],
  tokenize: Tokenizer,
): Steps<CompiledLexicon> {
  const phrases = { asked: new Map<string, Membership[]>(), written: new Map<string, Membership[]>() };
  // Many words stand in several groups, and a group's words are added to both sides.
  const phraseOf = new Map<string, string | undefined>();
  const toPhrase = (word: string): string | undefined => {
    if (!phraseOf.has(word)) {
      const tokens = tokenize(normalize(word));
      const keys = toKeys(tokens);
      phraseOf.set(word, keys.length === 0 ? toAdverbs(tokens)[0] : keys.join(separator));
    }
    return phraseOf.get(word);
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

export function createMatcher(lexicon: CompiledLexicon): LexiconMatcher {
  const longest = { asked: longestFrom(lexicon.asked), written: longestFrom(lexicon.written) };
  return (tokens, side) => {
    const found = new Map<string, number>();
    const phrases = lexicon[side];
    findGroups(toKeys(tokens), phrases, longest[side], found);
    for (const adverb of toAdverbs(tokens)) addGroups(phrases.get(adverb), found);
    return found;
  };
}

/** First key → how many keys the longest phrase has that begins with it. */
function longestFrom(phrases: CompiledLexicon[Side]): ReadonlyMap<string, number> {
  const longest = new Map<string, number>();
  for (const phrase of phrases.keys()) {
    const keys = phrase.split(separator);
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
      phrase += separator + (keys[next] ?? '');
    }
  }
}

function addGroups(memberships: readonly Membership[] | undefined, found: Map<string, number>): void {
  for (const { term, weight } of memberships ?? [])
    if (weight > (found.get(term) ?? 0)) found.set(term, weight);
}

/** The keys by which phrases are compared, in the order of the words. */
export function toKeys(tokens: readonly Token[]): string[] {
  return tokens.flatMap(toKey);
}

/** A token's key in a phrase. Particles, endings and punctuation have none; a negation has. */
function toKey(token: Token): string[] {
  if (token.partOfSpeech === '助動詞') return isNegation(token) ? ['ナイ'] : [];
  if (['助詞', '記号', '副詞', '感動詞', '接続詞'].includes(token.partOfSpeech) && !isDecisiveAdverb(token))
    return [];
  if (token.partOfSpeech === '動詞' && token.detail === '非自立') return [];
  return [toKatakana(token.base)];
}

/** Adverbs are no part of a phrase, but some are words of the lexicon themselves (しばらく, 別途). */
function toAdverbs(tokens: readonly Token[]): string[] {
  return tokens
    .filter((token) => token.partOfSpeech === '副詞' && !isDecisiveAdverb(token))
    .map(({ base }) => `副詞 ${toKatakana(base)}`);
}

/** Most adverbs only say how (全然); these are what the question is about. */
function isDecisiveAdverb({ partOfSpeech, base }: Token): boolean {
  return partOfSpeech === '副詞' && /いくら|いつ|どう|もう一度|再び|初めて|はじめて|すぐ|まだ/u.test(base);
}

function isNegation({ base }: Token): boolean {
  return base === 'ない' || base === 'ん' || base === 'ぬ' || base === 'ず';
}
