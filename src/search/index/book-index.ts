import type { Book } from '../../books/book.ts';
import { readTable, toRecord, type BookTable } from './book-table.ts';

import { cacheTable, readCachedTable, type IndexCache } from '../cache/index-cache.ts';
import type { LexiconMatcher } from '../lexicon/matchers.ts';
import type { Steps } from '../steps.ts';
import { createCounterIndex, type CounterIndex } from './counters.ts';
import { createStreamIndex, type EntryRange, type StreamIndex } from './stream-index.ts';
import { streamNames, type StreamName } from './streams.ts';
import type { Tokenizer } from '../text/tokenizer.ts';
import type { Vocabulary } from './vocabulary.ts';

export type Indexes = Readonly<Record<StreamName, StreamIndex>> & { readonly counters: CounterIndex };

/** A book, ready to be searched. */
export type BookIndex = {
  readonly indexes: Indexes;
  /** The number of each entry's first query document, and at the end the number of all. */
  readonly queryDocumentStarts: Uint32Array;
  readonly rangeOf: (entry: number) => EntryRange;
  /** The entry with such a query document; where several have one, the last that `admits` lets through. */
  readonly entryOfExactKey: (exactKey: string, admits: (entry: number) => boolean) => number | undefined;
  readonly vocabulary: Vocabulary;
};

/** The index of a book: of its cached table, else of a table computed from its texts, which is then cached. */
export function* openIndex(
  book: Book,
  match: LexiconMatcher,
  tokenizer: Tokenizer,
  cache: IndexCache,
): Steps<BookIndex> {
  const cached = readCachedTable(book, cache);
  yield;
  const table = cached ?? (yield* readTable(book, match, tokenizer));
  if (cached === undefined) cacheTable(book, table, cache);
  return yield* indexTable(table);
}

function* indexTable({ streams, queryDocumentStarts, exactKeys, vocabulary }: BookTable): Steps<BookIndex> {
  const indexes = new Map<StreamName, StreamIndex>();
  for (const name of streamNames) indexes.set(name, yield* createStreamIndex(streams[name]));
  const indexOf = (name: StreamName): StreamIndex => {
    const index = indexes.get(name);
    if (index === undefined) throw new Error(`the stream "${name}" has no index`);
    return index;
  };
  const rangeOf = (entry: number): EntryRange => ({
    entry,
    start: queryDocumentStarts[entry] ?? 0,
    end: queryDocumentStarts[entry + 1] ?? 0,
  });
  const exactKeysOf = (entry: number): readonly string[] => {
    const { start, end } = rangeOf(entry);
    return exactKeys.slice(start, end);
  };
  const lastEntryOf = new Map<string, number>();
  for (let entry = 0; entry + 1 < queryDocumentStarts.length; entry += 1)
    for (const exactKey of exactKeysOf(entry)) lastEntryOf.set(exactKey, entry);
  const entryOfExactKey: BookIndex['entryOfExactKey'] = (exactKey, admits) => {
    const last = lastEntryOf.get(exactKey);
    if (last === undefined || admits(last)) return last;
    // The same question may stand in last year's entry and in this year's, each with its own dates.
    for (let entry = last - 1; entry >= 0; entry -= 1)
      if (exactKeysOf(entry).includes(exactKey) && admits(entry)) return entry;
    return undefined;
  };
  const counters = createCounterIndex(indexOf('words'));
  return {
    indexes: { ...toRecord(indexOf), counters },
    queryDocumentStarts,
    rangeOf,
    entryOfExactKey,
    vocabulary,
  };
}
