import { idfSumIn, type QueryTerm } from '../index/postings.ts';
import type { DocumentIndex } from '../index/stream-index.ts';

/**
 * So many postings are read for one message, in one stream and one kind of document, at most. Only the commonest terms
 * of books with thousands of entries reach it; those terms are counted when the candidates are measured exactly.
 */
const maxPostings = 12_000;
/** Where no rough matches are needed: above so many postings, summing up each candidate alone is cheaper. */
const maxPostingsForExact = 16_000;

/** The documents that share anything with a message, and for each the idf sum, perhaps without the commonest terms. */
export type RoughMatches = { readonly touched: Uint32Array; readonly found: Float32Array };

/** What each document of one kind shares with one message in one stream. */
export type Tally = {
  /**
   * Begins a message.
   * @param terms the rarest first
   * @param idfSumOf by its id, what each term adds to the sum of a document
   */
  count(terms: readonly QueryTerm[], idfSumOf: Float32Array): void;
  rough(): RoughMatches;
  /** The idf sum of what a document shares with the message. */
  exact(document: number): number;
  clear(): void;
};

/** @param isRough whether rough matches are needed too, to find candidates */
export function createTally(lists: DocumentIndex, isRough: boolean): Tally {
  const { postings } = lists;
  const found = new Float32Array(postings.documents);
  const touched = new Uint32Array(postings.documents);
  let [length, isComplete] = [0, true];
  let idfSums: Float32Array = new Float32Array();
  return {
    count(terms, idfSumOf) {
      const total = terms.reduce((sum, { id }) => sum + postings.holders(id), 0);
      isComplete = total <= (isRough ? maxPostings : maxPostingsForExact);
      length = isRough || isComplete ? postings.addMatches(terms, maxPostings, found, touched) : 0;
      idfSums = idfSumOf;
    },
    rough: () => ({ touched: touched.subarray(0, length), found }),
    exact: (document) => (isComplete ? (found[document] ?? 0) : idfSumIn(lists, document, idfSums)),
    clear() {
      for (let at = 0; at < length; at += 1) found[touched[at] ?? 0] = 0;
      length = 0;
    },
  };
}
