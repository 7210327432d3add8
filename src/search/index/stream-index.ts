import type { Steps } from '../steps.ts';
import { createPostings, idfSumsOf, type Postings, type QueryTerm, type TermLists } from './postings.ts';
import type { Terms } from './terms.ts';
import { createTermListsWriter } from './term-lists.ts';

/** A book in one stream, as it is kept: its terms, and who has which. */
export type StreamTable = {
  readonly terms: readonly string[];
  /** In how many fields (the asks of an entry, its answer) each term stands. */
  readonly frequencies: Uint32Array;
  /** Each ask: a question or one of its phrasings. */
  readonly queryDocuments: TermLists;
  /** Question and answer of each entry together. */
  readonly entryDocuments: TermLists;
  /** The first words of each answer. */
  readonly openings: TermLists;
};

/** One kind of text of a book in one stream: what each holds, its idf mass, and who holds what. */
export type Lists = TermLists & { readonly idfSums: Float32Array; readonly postings: Postings };

/** A book in one stream: its asks (the question and each phrasing), its whole entries, the leads of its answers. */
export type StreamIndex = {
  /** How many terms the book has. */
  readonly terms: number;
  readonly queryDocuments: Lists;
  readonly entryDocuments: Lists;
  readonly openings: Lists;
  /** A message's terms that the book knows, and the mass of all of them, known or not. */
  toQuery(terms: Terms): Query;
  /** How rare a term is in the book, in nats; the rarest that can be for one that it doesn't know. */
  rarityOf(term: string): number;
  /** A term's number in the book; undefined for one that it doesn't know. */
  idOf(term: string): number | undefined;
  /** Does the entry (its question, answer or one of its asks `first` … `end`) hold the term of that number? */
  isIn(id: number | undefined, entry: number, first: number, end: number): boolean;
};

export type Query = { readonly known: readonly QueryTerm[]; readonly idfSum: number };

/** One entry in one stream. */
export type EntryTerms = {
  readonly queryDocuments: readonly Terms[];
  readonly whole: Terms;
  readonly lead: Terms;
  /** The asks together, and the answer: how rare a term is counts these two. */
  readonly fields: readonly [queryDocuments: Terms, answer: Terms];
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
    add({ queryDocuments, whole, lead, fields }) {
      for (const queryDocument of queryDocuments) lists.queryDocuments.add(toIds(queryDocument));
      lists.entryDocuments.add(toIds(whole));
      lists.openings.add(toIds(lead));
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

/** In a book of three entries every word would seem common; how rare one is counts as in one of twenty at least. */
const fewestFields = 40;

/** So many terms are taken up between two pauses. */
const stride = 4_096;

/** Makes a table searchable. It pauses now and then: between two pauses lie a few milliseconds at most. */
export function* createStreamIndex(table: StreamTable): Steps<StreamIndex> {
  const fields = Math.max(fewestFields, 2 * (table.entryDocuments.starts.length - 1));
  const ids = new Map<string, number>();
  for (const [id, term] of table.terms.entries()) {
    ids.set(term, id);
    if (id % stride === 0) yield;
  }
  const idf = Float32Array.from(table.frequencies, (df) => rarity(df, fields));
  const unknown = rarity(0, fields);
  function* toLists(lists: TermLists): Steps<Lists> {
    const idfSums = idfSumsOf(lists, idf);
    yield;
    return { ...lists, idfSums, postings: yield* createPostings(lists, ids.size) };
  }
  const [queryDocuments, entryDocuments] = [
    yield* toLists(table.queryDocuments),
    yield* toLists(table.entryDocuments),
  ];
  const openings = yield* toLists(table.openings);
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
    isIn(id, entry, first, end) {
      if (id === undefined) return false;
      return (
        entryDocuments.postings.holds(id, entry, entry + 1) || queryDocuments.postings.holds(id, first, end)
      );
    },
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
