import type { Steps } from '../steps.ts';

/** Lists of distinct term ids, one for each document, end to end: the form in which an index is kept. */
export type TermLists = { readonly starts: Uint32Array; readonly terms: Uint32Array };

/** The other way round: which documents hold each term. */
export type Postings = {
  readonly documents: number;
  /** How many documents hold a term. */
  holders(id: number): number;
  /**
   * Adds, for each document, the idf mass of the message's terms that it holds.
   * @param terms the most telling first: after `most` postings the rest, which would tell little, are left out
   * @param into one cell a document, all zero  @param touched the documents whose cell became non-zero, in its first cells
   * @returns how many were touched
   */
  addMatches(terms: readonly QueryTerm[], most: number, into: Float32Array, touched: Uint32Array): number;
  /** Does any of the documents from `first` up to and without `end` hold the term? */
  holds(id: number, first: number, end: number): boolean;
};

/** A term of a message that the book knows: its id, how rare it is there, and the mass it brings. */
export type QueryTerm = { readonly id: number; readonly rarity: number; readonly idfSum: number };

/** So many documents are turned round between two pauses: about a millisecond. */
const stride = 512;

/** A pause after every few documents, so that a big book does not keep its process from other work. */
export function* createPostings(lists: TermLists, terms: number): Steps<Postings> {
  const documents = lists.starts.length - 1;
  const starts = new Uint32Array(terms + 1);
  for (let document = 0; document < documents; document += stride) {
    const end = lists.starts[Math.min(document + stride, documents)] ?? 0;
    for (let at = lists.starts[document] ?? 0; at < end; at += 1) {
      const next = (lists.terms[at] ?? 0) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    yield;
  }
  for (let id = 0; id < terms; id += 1) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0);
  const holding = new Uint32Array(starts[terms] ?? 0);
  const next = starts.slice();
  for (let document = 0; document < documents; document += 1) {
    const end = lists.starts[document + 1] ?? 0;
    for (let at = lists.starts[document] ?? 0; at < end; at += 1) {
      const id = lists.terms[at] ?? 0;
      const place = next[id] ?? 0;
      holding[place] = document;
      next[id] = place + 1;
    }
    if (document % stride === 0) yield;
  }
  return { documents, holders, addMatches, holds };

  function holders(id: number): number {
    return (starts[id + 1] ?? 0) - (starts[id] ?? 0);
  }

  function addMatches(
    query: readonly QueryTerm[],
    most: number,
    into: Float32Array,
    touched: Uint32Array,
  ): number {
    let [count, left] = [0, most];
    for (const { id, idfSum } of query) {
      const end = starts[id + 1] ?? 0;
      let at = starts[id] ?? 0;
      if (end - at > left) break;
      left -= end - at;
      for (; at < end; at += 1) {
        const document = holding[at] ?? 0;
        const before = into[document] ?? 0;
        if (before === 0) touched[count++] = document;
        into[document] = before + idfSum;
      }
    }
    return count;
  }

  function holds(id: number, first: number, end: number): boolean {
    let [low, high] = [starts[id] ?? 0, starts[id + 1] ?? 0];
    const last = high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((holding[middle] ?? 0) < first) low = middle + 1;
      else high = middle;
    }
    return low < last && (holding[low] ?? end) < end;
  }
}

/** The mass of one document's terms, each weighing what `massOf` has for its id. */
export function idfSumIn({ starts, terms }: TermLists, document: number, idfSumOf: Float32Array): number {
  let sum = 0;
  const end = starts[document + 1] ?? 0;
  for (let at = starts[document] ?? 0; at < end; at += 1) sum += idfSumOf[terms[at] ?? 0] ?? 0;
  return sum;
}

/** The idf mass of each document's terms. */
export function idfSumsOf(lists: TermLists, idf: Float32Array): Float32Array {
  return Float32Array.from({ length: lists.starts.length - 1 }, (_, document) =>
    idfSumIn(lists, document, idf),
  );
}
