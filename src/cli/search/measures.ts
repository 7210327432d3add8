import type { JudgedQuery } from '../../books/tables/judged-queries.ts';
import type { Shown } from './shown.ts';

/** A judged message with what search made of it. */
export type Outcome = {
  readonly judged: JudgedQuery;
  readonly verdict: Shown['verdict'];
  readonly shown: readonly string[];
  /** Ids, likeliest first, at most 10. */
  readonly ranked: readonly string[];
};

/** Shares 0 … 1, as INTERFACES.md defines them. Null where nothing is to be measured (kinds `none` and `ambig`). */
export type Measures = {
  readonly queries: number;
  /** Those that have an entry and are not `ambig`: all measures but `misled` and `detours` are over them. */
  readonly answerable: number;
  readonly hit1: number | null;
  readonly hit3: number | null;
  readonly hit5: number | null;
  readonly mrr: number | null;
  readonly ndcg10: number | null;
  readonly direct: number | null;
  readonly served: number | null;
  /** Over all queries: answered outright or probably, and no shown entry is right. */
  readonly misled: number | null;
  /** Over all queries: the probable answer is wrong, and an entry below it is right. */
  readonly detours: number | null;
};

export function measure(outcomes: readonly Outcome[]): Measures {
  const answerable = outcomes.filter(isToBeServed);
  const over = (of: (outcome: Outcome) => number | boolean) =>
    mean(answerable.map((outcome) => Number(of(outcome))));
  return {
    queries: outcomes.length,
    answerable: answerable.length,
    hit1: over((outcome) => placeOfRight(outcome) <= 1),
    hit3: over((outcome) => placeOfRight(outcome) <= 3),
    hit5: over((outcome) => placeOfRight(outcome) <= 5),
    mrr: over((outcome) => 1 / placeOfRight(outcome)),
    ndcg10: over(ndcg),
    direct: over(isDirect),
    served: over(isServed),
    misled: mean(outcomes.map((outcome) => Number(isMisled(outcome)))),
    detours: mean(outcomes.map((outcome) => Number(isDetour(outcome)))),
  };
}

/** Has the book an answer that is to be shown? A message that is `ambig` may be asked back about. */
export const isToBeServed = ({ judged }: Outcome): boolean =>
  judged.expected.length > 0 && judged.kind !== 'ambig';

/** Is a right entry the answer, or among the choices? */
export const isServed = (outcome: Outcome): boolean => outcome.verdict !== 'none' && showsRight(outcome);

/** Is an answer shown at once, surely or probably? */
export const isDirect = ({ verdict }: Pick<Outcome, 'verdict'>): boolean =>
  verdict === 'answer' || verdict === 'likely';

/** Is an answer shown at once, and nothing that is right? */
export const isMisled = (outcome: Outcome): boolean => isDirect(outcome) && !showsRight(outcome);

/** Is the probable answer wrong, and what is right offered below it? */
export const isDetour = (outcome: Outcome): boolean =>
  outcome.verdict === 'likely' && !isRight(outcome.shown[0], outcome) && showsRight(outcome);

/** Place of the first right entry, from 1; Infinity when none is ranked. */
export function placeOfRight({ judged, ranked }: Outcome): number {
  const at = ranked.findIndex((id) => judged.expected.includes(id));
  return at < 0 ? Infinity : at + 1;
}

/** Is a right entry shown, whatever the verdict? */
export function showsRight(outcome: Outcome): boolean {
  return outcome.shown.some((id) => isRight(id, outcome));
}

function isRight(id: string | undefined, { judged }: Outcome): boolean {
  return id !== undefined && judged.expected.includes(id);
}

/** Every expected entry is worth the same. */
function ndcg({ judged, ranked }: Outcome): number {
  const gain = (at: number) => 1 / Math.log2(at + 2);
  const sum = (gains: readonly number[]) => gains.reduce((total, value) => total + value, 0);
  const found = ranked.slice(0, 10).map((id, at) => (judged.expected.includes(id) ? gain(at) : 0));
  const best = judged.expected.slice(0, 10).map((_, at) => gain(at));
  return sum(found) / sum(best);
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((total, value) => total + value, 0) / values.length;
}
