import type { Steps } from '../steps.ts';
import { createPostings, idfSumsOf, type Postings, type QueryTerm, type TermLists } from './postings.ts';
import type { Terms } from '../text/terms.ts';
import { createTermListsWriter } from './term-lists.ts';

/** A book in one stream, as the index cache stores it: its terms, and which document holds which. */
export type StreamTable = {
  readonly terms: readonly string[];
  /** In how many fields (an entry's questions together, its answer) each term stands. */
  readonly frequencies: Uint32Array;
  /** Each question and each phrasing is one document. */
  readonly queryDocuments: TermLists;
  /** Question and answer of each entry together. */
  readonly entryDocuments: TermLists;
  /** The first words of each answer. */
  readonly openings: TermLists;
};

/** The documents of one kind in one stream: their terms, the idf sum of each, and the inverted index. */
export type DocumentIndex = TermLists & { readonly idfSums: Float32Array; readonly postings: Postings };

/** A book in one stream, ready to be searched. */
export type StreamIndex = {
  /** How many terms the book has. */
  readonly terms: number;
  readonly queryDocuments: DocumentIndex;
  readonly entryDocuments: DocumentIndex;
  readonly openings: DocumentIndex;
  /** A message's terms that the book knows, and the idf sum of all its terms, known or not. */
  toQuery(terms: Terms): Query;
  /** How rare a term is in the book, in nats; for one that the book doesn't know, the highest that is possible. */
  rarityOf(term: string): number;
  /** A term's number in the book; undefined for one that it doesn't know. */
  idOf(term: string): number | undefined;
  /** Does the entry hold the term of that number in its question, a phrasing or its answer? */
  isIn(id: number | undefined, range: EntryRange): boolean;
  /** Does the entry hold it in its question or a phrasing? */
  isAsked(id: number | undefined, range: EntryRange): boolean;
  /** Every term with its number. */
  entries(): Iterable<readonly [term: string, id: number]>;
};

/** Where an entry's query documents are in the index: from number `start` up to and without `end`. */
export type EntryRange = { readonly entry: number; readonly start: number; readonly end: number };

export type Query = { readonly known: readonly QueryTerm[]; readonly idfSum: number };

/** The terms of one entry in one stream. */
export type EntryTerms = {
  readonly queryDocuments: readonly Terms[];
  readonly entryDocument: Terms;
  readonly opening: Terms;
  /** All its query documents together, and its answer: a term's rarity is computed over these fields. */
  readonly fields: readonly [questions: Terms, answer: Terms];
};

/** Collects a stream's table, entry by entry in the book's order. */
export function createStreamWriter(): { add(entry: EntryTerms): void; finish(): StreamTable } {
  const ids = new Map<string, number>();
  const frequencies: number[] = [];
  const lists = {
    queryDocuments: createTermListsWriter(),
    entryDocuments: createTermListsWriter(),
    openings: createTermListsWriter(),
  };
  const toIds = (terms: Terms): number[] =>
    [...terms.keys()].map((term) => {
      const known = ids.get(term);
      if (known !== undefined) return known;
      frequencies.push(0);
      ids.set(term, ids.size);
      return ids.size - 1;
    });
  return {
    add({ queryDocuments, entryDocument, opening, fields }) {
      for (const queryDocument of queryDocuments) lists.queryDocuments.add(toIds(queryDocument));
      lists.entryDocuments.add(toIds(entryDocument));
      lists.openings.add(toIds(opening));
      for (const field of fields) for (const id of toIds(field)) frequencies[id] = (frequencies[id] ?? 0) + 1;
    },
    finish: () => ({
      terms: [...ids.keys()],
      frequencies: Uint32Array.from(frequencies),
      queryDocuments: lists.queryDocuments.finish(),
      entryDocuments: lists.entryDocuments.finish(),
      openings: lists.openings.finish(),
    }),
  };
}

/** Rarity is computed as in a book of 20 entries at least: in a book of three, every word would seem common. */
const fewestFields = 40;

/** So many terms are numbered between two pauses. */
const stride = 4_096;

/** Makes a table searchable. It pauses every few milliseconds. */
export function* createStreamIndex(table: StreamTable): Steps<StreamIndex> {
  const fields = Math.max(fewestFields, 2 * (table.entryDocuments.starts.length - 1));
  const ids = new Map<string, number>();
  for (const [id, term] of table.terms.entries()) {
    ids.set(term, id);
    if (id % stride === 0) yield;
  }
  const idf = Float32Array.from(table.frequencies, (df) => rarity(df, fields));
  const unknown = rarity(0, fields);
  function* indexDocuments(lists: TermLists): Steps<DocumentIndex> {
    const idfSums = idfSumsOf(lists, idf);
    yield;
    return { ...lists, idfSums, postings: yield* createPostings(lists, ids.size) };
  }
  const queryDocuments = yield* indexDocuments(table.queryDocuments);
  const entryDocuments = yield* indexDocuments(table.entryDocuments);
  const openings = yield* indexDocuments(table.openings);
  return {
    terms: ids.size,
    queryDocuments,
    entryDocuments,
    openings,
    rarityOf(term) {
      const id = ids.get(term);
      return id === undefined ? unknown : (idf[id] ?? unknown);
    },
    idOf: (term) => ids.get(term),
    isIn(id, { entry, start, end }) {
      if (id === undefined) return false;
      const { postings } = entryDocuments;
      return postings.holds(id, entry, entry + 1) || queryDocuments.postings.holds(id, start, end);
    },
    isAsked: (id, { start, end }) => id !== undefined && queryDocuments.postings.holds(id, start, end),
    entries: () => ids.entries(),
    toQuery(terms) {
      const known: QueryTerm[] = [];
      let idfSum = 0;
      for (const [term, weight] of terms) {
        const id = ids.get(term);
        const rarity = id === undefined ? unknown : (idf[id] ?? 0);
        idfSum += weight * rarity;
        if (id !== undefined) known.push({ id, rarity, idfSum: weight * rarity });
      }
      return { known, idfSum };
    },
  };
}

/** Inverse document frequency, as in BM25. */
function rarity(df: number, documents: number): number {
  return Math.log(1 + (documents - df + 0.5) / (df + 0.5));
}
