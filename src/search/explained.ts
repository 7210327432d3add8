import type { Indexes } from './features.ts';
import type { LexiconMatcher } from './lexicon.ts';
import { toStreams, wordOf } from './streams.ts';
import type { Terms } from './terms.ts';
import type { Token } from './tokenizer.ts';
import { isContent } from './words.ts';

/** One content word of a message: how rare it is in the book, and how much of it an entry explains, 0 … 1. */
export type Explained = { readonly word: string; readonly rarity: number; readonly share: number };

/** Where an entry's asks stand in the index. */
export type EntryPlace = { readonly entry: number; readonly firstAsk: number; readonly endOfAsks: number };

/** What a word that only resembles one of the entry's counts for. */
const shares = { word: 1, meaning: 0.9, characters: 0.8, sounds: 0.7 } as const;

/**
 * Word by word, what of a message an entry knows: the word itself, another word for it, or at least its
 * characters or its sound. A question with a word that the entry doesn't know at all is about something else.
 */
export function createExplaining(
  tokens: readonly Token[],
  indexes: Indexes,
  match: LexiconMatcher,
): (place: EntryPlace) => Explained[] {
  const words = new Map<string, { readonly rarity: number; readonly terms: ReturnType<typeof toStreams> }>();
  for (const token of tokens) {
    const word = wordOf(token);
    if (!isContent(token) || words.has(word)) continue;
    words.set(word, { rarity: indexes.words.rarityOf(word), terms: toStreams([token], match, 'asked') });
  }

  return ({ entry, firstAsk, endOfAsks }) => {
    const heldShare = (terms: Terms, index: Indexes[keyof Indexes]): number => {
      let held = 0;
      for (const term of terms.keys()) if (index.isIn(term, entry, firstAsk, endOfAsks)) held += 1;
      return terms.size === 0 ? 0 : held / terms.size;
    };
    return [...words].map(([word, { rarity, terms }]) => {
      if (indexes.words.isIn(word, entry, firstAsk, endOfAsks)) return { word, rarity, share: shares.word };
      const share = Math.max(
        heldShare(terms.meanings, indexes.meanings) > 0 ? shares.meaning : 0,
        shares.characters * heldShare(terms.characters, indexes.characters),
        shares.sounds * heldShare(terms.sounds, indexes.sounds),
      );
      return { word, rarity, share };
    });
  };
}
