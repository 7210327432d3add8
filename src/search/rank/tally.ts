import { idfSumIn, type QueryTerm } from '../index/postings.ts';
import type { Lists } from '../index/stream-index.ts';

/**
 * So many postings are walked for one message in one stream and one kind of text, at most. It is
 * reached in books of thousands of entries, by their commonest terms; those are left to the closer look.
 */
const mostPostings = 12_000;
/** Texts that are not looked at roughly are walked only while that costs less than summing up each candidate's. */
const mostForExact = 16_000;

/** For a first look: the texts that share anything with a message; and of each text, the mass, perhaps without the commonest terms. */
export type Rough = { readonly touched: Uint32Array; readonly found: Float32Array };

/** What each text of one kind (the asks of a book, its entries) shares with one message in one stream. */
export type Tally = {
  /** Takes a message up. @param terms the rarest first @param idfSumOf what each term brings, by its id */
  count(terms: readonly QueryTerm[], idfSumOf: Float32Array): void;
  rough(): Rough;
  /** The mass that a text shares with it. */
  exactly(document: number): number;
  clear(): void;
};

/** @param isRough whether a first look is taken at them too, to find candidates */
export function createTally(lists: Lists, isRough: boolean): Tally {
  const { postings } = lists;
  const found = new Float32Array(postings.documents);
  const list = new Uint32Array(postings.documents);
  let [length, isWhole] = [0, true];
  let idfSums: Float32Array = new Float32Array();
  return {
    count(terms, idfSumOf) {
      const wanted = terms.reduce((sum, { id }) => sum + postings.holders(id), 0);
      isWhole = wanted <= (isRough ? mostPostings : mostForExact);
      length = isRough || isWhole ? postings.addMatches(terms, mostPostings, found, list) : 0;
      idfSums = idfSumOf;
    },
    rough: () => ({ touched: list.subarray(0, length), found }),
    exactly: (document) => (isWhole ? (found[document] ?? 0) : idfSumIn(lists, document, idfSums)),
    clear() {
      for (let at = 0; at < length; at += 1) found[list[at] ?? 0] = 0;
      length = 0;
    },
  };
}
