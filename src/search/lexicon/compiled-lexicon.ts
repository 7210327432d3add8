import type { Side, Terms } from '../text/terms.ts';
import { runThrough, type Steps } from '../steps.ts';
import { isSmallEnglish } from '../text/english.ts';
import { normalize, toKatakana } from '../text/normalize.ts';
import type { Token, Tokenizer } from '../text/tokenizer.ts';
import type { LexiconGroup } from './groups.ts';
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

/** The tables of phrases: those of the two sides, words that may be found by a broader one, the halves of a situation. */
export const tableNames = ['asked', 'written', 'narrow', 'thing', 'happening'] as const;
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
  const tables = { asked: table(), written: table(), narrow: table(), thing: table(), happening: table() };
  const words = createWordCollector(tokenize);
  // Many words stand in several groups, and a group's words are added to both sides.
  const phraseOf = new Map<string, string | undefined>();
  const toPhrase = (word: string): string | undefined => {
    if (!phraseOf.has(word)) {
      const tokens = tokenize(normalize(word));
      words.add(tokens);
      const keys = toKeys(tokens);
      phraseOf.set(word, keys.length === 0 ? toAdverbs(tokens)[0]?.key : keys.join(separator));
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
    } else {
      const weight = group.weight ?? defaultWeights.situation;
      add('thing', [...group.what, ...narrower(group.what)], term, weight);
      add('happening', group.happens, term, weight);
      add('written', group.then, term, 1);
    }
    yield;
  }
  return { ...tables, words: yield* words.finish() };
}

/** Where a phrase stands among the keys of a text: from `start` up to and without `end`. */
type Place = { readonly start: number; readonly end: number };
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
      for (const { key } of toAdverbs(tokens))
        for (const membership of lexicon[side].get(key) ?? []) raise(found, membership);
      return found;
    },
    matchWords(tokens) {
      const found = tokens.map(() => new Map<string, number>());
      const raiseAt = (at: number | undefined, membership: Membership): void => {
        const terms = found[at ?? -1];
        if (terms !== undefined) raise(terms, membership);
      };
      const words = toKeyedWords(tokens);
      find(tokens, words, 'asked', knows, (membership, { start, end }) => {
        for (let at = start; at < end; at += 1) raiseAt(words[at]?.at, membership);
      });
      for (const { key, at } of toAdverbs(tokens))
        for (const membership of lexicon.asked.get(key) ?? []) raiseAt(at, membership);
      return found;
    },
  });
}

function raise(found: Map<string, number>, { term, weight }: Membership): void {
  if (weight > (found.get(term) ?? 0)) found.set(term, weight);
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
    const isNew = (at: number): boolean => {
      const token = tokens[words[at]?.at ?? -1];
      return token !== undefined && !knows(token);
    };
    findIn('narrow', words, (membership, place) => {
      for (let at = place.start; at < place.end; at += 1) {
        if (!isNew(at)) continue;
        found(membership, place);
        return;
      }
    });
    const things: (Membership & Place)[] = [];
    findIn('thing', words, (membership, place) => things.push({ ...membership, ...place }));
    if (things.length === 0) return;
    findIn('happening', words, (membership, place) => {
      for (const thing of things) {
        const gap = place.start - thing.end;
        if (thing.term !== membership.term || gap < 0 || gap > widestGap) continue;
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
  for (const [start, { key }] of words.entries()) {
    const last = Math.min(start + (longest.get(key) ?? 0), words.length);
    let phrase = key;
    for (let end = start + 1; end <= last; end += 1) {
      for (const membership of phrases.get(phrase) ?? []) found(membership, { start, end });
      phrase += separator + (words[end]?.key ?? '');
    }
  }
}

/** A word's key, and the number of its token. */
type KeyedWord = { readonly key: string; readonly at: number };

/** The keys by which phrases are compared, in the order of the words. */
export function toKeys(tokens: readonly Token[]): string[] {
  return toKeyedWords(tokens).map(({ key }) => key);
}

function toKeyedWords(tokens: readonly Token[]): KeyedWord[] {
  return tokens.flatMap((token, at) => {
    const key = toKey(token);
    return key === undefined ? [] : [{ key, at }];
  });
}

/** A token's key in a phrase. Particles, endings and punctuation have none; a negation has. */
function toKey(token: Token): string | undefined {
  if (token.partOfSpeech === '助動詞') return isNegation(token) ? 'ナイ' : undefined;
  if (['助詞', '記号', '副詞', '感動詞', '接続詞'].includes(token.partOfSpeech) && !isDecisiveAdverb(token))
    return undefined;
  if (token.partOfSpeech === '動詞' && token.detail === '非自立') return undefined;
  if (isSmallEnglish(token.base) || token.base === "'") return undefined;
  return toKatakana(token.base);
}

/** Adverbs are no part of a phrase, but some are words of the lexicon themselves (しばらく, 別途). */
function toAdverbs(tokens: readonly Token[]): KeyedWord[] {
  return tokens.flatMap((token, at) =>
    token.partOfSpeech === '副詞' && !isDecisiveAdverb(token)
      ? [{ key: `副詞 ${toKatakana(token.base)}`, at }]
      : [],
  );
}

/** Most adverbs only say how (全然); these are what the question is about. */
function isDecisiveAdverb({ partOfSpeech, base }: Token): boolean {
  return partOfSpeech === '副詞' && /いくら|いつ|どう|もう一度|再び|初めて|はじめて|すぐ|まだ/u.test(base);
}

function isNegation({ base }: Token): boolean {
  return base === 'ない' || base === 'ん' || base === 'ぬ' || base === 'ず';
}

/** Longer words of English in the phrases of messages: they must not be read as Japanese in Latin letters (チャンゲ). */
export function englishWords({ asked }: CompiledLexicon): ReadonlySet<string> {
  const words = [...asked.keys()].flatMap((phrase) => phrase.split(separator));
  return new Set(words.filter((word) => /^[a-z]{4,}$/u.test(word)));
}
