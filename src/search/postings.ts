/** Which documents hold which terms, in typed arrays: the part of an index that one message touches. */
export type Postings = {
  readonly documents: number;
  /** The idf mass of each document's distinct terms. */
  readonly masses: Float32Array;
  /**
   * Adds, for each document, the idf mass of the message's terms that it holds.
   * @param into one cell a document; cells that become non-zero are pushed to `touched`
   */
  addMatches(terms: readonly QueryTerm[], into: Float32Array, touched: number[]): void;
  /** Does any of the documents from `first` up to and without `end` hold the term? */
  holds(id: number, first: number, end: number): boolean;
};

/** A term of a message that the book knows: its id and the mass it brings. */
export type QueryTerm = { readonly id: number; readonly mass: number };

/** @param documents each a list of distinct term ids  @param idf of each term id */
export function createPostings(documents: readonly (readonly number[])[], idf: Float32Array): Postings {
  const starts = new Uint32Array(idf.length + 1);
  for (const ids of documents) for (const id of ids) starts[id + 1] = (starts[id + 1] ?? 0) + 1;
  for (let id = 0; id < idf.length; id += 1) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0);
  const holders = new Uint32Array(starts[idf.length] ?? 0);
  const next = starts.slice();
  const masses = new Float32Array(documents.length);
  for (const [document, ids] of documents.entries())
    for (const id of ids) {
      const at = next[id] ?? 0;
      holders[at] = document;
      next[id] = at + 1;
      masses[document] = (masses[document] ?? 0) + (idf[id] ?? 0);
    }
  return {
    documents: documents.length,
    masses,
    addMatches(terms, into, touched) {
      for (const { id, mass } of terms) {
        const end = starts[id + 1] ?? 0;
        for (let at = starts[id] ?? 0; at < end; at += 1) {
          const document = holders[at] ?? 0;
          if (into[document] === 0) touched.push(document);
          into[document] = (into[document] ?? 0) + mass;
        }
      }
    },
    holds(id, first, end) {
      let [low, high] = [starts[id] ?? 0, starts[id + 1] ?? 0];
      const last = high;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((holders[middle] ?? 0) < first) low = middle + 1;
        else high = middle;
      }
      return low < last && (holders[low] ?? end) < end;
    },
  };
}
