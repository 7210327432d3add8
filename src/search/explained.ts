import type { Indexes } from './features.ts';
import type { LexiconMatcher } from './lexicon.ts';
import { toStreams, wordOf, type Terms } from './streams.ts';
import type { Token } from './tokenizer.ts';
import { isContent } from './words.ts';

/** One content word of a message: how rare it is in the book, and how much of it an entry explains, 0 … 1. */
export type Explained = { readonly word: string; readonly rarity: number; readonly share: number };

/** Where an entry's asks stand in the index. */
export type EntryPlace = { readonly entry: number; readonly firstAsk: number; readonly endOfAsks: number };

/**
 * Word by word, what of a message an entry knows: the word itself, another word for it, or at least its
 * characters or its sound. A question with a word that the entry doesn't know at all is about something else.
 */
export function explain(
  tokens: readonly Token[],
  place: EntryPlace,
  indexes: Indexes,
  match: LexiconMatcher,
): Explained[] {
  const { entry, firstAsk, endOfAsks } = place;
  const heldShare = (terms: Terms, index: Indexes[keyof Indexes]): number => {
    let held = 0;
    for (const term of terms.keys()) if (index.isIn(term, entry, firstAsk, endOfAsks)) held += 1;
    return terms.size === 0 ? 0 : held / terms.size;
  };
  const found = new Map<string, Explained>();
  for (const token of tokens) {
    const word = wordOf(token);
    if (!isContent(token) || found.has(word)) continue;
    const rarity = indexes.words.rarityOf(word);
    const { characters, sounds, meanings } = toStreams([token], match, 'asked');
    const share = indexes.words.isIn(word, entry, firstAsk, endOfAsks)
      ? 1
      : Math.max(
          heldShare(meanings, indexes.meanings) > 0 ? 0.9 : 0,
          0.8 * heldShare(characters, indexes.characters),
          0.7 * heldShare(sounds, indexes.sounds),
        );
    found.set(word, { word, rarity, share });
  }
  return [...found.values()];
}
