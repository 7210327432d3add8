import { toRecord, type BookTable } from '../index/book-table.ts';
import type { Parts, Unpacked } from './packing.ts';
import type { TermLists } from '../index/postings.ts';
import type { StreamTable } from '../index/stream-index.ts';
import { streamNames } from '../index/streams.ts';
import type { Vocabulary } from '../index/vocabulary.ts';

const listNames = ['queryDocuments', 'entryDocuments', 'openings'] as const;
const tokenFields = ['surface', 'base', 'reading', 'partOfSpeech', 'detail', 'inflection'] as const;

export function packTable({ streams, firstQueryDocuments, typed, vocabulary }: BookTable): Parts {
  return {
    firstQueryDocuments,
    typed,
    ...Object.fromEntries(streamNames.flatMap((name) => Object.entries(packStream(name, streams[name])))),
    ...packVocabulary(vocabulary),
  };
}

/** @throws when what was kept isn't whole, or is of another number of entries */
export function unpackTable(packed: Unpacked, entries: number): BookTable {
  const firstQueryDocuments = packed.numbers('firstQueryDocuments');
  const typed = packed.strings('typed');
  if (firstQueryDocuments.length !== entries + 1 || firstQueryDocuments[entries] !== typed.length)
    throw new Error(`what is kept is not of a book of ${entries} entries`);
  return {
    streams: toRecord((name) => unpackStream(name, packed)),
    firstQueryDocuments,
    typed,
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
  const list = (of: (typeof listNames)[number]): TermLists => ({
    starts: packed.numbers(`${name} ${of} starts`),
    terms: packed.numbers(`${name} ${of}`),
  });
  return {
    terms: packed.strings(`${name} terms`),
    frequencies: packed.numbers(`${name} frequencies`),
    queryDocuments: list('queryDocuments'),
    entryDocuments: list('entryDocuments'),
    openings: list('openings'),
  };
}

function packVocabulary({ words, own, pairs }: Vocabulary): Parts {
  return {
    vocabulary: words.map(({ reading }) => reading),
    'vocabulary own': Uint32Array.of(own),
    'vocabulary counts': Uint32Array.from(words, ({ count }) => count),
    ...Object.fromEntries(
      tokenFields.map((field) => [`vocabulary ${field}`, words.map(({ token }) => token[field])]),
    ),
    'pairs starts': pairs.starts,
    'pairs nexts': pairs.nexts,
    'pairs counts': pairs.counts,
  };
}

function unpackVocabulary(packed: Unpacked): Vocabulary {
  const counts = packed.numbers('vocabulary counts');
  const [surfaces = [], bases = [], readings = [], parts = [], details = [], inflections = []] =
    tokenFields.map((field) => packed.strings(`vocabulary ${field}`));
  const words = packed.strings('vocabulary').map((reading, at) => ({
    reading,
    count: counts[at] ?? 0,
    token: {
      surface: surfaces[at] ?? '',
      base: bases[at] ?? '',
      reading: readings[at] ?? '',
      partOfSpeech: parts[at] ?? '',
      detail: details[at] ?? '',
      inflection: inflections[at] ?? '',
    },
  }));
  const pairs = {
    starts: packed.numbers('pairs starts'),
    nexts: packed.numbers('pairs nexts'),
    counts: packed.numbers('pairs counts'),
  };
  return { words, own: packed.numbers('vocabulary own')[0] ?? 0, pairs };
}
