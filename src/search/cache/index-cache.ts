import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Book } from '../../books/book.ts';
import { searchedFields, toRecord, type BookTable } from '../index/book-table.ts';
import type { TermLists } from '../index/postings.ts';
import type { StreamTable } from '../index/stream-index.ts';
import { streamNames } from '../index/streams.ts';
import type { Vocabulary } from '../index/vocabulary.ts';
import { tableNames, type CompiledLexicon, type Phrases } from '../lexicon/compiled-lexicon.ts';
import type { LexiconGroup } from '../lexicon/groups.ts';
import type { Token } from '../text/token.ts';
import { pack, unpack, type Parts, type Unpacked } from './packing.ts';

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

/** The compiled lexicon, and its groups, which few commands need and which are decoded when asked for. */
export type CachedLexicon = {
  readonly compiled: CompiledLexicon;
  readonly groups: () => readonly LexiconGroup[];
};

export function readCachedLexicon(cache: IndexCache): CachedLexicon | undefined {
  return readCached(keyOfLexicon(), cache, unpackLexicon);
}

export function cacheLexicon(
  compiled: CompiledLexicon,
  groups: readonly LexiconGroup[],
  cache: IndexCache,
): void {
  const key = keyOfLexicon();
  const parts = tableNames.flatMap((name) => Object.entries(packPhrases(name, compiled[name])));
  const words = packTokens('words', compiled.words);
  cache.write(key, pack(key, { ...Object.fromEntries(parts), ...words, groups: [JSON.stringify(groups)] }));
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

const searchFolder = new URL('../', import.meta.url);

/** Raise it when something outside this folder changes the tables: another kuromoji, another dictionary. */
const version = 1;

/** The files that tables are computed with. Explaining, linting and suggesting change nothing in a table. */
const computingFiles = /^(?!(?:explain|lint|suggest)\/).*\.(?:ts|js|yaml|txt)$/;

let computingFilesHash: string | undefined;

/**
 * A hash of the book's texts and of everything that turns them into a table: the code of search, the lexicon, the
 * everyday sentences. When any of them changes, so does the key: the cache never serves an outdated table.
 */
export function keyOfBook(book: Book): string {
  const hash = createHash('sha256').update(hashOfComputingFiles());
  for (const entry of book.entries) hash.update(JSON.stringify(searchedFields.map((field) => entry[field])));
  return hash.digest('hex');
}

function keyOfLexicon(): string {
  return createHash('sha256').update('lexicon').update(hashOfComputingFiles()).digest('hex');
}

function hashOfComputingFiles(): string {
  computingFilesHash ??= readdirSync(searchFolder, { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter((name) => computingFiles.test(name))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(new URL(name, searchFolder)) }))
    .reduce(
      (hash, { name, bytes }) => hash.update(`${name} ${bytes.length} `).update(bytes),
      createHash('sha256').update(String(version)),
    )
    .digest('hex');
  return computingFilesHash;
}

const listNames = ['queryDocuments', 'entryDocuments', 'openings'] as const;
const tokenFields = ['surface', 'base', 'reading', 'partOfSpeech', 'detail', 'inflection'] as const;

function packTable({ streams, queryDocumentStarts, exactKeys, vocabulary }: BookTable): Parts {
  return {
    queryDocumentStarts,
    exactKeys,
    ...Object.fromEntries(streamNames.flatMap((name) => Object.entries(packStream(name, streams[name])))),
    ...packVocabulary(vocabulary),
  };
}

/** @throws when the parts are incomplete, or belong to a book with another number of entries */
function unpackTable(packed: Unpacked, entries: number): BookTable {
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

function packTokens(name: string, tokens: readonly Token[]): Parts {
  return Object.fromEntries(
    tokenFields.map((field) => [`${name} ${field}`, tokens.map((token) => token[field])]),
  );
}

function unpackTokens(name: string, packed: Unpacked): readonly Token[] {
  const [surfaces = [], bases = [], readings = [], partsOfSpeech = [], details = [], inflections = []] =
    tokenFields.map((field) => packed.strings(`${name} ${field}`));
  return surfaces.map((surface, at) => ({
    surface,
    base: bases[at] ?? '',
    reading: readings[at] ?? '',
    partOfSpeech: partsOfSpeech[at] ?? '',
    detail: details[at] ?? '',
    inflection: inflections[at] ?? '',
  }));
}

/** Weights are stored in hundred-thousandths, so that 0.7 comes back as 0.7 and not as the nearest 32-bit float. */
const weightUnits = 100_000;

/** For one table: its phrases, where the groups of each begin, and the groups' numbers and weights. */
function packPhrases(name: string, phrases: Phrases): Parts {
  const starts = [0];
  const terms: number[] = [];
  const weights: number[] = [];
  for (const memberships of phrases.values()) {
    for (const { term, weight } of memberships) {
      terms.push(Number(term));
      weights.push(weight);
    }
    starts.push(terms.length);
  }
  return {
    [`${name} phrases`]: [...phrases.keys()],
    [`${name} starts`]: Uint32Array.from(starts),
    [`${name} terms`]: Uint32Array.from(terms),
    [`${name} weights`]: Uint32Array.from(weights, (weight) => Math.round(weight * weightUnits)),
  };
}

function unpackLexicon(packed: Unpacked): CachedLexicon {
  return {
    compiled: {
      asked: unpackPhrases('asked', packed),
      written: unpackPhrases('written', packed),
      narrow: unpackPhrases('narrow', packed),
      thing: unpackPhrases('thing', packed),
      happening: unpackPhrases('happening', packed),
      hint: unpackPhrases('hint', packed),
      words: unpackTokens('words', packed),
    },
    groups: () => JSON.parse(packed.strings('groups')[0] ?? '[]') as LexiconGroup[],
  };
}

function unpackPhrases(name: string, packed: Unpacked): Phrases {
  const [starts, terms] = [packed.numbers(`${name} starts`), packed.numbers(`${name} terms`)];
  const weights = packed.numbers(`${name} weights`);
  const memberships = Array.from(terms, (term, at) => ({
    term: String(term),
    weight: (weights[at] ?? 0) / weightUnits,
  }));
  return new Map(
    packed
      .strings(`${name} phrases`)
      .map((phrase, at) => [phrase, memberships.slice(starts[at], starts[at + 1])] as const),
  );
}
