import type { Indexes } from './features.ts';
import type { LexiconMatcher } from '../lexicon/lexicon.ts';
import type { StreamIndex } from '../index/stream-index.ts';
import { toStreams, wordOf } from '../index/streams.ts';
import type { Terms } from '../index/terms.ts';
import type { Token } from '../text/tokenizer.ts';
import { isContent } from '../text/content-words.ts';

/** One content word of a message: how rare it is in the book, and how much of it an entry explains, 0 … 1. */
export type Explained = { readonly word: string; readonly rarity: number; readonly share: number };

/** Where an entry's asks stand in the index. */
export type EntryPlace = {
  readonly entry: number;
  readonly firstQueryDocument: number;
  readonly endOfQueryDocuments: number;
};

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
  const words = new Map<string, KnownWord>();
  for (const token of tokens) {
    const word = wordOf(token);
    if (!isContent(token) || words.has(word)) continue;
    const { meanings, characters, sounds } = toStreams([token], match, 'asked');
    words.set(word, {
      rarity: indexes.words.rarityOf(word),
      id: indexes.words.idOf(word),
      meanings: idsOf(meanings, indexes.meanings),
      characters: idsOf(characters, indexes.characters),
      sounds: idsOf(sounds, indexes.sounds),
    });
  }

  return ({ entry, firstQueryDocument, endOfQueryDocuments }) => {
    const heldShare = (ids: TermIds, index: StreamIndex): number => {
      let held = 0;
      for (const id of ids) if (index.isIn(id, entry, firstQueryDocument, endOfQueryDocuments)) held += 1;
      return ids.length === 0 ? 0 : held / ids.length;
    };
    return [...words].map(([word, { rarity, id, meanings, characters, sounds }]) => {
      if (indexes.words.isIn(id, entry, firstQueryDocument, endOfQueryDocuments))
        return { word, rarity, share: shares.word };
      const share = Math.max(
        heldShare(meanings, indexes.meanings) > 0 ? shares.meaning : 0,
        shares.characters * heldShare(characters, indexes.characters),
        shares.sounds * heldShare(sounds, indexes.sounds),
      );
      return { word, rarity, share };
    });
  };
}

/** The numbers of a word's terms, looked up once a message and not for each entry. */
type TermIds = readonly (number | undefined)[];

type KnownWord = {
  readonly rarity: number;
  readonly id: number | undefined;
  readonly meanings: TermIds;
  readonly characters: TermIds;
  readonly sounds: TermIds;
};

function idsOf(terms: Terms, index: StreamIndex): TermIds {
  return Array.from(terms.keys(), (term) => index.idOf(term));
}
