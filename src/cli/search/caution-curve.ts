import { isToBeServed, type SearchedQuery } from './measures.ts';

/** An query with how sure search was that its first entry is right, 0 … 1. */
export type RatedQuery = SearchedQuery & { readonly likelihood: number };

/** What would have been, had answers been said outright from this caution on. */
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

/** What a proposed caution must keep: wrong answers among all messages, answers among those without an entry. */
export const mostMisled = 0.03;
export const mostUnanswerable = 0.05;

/**
 * From how many messages on a caution is proposed. Of 100 messages that all go well one may say, 95 times in a
 * hundred, that fewer than 3 % go wrong (the rule of three, 3/n); with 30 that have no answer, one that gets one is
 * 3.3 % and not yet over the limit. With fewer a single message would decide what the bot says to everybody.
 */
export const fewest = { answerable: 100, unanswerable: 30 } as const;

/** How many judged messages there are of both sorts. */
export type Sample = { readonly answerable: number; readonly unanswerable: number };

export function sampleOf(searched: readonly RatedQuery[]): Sample {
  return {
    answerable: searched.filter(isToBeServed).length,
    unanswerable: searched.filter(({ judged }) => judged.expected.length === 0).length,
  };
}

export const isEnough = ({ answerable, unanswerable }: Sample): boolean =>
  answerable >= fewest.answerable && unanswerable >= fewest.unanswerable;

/** One point for each hundredth from 0.50 to 0.99. Counts the first of the ranking as what would be answered. */
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

/** The lowest caution that misleads few enough: more answers than that cost too much. Undefined when none does. */
export function proposeCaution(curve: readonly CautionPoint[]): CautionPoint | undefined {
  return curve.find(
    ({ misled, unanswerable }) => misled <= mostMisled && (unanswerable ?? 0) <= mostUnanswerable,
  );
}

function isFirstRight({ judged, ranked: [first] }: RatedQuery): boolean {
  return first !== undefined && judged.expected.includes(first);
}
