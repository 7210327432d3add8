import type { Side } from '../text/terms.ts';
import type { Token } from '../text/tokenizer.ts';
import {
  separator,
  tableNames,
  type CompiledLexicon,
  type Phrases,
  type TableName,
} from './compiled-lexicon.ts';
import type { KeyedWord } from './keyed-words.ts';
import type { Membership } from './membership.ts';

/** So many other words may stand between what and what happened: 財布を「電車の中で」落とした. */
const widestGap = 3;

/** Which of a text's keyed words make up a phrase. */
type Place = readonly number[];
type Found = (membership: Membership, place: Place) => void;

/** Does the book have the word itself, in any entry? */
export type Knows = (token: Token) => boolean;

export type Finder = (
  tokens: readonly Token[],
  words: readonly KeyedWord[],
  side: Side,
  knows: Knows,
  found: Found,
) => void;

/** Finds every phrase of a side; on the asked side also narrow words that are new to the book, and situations. */
export function createFinder(lexicon: CompiledLexicon): Finder {
  const longest = Object.fromEntries(tableNames.map((name) => [name, longestFrom(lexicon[name])])) as Record<
    TableName,
    ReadonlyMap<string, number>
  >;
  const findIn = (name: TableName, words: readonly KeyedWord[], found: Found): void =>
    findPhrases(words, lexicon[name], longest[name], found);
  return (tokens, words, side, knows, found) => {
    findIn(side, words, found);
    if (side === 'written') return;
    findIn('hint', words, found);
    const isNew = (at: number): boolean => {
      const token = tokens[words[at]?.at ?? -1];
      return token !== undefined && !knows(token);
    };
    findIn('narrow', words, (membership, place) => {
      if (place.some(isNew)) found(membership, place);
    });
    // By group and by the words before what follows: a long message has too many things to try each with each happening.
    const things = new Map<string, Place>();
    const keyAt = (term: string, before: number): string => `${term} ${before}`;
    findIn('thing', words, ({ term }, place) => {
      const next = words[(place.at(-1) ?? 0) + 1];
      if (next === undefined) return;
      const key = keyAt(term, next.before);
      // Of things that end together the longest is met first.
      if (!things.has(key)) things.set(key, place);
    });
    if (things.size === 0) return;
    findIn('happening', words, (membership, place) => {
      const first = place[0] ?? 0;
      for (let gap = 0; gap <= widestGap; gap += 1) {
        const thing = things.get(keyAt(membership.term, (words[first]?.before ?? 0) - gap));
        if (thing === undefined || (thing.at(-1) ?? 0) >= first) continue;
        found(membership, thing);
        found(membership, place);
      }
    });
  };
}

/** First key → how many keys the longest phrase has that begins with it. */
function longestFrom(phrases: Phrases): ReadonlyMap<string, number> {
  const longest = new Map<string, number>();
  for (const phrase of phrases.keys()) {
    const keys = phrase.split(separator);
    const first = keys[0] ?? '';
    longest.set(first, Math.max(longest.get(first) ?? 0, keys.length));
  }
  return longest;
}

function findPhrases(
  words: readonly KeyedWord[],
  phrases: Phrases,
  longest: ReadonlyMap<string, number>,
  found: Found,
): void {
  const extend = (phrase: string, place: Place, left: number): void => {
    for (const membership of phrases.get(phrase) ?? []) found(membership, place);
    if (left <= 0) return;
    for (let next = (place.at(-1) ?? 0) + 1; next < words.length; next += 1) {
      const word = words[next];
      if (word === undefined) return;
      extend(phrase + separator + word.key, [...place, next], left - 1);
      if (!word.isOptional) return;
    }
  };
  for (const [start, { key }] of words.entries()) extend(key, [start], (longest.get(key) ?? 0) - 1);
}
