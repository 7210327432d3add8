import type { Steps } from '../steps.ts';

/** For each document its distinct term ids, all lists in one array; `starts` says where each begins. */
export type TermLists = { readonly starts: Uint32Array; readonly terms: Uint32Array };

/** The inverted index: which documents hold each term. */
export type Postings = {
  readonly documents: number;
  /** How many documents hold a term. */
  holders(id: number): number;
  /**
   * Adds up, for each document, the idf of the message's terms that it holds.
   * @param terms the rarest first; after `most` postings the rest, which are common words, are left out
   * @param into one sum for each document, all zero at first
   * @param touched receives, from its first cell on, the documents whose sum is no longer zero
   * @returns how many documents that are
   */
  addMatches(terms: readonly QueryTerm[], most: number, into: Float32Array, touched: Uint32Array): number;
  /** Does any of the documents from `first` up to and without `end` hold the term? */
  holds(id: number, first: number, end: number): boolean;
};

/** A term of a message that the book knows: its id, how rare it is there, and its weighted idf. */
export type QueryTerm = { readonly id: number; readonly rarity: number; readonly idfSum: number };

/** So many documents are inverted between two pauses: about a millisecond. */
const stride = 512;

/** It pauses after every few documents, so that a process with a big book can do other work in between. */
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
  const documentsByTerm = new Uint32Array(starts[terms] ?? 0);
  const next = starts.slice();
  for (let document = 0; document < documents; document += 1) {
    const end = lists.starts[document + 1] ?? 0;
    for (let at = lists.starts[document] ?? 0; at < end; at += 1) {
      const id = lists.terms[at] ?? 0;
      const place = next[id] ?? 0;
      documentsByTerm[place] = document;
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
        const document = documentsByTerm[at] ?? 0;
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
      if ((documentsByTerm[middle] ?? 0) < first) low = middle + 1;
      else high = middle;
    }
    return low < last && (documentsByTerm[low] ?? end) < end;
  }
}

/** The sum of `idfSumOf` over the terms of one document. */
export function idfSumIn({ starts, terms }: TermLists, document: number, idfSumOf: Float32Array): number {
  let sum = 0;
  const end = starts[document + 1] ?? 0;
  for (let at = starts[document] ?? 0; at < end; at += 1) sum += idfSumOf[terms[at] ?? 0] ?? 0;
  return sum;
}

/** For each document the sum of its terms' idf. */
export function idfSumsOf(lists: TermLists, idf: Float32Array): Float32Array {
  return Float32Array.from({ length: lists.starts.length - 1 }, (_, document) =>
    idfSumIn(lists, document, idf),
  );
}
