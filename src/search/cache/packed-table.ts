import { toRecord, type BookTable } from '../index/book-table.ts';
import type { TermLists } from '../index/postings.ts';
import type { StreamTable } from '../index/stream-index.ts';
import { streamNames } from '../index/streams.ts';
import type { Vocabulary } from '../index/vocabulary.ts';
import { packTokens, unpackTokens } from './packed-tokens.ts';
import type { Parts, Unpacked } from './packing.ts';

const listNames = ['queryDocuments', 'entryDocuments', 'openings'] as const;

export function packTable({ streams, queryDocumentStarts, exactKeys, vocabulary }: BookTable): Parts {
  return {
    queryDocumentStarts,
    exactKeys,
    ...Object.fromEntries(streamNames.flatMap((name) => Object.entries(packStream(name, streams[name])))),
    ...packVocabulary(vocabulary),
  };
}

/** @throws when the parts are incomplete, or belong to a book with another number of entries */
export function unpackTable(packed: Unpacked, entries: number): BookTable {
  const queryDocumentStarts = packed.numbers('queryDocumentStarts');
  const exactKeys = packed.strings('exactKeys');
  if (queryDocumentStarts.length !== entries + 1 || queryDocumentStarts[entries] !== exactKeys.length)
    throw new Error(`The cached table is not of a book of ${entries} entries.`);
  return {
    streams: toRecord((name) => unpackStream(name, packed)),
    queryDocumentStarts,
    exactKeys,
    vocabulary: unpackVocabulary(packed),
  };
}

function packStream(name: string, table: StreamTable): Parts {
  const parts: Record<string, Parts[string]> = {
    [`${name} terms`]: table.terms,
    [`${name} frequencies`]: table.frequencies,
  };
  for (const list of listNames) {
    parts[`${name} ${list} starts`] = table[list].starts;
    parts[`${name} ${list}`] = table[list].terms;
  }
  return parts;
}

function unpackStream(name: string, packed: Unpacked): StreamTable {
  const unpackList = (list: (typeof listNames)[number]): TermLists => ({
    starts: packed.numbers(`${name} ${list} starts`),
    terms: packed.numbers(`${name} ${list}`),
  });
  return {
    terms: packed.strings(`${name} terms`),
    frequencies: packed.numbers(`${name} frequencies`),
    queryDocuments: unpackList('queryDocuments'),
    entryDocuments: unpackList('entryDocuments'),
    openings: unpackList('openings'),
  };
}

function packVocabulary({ words, own, pairs }: Vocabulary): Parts {
  return {
    vocabulary: words.map(({ reading }) => reading),
    'vocabulary own': Uint32Array.of(own),
    'vocabulary counts': Uint32Array.from(words, ({ count }) => count),
    ...packTokens(
      'vocabulary',
      words.map(({ token }) => token),
    ),
    'pairs starts': pairs.starts,
    'pairs nexts': pairs.nexts,
    'pairs counts': pairs.counts,
  };
}

function unpackVocabulary(packed: Unpacked): Vocabulary {
  const counts = packed.numbers('vocabulary counts');
  const readings = packed.strings('vocabulary');
  const words = unpackTokens('vocabulary', packed).map((token, at) => ({
    reading: readings[at] ?? '',
    count: counts[at] ?? 0,
    token,
  }));
  const pairs = {
    starts: packed.numbers('pairs starts'),
    nexts: packed.numbers('pairs nexts'),
    counts: packed.numbers('pairs counts'),
  };
  return { words, own: packed.numbers('vocabulary own')[0] ?? 0, pairs };
}
