import type { Side, Terms } from '../text/terms.ts';
import { runThrough, type Steps } from '../steps.ts';
import { normalize } from '../text/normalize.ts';
import type { Token, Tokenizer } from '../text/tokenizer.ts';
import type { LexiconGroup } from './groups.ts';
import { hintTermOf, isHint, weighHints } from './hints.ts';
import { toKeyedWords, toPhraseKeys, type KeyedWord } from './keyed-words.ts';
import { narrowerWords, withSynonyms } from './related-words.ts';
import { createWordCollector } from './everyday-words.ts';

/** The words of a text → the groups of the lexicon that they belong to. */
export type LexiconMatcher = (tokens: readonly Token[], side: Side) => Terms;

/** The words of a message → for each of them the groups that it belongs to, alone or as a part of a phrase. */
export type WordMatcher = (tokens: readonly Token[]) => readonly Terms[];

const defaultWeights = { same: 1, from: 0.7, narrow: 0.5, situation: 0.7 } as const;

/** A group that a phrase belongs to, and how sure that is. */
export type Membership = { readonly term: string; readonly weight: number };

/** Phrase (the keys of its words, joined) → the groups that it belongs to. */
export type Phrases = ReadonlyMap<string, readonly Membership[]>;

/**
 * The tables of phrases: those of the two sides, words that may be found by a broader one, the halves of a situation,
 * hints.
 */
export const tableNames = ['asked', 'written', 'narrow', 'thing', 'happening', 'hint'] as const;
type TableName = (typeof tableNames)[number];
export type CompiledLexicon = Readonly<Record<TableName, Phrases>> & {
  /** The words of all phrases, verbs in every form: what a message in kana may hold beside the book's own words. */
  readonly words: readonly Token[];
};

/** Stands between the keys of a phrase; no key contains it. */
const separator = '\t';

/** So many other words may stand between what and what happened: 財布を「電車の中で」落とした. */
const widestGap = 3;

/** For texts that belong to no book. */
export const knowsAll: Knows = () => true;

/** Finds groups by the base forms of their words; particles between the words don't matter. */
export function createLexiconMatcher(groups: readonly LexiconGroup[], tokenize: Tokenizer): LexiconMatcher {
  return createMatchers(runThrough(compileGroups(groups, tokenize)))(knowsAll).match;
}

/** Tokenizes every word of the lexicon (20,000, about 1 s), with a pause after each group. */
export function* compileGroups(groups: readonly LexiconGroup[], tokenize: Tokenizer): Steps<CompiledLexicon> {
  const table = (): Map<string, Membership[]> => new Map();
  const tables = {
    asked: table(),
    written: table(),
    narrow: table(),
    thing: table(),
    happening: table(),
    hint: table(),
  };
  const words = createWordCollector(tokenize);
  // Many words stand in several groups, and a group's words are added to both sides.
  const phraseOf = new Map<string, string | undefined>();
  const toPhrase = (word: string): string | undefined => {
    if (!phraseOf.has(word)) {
      const tokens = tokenize(normalize(word));
      words.add(tokens);
      const keys = toPhraseKeys(tokens);
      phraseOf.set(word, keys.length === 0 ? undefined : keys.join(separator));
    }
    return phraseOf.get(word);
  };
  const add = (name: keyof typeof tables, words: Iterable<string>, term: string, weight: number): void => {
    for (const word of words) {
      const phrase = toPhrase(word);
      if (phrase === undefined) continue;
      const known = tables[name].get(phrase);
      if (known === undefined) tables[name].set(phrase, [{ term, weight }]);
      else known.push({ term, weight });
    }
  };
  const narrower = narrowerWords(groups);
  const synonymous = withSynonyms(groups);
  for (const [index, group] of groups.entries()) {
    const term = String(index);
    if ('same' in group) {
      const weight = group.weight ?? defaultWeights.same;
      add('asked', group.same, term, weight);
      add('written', group.same, term, 1);
    } else if ('from' in group) {
      add('asked', group.from, term, group.weight ?? defaultWeights.from);
      add('written', group.to, term, 1);
    } else if ('broad' in group) {
      add('narrow', group.narrow, term, defaultWeights.narrow);
      // An entry may call the broader thing by another name: 年休 is a 休暇, and so it is an お休み.
      add('written', synonymous(group.broad), term, 1);
    } else if ('about' in group) {
      add('hint', synonymous(group.hints), hintTermOf(index), 1);
      add('written', synonymous(group.about), hintTermOf(index), 1);
    } else {
      const weight = group.weight ?? defaultWeights.situation;
      add('thing', [...group.what, ...narrower(group.what)], term, weight);
      add('happening', group.happens, term, weight);
      add('written', group.then, term, 1);
    }
    yield;
  }
  const hint = new Map([...tables.hint].map(([phrase, of]) => [phrase, weighHints(of)]));
  return { ...tables, hint, words: yield* words.finish() };
}

/** Which of a text's keyed words make up a phrase. */
type Place = readonly number[];
type Found = (membership: Membership, place: Place) => void;

/** Does the book have the word itself, in any entry? */
export type Knows = (token: Token) => boolean;

/** How the messages for one book are read: as a whole, and word by word. */
export type Matchers = { readonly match: LexiconMatcher; readonly matchWords: WordMatcher };

/**
 * Prepares a lexicon once for all books.
 * @returns the matchers of a book: a word that the book has is left to itself, one that it doesn't have may also be found
 *   by a broader word
 */
export function createMatchers(lexicon: CompiledLexicon): (knows: Knows) => Matchers {
  const find = createFinder(lexicon);
  return (knows) => ({
    match(tokens, side) {
      const found = new Map<string, number>();
      find(tokens, toKeyedWords(tokens), side, knows, (membership) => raise(found, membership));
      return found;
    },
    matchWords(tokens) {
      const found = tokens.map(() => new Map<string, number>());
      const raiseAt = (at: number | undefined, membership: Membership): void => {
        const terms = found[at ?? -1];
        if (terms !== undefined) raise(terms, membership);
      };
      const words = toKeyedWords(tokens);
      find(tokens, words, 'asked', knows, (membership, place) => {
        for (const at of place) raiseAt(words[at]?.at, membership);
      });
      return found;
    },
  });
}

/** Hints add up; of anything else the surest counts. */
function raise(found: Map<string, number>, { term, weight }: Membership): void {
  const known = found.get(term) ?? 0;
  found.set(term, isHint(term) ? Math.min(known + weight, 1) : Math.max(known, weight));
}

type Finder = (
  tokens: readonly Token[],
  words: readonly KeyedWord[],
  side: Side,
  knows: Knows,
  found: Found,
) => void;

/** Finds every phrase of a side; on the asked side also narrow words that are new to the book, and situations. */
function createFinder(lexicon: CompiledLexicon): Finder {
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

/** Longer words of English in the phrases of messages: they must not be read as Japanese in Latin letters (チャンゲ). */
export function englishWords({ asked }: CompiledLexicon): ReadonlySet<string> {
  const words = [...asked.keys()].flatMap((phrase) => phrase.split(separator));
  return new Set(words.filter((word) => /^[a-z]{4,}$/u.test(word)));
}
