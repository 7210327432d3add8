import type { Book } from '../../books/book.ts';
import { readTable, toRecord, type BookTable } from './book-table.ts';
import type { EntryPlace } from '../rank/explained.ts';
import type { Indexes } from '../rank/features.ts';
import type { IndexCache } from '../cache/index-cache.ts';
import { keyOfBook } from '../cache/cache-key.ts';
import { packTable, unpackTable } from '../cache/packed-table.ts';
import type { LexiconMatcher } from '../lexicon/lexicon.ts';
import { pack, unpack } from '../cache/packing.ts';
import type { Steps } from '../steps.ts';
import { createStreamIndex, type StreamIndex } from './stream-index.ts';
import { streamNames, type StreamName } from './streams.ts';
import type { Tokenizer } from '../text/tokenizer.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A book as search looks things up in it. */
export type BookIndex = {
  readonly indexes: Indexes;
  /** The number of each entry's first ask, and at the end the number of asks. */
  readonly firstQueryDocuments: Uint32Array;
  readonly placeOf: (entry: number) => EntryPlace;
  /** An ask as typed → its entry; where several have it, the last that `admits` lets through. */
  readonly entryOfTyped: (typed: string, admits: (entry: number) => boolean) => number | undefined;
  readonly vocabulary: Vocabulary;
};

/** The index of a book: from what is kept of the same texts, else from the texts, and then it is kept. */
export function* openIndex(
  book: Book,
  match: LexiconMatcher,
  tokenizer: Tokenizer,
  indexCache: IndexCache,
): Steps<BookIndex> {
  const key = keyOfBook(book);
  const known = readCached(key, book.entries.length, indexCache);
  yield;
  const table = known ?? (yield* readTable(book, match, tokenizer));
  if (known === undefined) indexCache.write(key, pack(key, packTable(table)));
  return yield* indexTable(table);
}

/** What can't be understood counts as not kept: it is worked out and written again. */
function readCached(key: string, entries: number, indexCache: IndexCache): BookTable | undefined {
  const bytes = indexCache.read(key);
  if (bytes === undefined) return undefined;
  try {
    const unpacked = unpack(key, bytes);
    return unpacked && unpackTable(unpacked, entries);
  } catch {
    return undefined;
  }
}

function* indexTable({ streams, firstQueryDocuments, typed, vocabulary }: BookTable): Steps<BookIndex> {
  const indexes = new Map<StreamName, StreamIndex>();
  for (const name of streamNames) indexes.set(name, yield* createStreamIndex(streams[name]));
  const indexOf = (name: StreamName): StreamIndex => {
    const index = indexes.get(name);
    if (index === undefined) throw new Error(`the stream "${name}" has no index`);
    return index;
  };
  const placeOf = (entry: number): EntryPlace => ({
    entry,
    firstQueryDocument: firstQueryDocuments[entry] ?? 0,
    endOfQueryDocuments: firstQueryDocuments[entry + 1] ?? 0,
  });
  const lastTyped = new Map<string, number>();
  for (let entry = 0; entry + 1 < firstQueryDocuments.length; entry += 1)
    for (const each of typed.slice(firstQueryDocuments[entry], firstQueryDocuments[entry + 1]))
      lastTyped.set(each, entry);
  const entryOfTyped: BookIndex['entryOfTyped'] = (text, admits) => {
    const last = lastTyped.get(text);
    if (last === undefined || admits(last)) return last;
    // Last year's entry and this year's may be asked in the same words.
    const isAsked = (entry: number): boolean =>
      typed.slice(firstQueryDocuments[entry], firstQueryDocuments[entry + 1]).includes(text) && admits(entry);
    for (let entry = last - 1; entry >= 0; entry -= 1) if (isAsked(entry)) return entry;
    return undefined;
  };
  return { indexes: toRecord(indexOf), firstQueryDocuments, placeOf, entryOfTyped, vocabulary };
}
