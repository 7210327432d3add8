import type { Book } from '../../books/book.ts';
import type { BookTable } from '../index/book-table.ts';
import type { CompiledLexicon } from '../lexicon/compiled-lexicon.ts';
import type { LexiconGroup } from '../lexicon/groups.ts';
import { keyOfBook, keyOfLexicon } from './cache-keys.ts';
import { packLexicon, unpackLexicon, type CachedLexicon } from './packed-lexicon.ts';
import { packTable, unpackTable } from './packed-table.ts';
import { pack, unpack, type Unpacked } from './packing.ts';

/**
 * Stores what search computed from texts, by a key that stands for those texts: files in a folder, or a Map in a
 * test. An entry may disappear at any time; search then computes it again.
 */
export type IndexCache = {
  read(key: string): Uint8Array | undefined;
  write(key: string, bytes: Uint8Array): void;
};

/** Stores nothing: everything is computed each time. */
export const noIndexCache: IndexCache = { read: () => undefined, write: () => undefined };

/** The table of a book, if the cache has one of exactly these texts. */
export function readCachedTable(book: Book, cache: IndexCache): BookTable | undefined {
  return readCached(keyOfBook(book), cache, (unpacked) => unpackTable(unpacked, book.entries.length));
}

export function cacheTable(book: Book, table: BookTable, cache: IndexCache): void {
  const key = keyOfBook(book);
  cache.write(key, pack(key, packTable(table)));
}

export function readCachedLexicon(cache: IndexCache): CachedLexicon | undefined {
  return readCached(keyOfLexicon(), cache, unpackLexicon);
}

export function cacheLexicon(
  compiled: CompiledLexicon,
  groups: readonly LexiconGroup[],
  cache: IndexCache,
): void {
  const key = keyOfLexicon();
  cache.write(key, pack(key, packLexicon(compiled, groups)));
}

/** Bytes that can't be decoded count as missing: they are computed and written again. */
function readCached<T>(key: string, cache: IndexCache, decode: (unpacked: Unpacked) => T): T | undefined {
  const bytes = cache.read(key);
  if (bytes === undefined) return undefined;
  try {
    const unpacked = unpack(key, bytes);
    return unpacked && decode(unpacked);
  } catch {
    return undefined;
  }
}
