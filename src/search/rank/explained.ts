import type { Indexes } from '../index/book-index.ts';
import type { WordMatcher } from '../lexicon/matchers.ts';
import type { EntryRange, StreamIndex } from '../index/stream-index.ts';
import { toSpelling } from '../index/streams.ts';
import type { Terms } from '../text/terms.ts';
import { counterOf } from '../text/numbers.ts';
import { isContent, wordOf } from '../text/content-words.ts';
import type { MessageWords } from '../message/message-reader.ts';

/**
 * A content word of a message: how rare it is in the book, and how well an entry knows it, 0 … 1. `asked`: how well the
 * entry's questions do, without its answer.
 */
export type ExplainedWord = {
  readonly word: string;
  readonly rarity: number;
  readonly share: number;
  readonly asked: number;
};

/** How much of a message's words an entry knows, rare ones above all, 0 … 1, and how many of them it knows by half at least. */
export function sharedBy(explained: readonly ExplainedWord[]): { shared: number; sharedWords: number } {
  const all = explained.reduce((sum, { rarity }) => sum + rarity, 0);
  const known = explained.reduce((sum, { rarity, share }) => sum + rarity * share, 0);
  return {
    shared: all === 0 ? 0 : known / all,
    sharedWords: explained.filter(({ share }) => share >= halfKnown).length,
  };
}

/** An entry that knows less of a word doesn't know it. */
export const halfKnown = 0.5;

/** How well an entry knows a word of which it has only a synonym, the characters or the sound. */
export const shares = {
  word: 1,
  meaning: 0.9,
  characters: 0.8,
  sounds: 0.7,
  hint: 0.5,
  shortSound: 0.35,
} as const;

/** Sure synonyms explain a word well, a broader word or a likely consequence less: half of it whatever the weight. */
export function shareOfMeaning(weight: number): number {
  return (shares.meaning * (1 + weight)) / 2;
}

/** A hint explains a word by half at most. */
function shareOfHint(weight: number): number {
  return shares.hint * Math.sqrt(weight);
}

const noTerms: Terms = new Map<string, number>();

/**
 * How well an entry knows each word of a message: the word itself, a synonym, or at least its characters or its
 * sound. A word also means what a phrase means that it is part of. When the entry doesn't know one of the words at all,
 * the message is about something else.
 */
export function createExplainer(
  { tokens, spellings, fragments }: MessageWords,
  indexes: Indexes,
  matchWords: WordMatcher,
): (range: EntryRange) => ExplainedWord[] {
  const words = new Map<string, WordTerms>();
  const meanings = matchWords(tokens);
  for (const [at, token] of tokens.entries()) {
    const word = wordOf(token);
    if (!isContent(token) || words.has(word)) continue;
    const { characters, sounds } = toSpelling([token]);
    words.set(word, {
      rarity: indexes.words.rarityOf(word),
      ids: [word, ...(spellings.get(word) ?? [])].map((spelling) => indexes.words.idOf(spelling)),
      counter: counterOf(word),
      isFragment: fragments.has(word),
      meanings: knownOf(meanings[at] ?? noTerms, indexes.meanings, shareOfMeaning),
      hints: knownOf(meanings[at] ?? noTerms, indexes.hints, shareOfHint),
      characters: idsOf(characters, indexes.characters),
      sounds: idsOf(sounds, indexes.sounds),
    });
  }

  return (range) => {
    const isIn: Holds = (index, id) => index.isIn(id, range);
    const isAsked: Holds = (index, id) => index.isAsked(id, range);
    return [...words].flatMap(([word, terms]) => {
      const { rarity, counter } = terms;
      if (counter !== undefined) return explainNumber(word, rarity, terms.ids[0], counter, range);
      const share = shareOf(terms, isIn);
      return [{ word, rarity, share, asked: share === 0 ? 0 : shareOf(terms, isAsked) }];
    });
  };

  function shareOf(
    { ids, isFragment, meanings, hints, characters, sounds }: WordTerms,
    holds: Holds,
  ): number {
    if (ids.some((id) => holds(indexes.words, id))) return shares.word;
    const meaning = Math.max(
      meanings.find(({ id }) => holds(indexes.meanings, id))?.share ?? 0,
      hints.find(({ id }) => holds(indexes.hints, id))?.share ?? 0,
    );
    if (isFragment) return meaning;
    const heldOf = (terms: TermIds, index: StreamIndex): number =>
      terms.length === 0 ? 0 : terms.filter((id) => holds(index, id)).length / terms.length;
    return Math.max(
      meaning,
      shares.characters * heldOf(characters, indexes.characters),
      // Two kana stand in many words: their sound alone says little.
      (sounds.length < 2 ? shares.shortSound : shares.sounds) * heldOf(sounds, indexes.sounds),
    );
  }

  /** Only an entry whose questions count the same things says anything about a number. */
  function explainNumber(
    word: string,
    rarity: number,
    id: number | undefined,
    counter: string,
    range: EntryRange,
  ): ExplainedWord[] {
    const isBare = counter === '';
    if (isBare ? indexes.words.isIn(id, range) : indexes.words.isAsked(id, range))
      return [{ word, rarity, share: shares.word, asked: shares.word }];
    // Its answer may name that number beside the one of its question (6月 in the question, 10月から in the answer).
    const isAnother = indexes.counters.isCounted(counter, range) && !indexes.words.isIn(id, range);
    return isAnother ? [{ word, rarity, share: 0, asked: 0 }] : [];
  }
}

/** Does an entry, or its questions, hold a term? */
type Holds = (index: StreamIndex, id: number | undefined) => boolean;

/** The numbers of a word's terms: looked up once for a message, not once for each entry. */
type TermIds = readonly (number | undefined)[];

type WordTerms = {
  readonly rarity: number;
  /** The word and its other spellings. */
  readonly ids: TermIds;
  readonly counter: string | undefined;
  readonly isFragment: boolean;
  /** The surest first; those that the book doesn't know are left out. */
  readonly meanings: readonly KnownTerm[];
  readonly hints: readonly KnownTerm[];
  readonly characters: TermIds;
  readonly sounds: TermIds;
};

type KnownTerm = { readonly id: number; readonly share: number };

function knownOf(
  terms: Terms,
  index: StreamIndex,
  shareOf: (weight: number) => number,
): readonly KnownTerm[] {
  return Array.from(terms, ([term, weight]) => ({ id: index.idOf(term), share: shareOf(weight) }))
    .flatMap(({ id, share }) => (id === undefined ? [] : [{ id, share }]))
    .sort((a, b) => b.share - a.share);
}

function idsOf(terms: Terms, index: StreamIndex): TermIds {
  return Array.from(terms.keys(), (term) => index.idOf(term));
}
