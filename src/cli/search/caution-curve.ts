import { choiceCost, costs, wrongCost } from '../../search/confidence/costs.ts';
import { isDetour, isDirect, isMisled, isToBeServed, showsRight, type Outcome } from './measures.ts';

/** An outcome with how sure search was that its first entry is right, and what would be shown with another caution. */
export type SureOutcome = Outcome & {
  /** 0 … 1 */
  readonly likelihood: number;
  readonly shownAt: (caution: number) => Pick<Outcome, 'verdict' | 'shown'>;
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

/** What a proposed caution must keep: wrong answers among all messages, answers among those without an entry. */
export const mostMisled = 0.03;
export const mostUnanswerable = 0.05;

/** What a wrong answer costs when cautions are compared: it must not depend on the caution itself. */
const wrongAnswer = wrongCost(0.9);

/**
 * From how many messages on a caution is proposed. Of 100 messages that all go well one may say, 95 times in a
 * hundred, that fewer than 3 % go wrong (the rule of three, 3/n); with 30 that have no answer, one that gets one is
 * 3.3 % and not yet over the limit. With fewer a single message would decide what the desk says to everybody.
 */
export const fewest = { answerable: 100, unanswerable: 30 } as const;

/** How many judged messages there are of both sorts. */
export type Sample = { readonly answerable: number; readonly unanswerable: number };

export function sampleOf(outcomes: readonly SureOutcome[]): Sample {
  return {
    answerable: outcomes.filter(isToBeServed).length,
    unanswerable: outcomes.filter(isUnanswerable).length,
  };
}

export const isEnough = ({ answerable, unanswerable }: Sample): boolean =>
  answerable >= fewest.answerable && unanswerable >= fewest.unanswerable;

/** One point for each hundredth from 0.50 to 0.99. */
export function drawCurve(outcomes: readonly SureOutcome[]): CautionPoint[] {
  return Array.from({ length: 50 }, (_, step) => pointAt((50 + step) / 100, outcomes));
}

export function pointAt(caution: number, outcomes: readonly SureOutcome[]): CautionPoint {
  const there = outcomes.map((outcome): Outcome => ({ ...outcome, ...outcome.shownAt(caution) }));
  const share = (list: readonly Outcome[], of: (outcome: Outcome) => boolean): number | null =>
    list.length === 0 ? null : list.filter(of).length / list.length;
  return {
    caution,
    direct: share(there.filter(isToBeServed), isDirect),
    precision: share(there.filter(isDirect), showsRight),
    misled: share(there, isMisled) ?? 0,
    detours: share(there, isDetour) ?? 0,
    unanswerable: share(there.filter(isUnanswerable), isDirect),
    cost: there.reduce((sum, outcome) => sum + costOf(outcome), 0) / Math.max(there.length, 1),
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

/** What a person would pay for an outcome, in needless choices. */
function costOf(outcome: Outcome): number {
  const { verdict, shown } = outcome;
  if (isUnanswerable(outcome)) {
    if (isDirect(outcome)) return wrongAnswer * costs.stranger;
    return verdict === 'choose' ? costs.strangers : 0;
  }
  if (isMisled(outcome)) return wrongAnswer;
  if (isDetour(outcome)) return costs.detour;
  if (isDirect(outcome)) return 0;
  return verdict === 'choose' && showsRight(outcome) ? choiceCost(shown.length) : costs.missed;
}

function isUnanswerable({ judged }: Outcome): boolean {
  return judged.expected.length === 0;
}
