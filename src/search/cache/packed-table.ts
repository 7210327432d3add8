import { toRecord, type BookTable } from '../index/book-table.ts';
import type { Parts, Unpacked } from './packing.ts';
import type { TermLists } from '../index/postings.ts';
import type { StreamTable } from '../index/stream-index.ts';
import { streamNames } from '../index/streams.ts';
import type { Vocabulary } from '../index/vocabulary.ts';

const listNames = ['asks', 'wholes', 'leads'] as const;
const tokenFields = ['surface', 'base', 'reading', 'partOfSpeech', 'detail', 'inflection'] as const;

export function packTable({ streams, firstAsks, typed, vocabulary }: BookTable): Parts {
  return {
    firstAsks,
    typed,
    ...Object.fromEntries(streamNames.flatMap((name) => Object.entries(packStream(name, streams[name])))),
    ...packVocabulary(vocabulary),
  };
}

/** @throws when what was kept isn't whole, or is of another number of entries */
export function unpackTable(kept: Unpacked, entries: number): BookTable {
  const firstAsks = kept.numbers('firstAsks');
  const typed = kept.strings('typed');
  if (firstAsks.length !== entries + 1 || firstAsks[entries] !== typed.length)
    throw new Error(`what is kept is not of a book of ${entries} entries`);
  return {
    streams: toRecord((name) => unpackStream(name, kept)),
    firstAsks,
    typed,
    vocabulary: unpackVocabulary(kept),
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

function unpackStream(name: string, kept: Unpacked): StreamTable {
  const list = (of: (typeof listNames)[number]): TermLists => ({
    starts: kept.numbers(`${name} ${of} starts`),
    terms: kept.numbers(`${name} ${of}`),
  });
  return {
    terms: kept.strings(`${name} terms`),
    frequencies: kept.numbers(`${name} frequencies`),
    asks: list('asks'),
    wholes: list('wholes'),
    leads: list('leads'),
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

function unpackVocabulary(kept: Unpacked): Vocabulary {
  const counts = kept.numbers('vocabulary counts');
  const [surfaces = [], bases = [], readings = [], parts = [], details = [], inflections = []] =
    tokenFields.map((field) => kept.strings(`vocabulary ${field}`));
  const words = kept.strings('vocabulary').map((reading, at) => ({
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
    starts: kept.numbers('pairs starts'),
    nexts: kept.numbers('pairs nexts'),
    counts: kept.numbers('pairs counts'),
  };
  return { words, own: kept.numbers('vocabulary own')[0] ?? 0, pairs };
}
