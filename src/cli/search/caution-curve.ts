import { choiceCost, costs, wrongCost } from '../../search/confidence/costs.ts';
import { isDetour, isDirect, isMisled, isToBeServed, showsRight, type SearchedQuery } from './measures.ts';

/** With the likelihood that search gave its first entry, and with what another caution would show. */
export type RatedQuery = SearchedQuery & {
  /** 0 … 1 */
  readonly likelihood: number;
  readonly shownAt: (caution: number) => Pick<SearchedQuery, 'verdict' | 'shown'>;
};

/** What would have been, had this been the book's caution. */
export type CautionPoint = {
  readonly caution: number;
  /** Share of the messages that have an entry (not `ambig`) that get an answer at once. Null without such messages. */
  readonly direct: number | null;
  /** Share of the answers that are right, or have the right question below them. Null where nothing is answered. */
  readonly precision: number | null;
  /** Share of all messages that get a wrong answer. */
  readonly misled: number;
  /** Share of all messages that get a wrong answer with the right question below it. */
  readonly detours: number;
  /** Share of the messages without an entry that get an answer. Null without such messages. */
  readonly unanswerable: number | null;
  /** What a message costs on average, in needless choices (`search/confidence/costs.ts`). */
  readonly cost: number;
};

/** Limits for a proposed caution: the share of wrong answers among all messages, and of answers among those without an entry. */
export const mostMisled = 0.03;
export const mostUnanswerable = 0.05;

/** What a wrong answer costs when cautions are compared: it must not depend on the caution itself. */
const wrongAnswer = wrongCost(0.9);

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
    unanswerable: searched.filter(isUnanswerable).length,
  };
}

export const isEnough = ({ answerable, unanswerable }: Sample): boolean =>
  answerable >= fewest.answerable && unanswerable >= fewest.unanswerable;

/** One point for each hundredth from 0.50 to 0.99. */
export function drawCurve(searched: readonly RatedQuery[]): CautionPoint[] {
  return Array.from({ length: 50 }, (_, step) => pointAt((50 + step) / 100, searched));
}

export function pointAt(caution: number, searched: readonly RatedQuery[]): CautionPoint {
  const there = searched.map((query): SearchedQuery => ({ ...query, ...query.shownAt(caution) }));
  const share = (list: readonly SearchedQuery[], of: (query: SearchedQuery) => boolean): number | null =>
    list.length === 0 ? null : list.filter(of).length / list.length;
  return {
    caution,
    direct: share(there.filter(isToBeServed), isDirect),
    precision: share(there.filter(isDirect), showsRight),
    misled: share(there, isMisled) ?? 0,
    detours: share(there, isDetour) ?? 0,
    unanswerable: share(there.filter(isUnanswerable), isDirect),
    cost: there.reduce((sum, query) => sum + costOf(query), 0) / Math.max(there.length, 1),
  };
}

/** Of the cautions that mislead few enough, the one that costs least; of equals the lowest. Undefined when none does. */
export function proposeCaution(curve: readonly CautionPoint[]): CautionPoint | undefined {
  return curve
    .filter(({ misled, unanswerable }) => misled <= mostMisled && (unanswerable ?? 0) <= mostUnanswerable)
    .reduce<CautionPoint | undefined>(
      (least, point) => (least === undefined || point.cost < least.cost ? point : least),
      undefined,
    );
}

/** What a person would pay for an query, in needless choices. */
function costOf(query: SearchedQuery): number {
  const { verdict, shown } = query;
  const wrong = wrongAnswer * (verdict === 'likely' ? costs.doubted : 1);
  if (isUnanswerable(query)) {
    if (isDirect(query)) return wrong * costs.stranger;
    return verdict === 'choose' ? costs.strangers : 0;
  }
  if (isMisled(query)) return wrong;
  if (isDetour(query)) return costs.detour;
  if (isDirect(query)) return 0;
  return verdict === 'choose' && showsRight(query) ? choiceCost(shown.length) : costs.missed;
}

function isUnanswerable({ judged }: SearchedQuery): boolean {
  return judged.expected.length === 0;
}
