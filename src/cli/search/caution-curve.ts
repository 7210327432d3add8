import { isToBeServed, type SearchedQuery } from './measures.ts';

/** With the likelihood, 0 … 1, that search gave its first entry. */
export type RatedQuery = SearchedQuery & { readonly likelihood: number };

/** How search would do on the judged messages if the book had this caution. */
export type CautionPoint = {
  readonly caution: number;
  /** Share of the messages that have an entry (not `ambig`) that are answered outright. Null without such messages. */
  readonly direct: number | null;
  /** Share of the answers that are right. Null where nothing is answered. */
  readonly precision: number | null;
  /** Share of all messages that get a wrong answer. */
  readonly misled: number;
  /** Share of the messages without an entry that get an answer. Null without such messages. */
  readonly unanswerable: number | null;
};

/** Limits for a proposed caution: the share of wrong answers among all messages, and of answers among those without an entry. */
export const mostMisled = 0.03;
export const mostUnanswerable = 0.05;

/**
 * A caution is proposed only from so many messages on, because with fewer a single message would decide it. When 100
 * messages all go well, fewer than 3 % of all messages go wrong, with 95 % certainty (the rule of three, 3/n). Of 30
 * messages without an entry one is 3.3 %, so one wrong answer is still within the limit.
 */
export const fewest = { answerable: 100, unanswerable: 30 } as const;

/** How many judged messages have an entry (not `ambig`), and how many have none. */
export type Sample = { readonly answerable: number; readonly unanswerable: number };

export function sampleOf(searched: readonly RatedQuery[]): Sample {
  return {
    answerable: searched.filter(isToBeServed).length,
    unanswerable: searched.filter(({ judged }) => judged.expected.length === 0).length,
  };
}

export const isEnough = ({ answerable, unanswerable }: Sample): boolean =>
  answerable >= fewest.answerable && unanswerable >= fewest.unanswerable;

/** One point for each hundredth from 0.50 to 0.99. The answer would be the first entry of the ranking. */
export function drawCurve(searched: readonly RatedQuery[]): CautionPoint[] {
  return Array.from({ length: 50 }, (_, step) => pointAt((50 + step) / 100, searched));
}

export function pointAt(caution: number, searched: readonly RatedQuery[]): CautionPoint {
  const isAnswered = ({ likelihood, ranked }: RatedQuery): boolean =>
    ranked.length > 0 && likelihood >= caution;
  const share = (list: readonly RatedQuery[], of: (query: RatedQuery) => boolean): number | null =>
    list.length === 0 ? null : list.filter(of).length / list.length;
  return {
    caution,
    direct: share(searched.filter(isToBeServed), isAnswered),
    precision: share(searched.filter(isAnswered), isFirstRight),
    misled: share(searched, (query) => isAnswered(query) && !isFirstRight(query)) ?? 0,
    unanswerable: share(
      searched.filter(({ judged }) => judged.expected.length === 0),
      isAnswered,
    ),
  };
}

/** The lowest caution within both limits, since it gives the most answers. @returns undefined when there is none */
export function proposeCaution(curve: readonly CautionPoint[]): CautionPoint | undefined {
  return curve.find(
    ({ misled, unanswerable }) => misled <= mostMisled && (unanswerable ?? 0) <= mostUnanswerable,
  );
}

function isFirstRight({ judged, ranked: [first] }: RatedQuery): boolean {
  return first !== undefined && judged.expected.includes(first);
}
