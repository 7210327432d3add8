import type { JudgedQuery } from '../../books/tables/judged-queries.ts';
import type { Shown } from './shown.ts';

/** A judged message with what search made of it. */
export type SearchedQuery = {
  readonly judged: JudgedQuery;
  readonly verdict: Shown['verdict'];
  readonly shown: readonly string[];
  /** Ids, likeliest first, at most 10. */
  readonly ranked: readonly string[];
};

/** Means over messages, 0 … 1. Null when there is no message to measure on. */
export type Measures = {
  readonly queries: number;
  /** How many have an entry and are not `ambig`. All measures but `misled` are over these. */
  readonly answerable: number;
  readonly hit1: number | null;
  readonly hit3: number | null;
  readonly hit5: number | null;
  readonly mrr: number | null;
  readonly ndcg10: number | null;
  readonly direct: number | null;
  readonly served: number | null;
  /** Share of all queries that are answered outright with no right entry. */
  readonly misled: number | null;
};

export function measure(searched: readonly SearchedQuery[]): Measures {
  const answerable = searched.filter(isToBeServed);
  const over = (of: (query: SearchedQuery) => number | boolean) =>
    mean(answerable.map((query) => Number(of(query))));
  return {
    queries: searched.length,
    answerable: answerable.length,
    hit1: over((query) => placeOfRight(query) <= 1),
    hit3: over((query) => placeOfRight(query) <= 3),
    hit5: over((query) => placeOfRight(query) <= 5),
    mrr: over((query) => 1 / placeOfRight(query)),
    ndcg10: over(ndcg),
    direct: over(({ verdict }) => verdict === 'answer'),
    served: over(isServed),
    misled: mean(searched.map((query) => Number(isMisled(query)))),
  };
}

/** Whether a right entry must be shown. An `ambig` message may get a question back instead. */
export const isToBeServed = ({ judged }: SearchedQuery): boolean =>
  judged.expected.length > 0 && judged.kind !== 'ambig';

/** Whether a right entry is the answer, or among the choices. */
export const isServed = (query: SearchedQuery): boolean => query.verdict !== 'none' && showsRight(query);

/** Whether it is answered outright, with no right entry. */
export const isMisled = (query: SearchedQuery): boolean => query.verdict === 'answer' && !showsRight(query);

/** Place of the first right entry, from 1; Infinity when none is ranked. */
export function placeOfRight({ judged, ranked }: SearchedQuery): number {
  const at = ranked.findIndex((id) => judged.expected.includes(id));
  return at < 0 ? Infinity : at + 1;
}

function showsRight({ judged, shown }: SearchedQuery): boolean {
  return shown.some((id) => judged.expected.includes(id));
}

/** nDCG@10, 0 … 1. Every expected entry is worth the same. */
function ndcg({ judged, ranked }: SearchedQuery): number {
  const gain = (at: number) => 1 / Math.log2(at + 2);
  const sum = (gains: readonly number[]) => gains.reduce((total, value) => total + value, 0);
  const found = ranked.slice(0, 10).map((id, at) => (judged.expected.includes(id) ? gain(at) : 0));
  const best = judged.expected.slice(0, 10).map((_, at) => gain(at));
  return sum(found) / sum(best);
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((total, value) => total + value, 0) / values.length;
}
