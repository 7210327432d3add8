import type { Assessment } from './assessment.ts';
import { sharedBy, type ExplainedWord } from './rank/explained.ts';

/** A request of a message, and what search makes of it alone. */
export type Part = { readonly words: string; readonly assessment: Assessment; readonly isElliptic: boolean };

/** So much more of a part's words its own entry must know than the entries of the other parts, at one part at least. */
export const lead = 0.15;
/** So much more than the first entry of the whole message, when grammar alone joins the parts. */
export const leadOfPart = 0.1;
/** An entry that is less likely what a part means is not what was asked for. */
const strayShare = 0.02;

/** Does the first entry of another leave the words of a part unexplained, or would the part alone never find it? */
export function isApart(part: Part, other: Assessment, least: number): boolean {
  const entry = other.ranking[0]?.entry;
  if (firstOf(part) === entry) return false;
  return !isInQuestion(entry, part) || knownBy(part, part) - knownBy(part, { assessment: other }) >= least;
}

/** May a part, alone, mean this entry? */
export function isInQuestion(entry: number | undefined, { assessment: { ranking, likely } }: Part): boolean {
  const at = ranking.findIndex((each) => each.entry === entry);
  return at >= 0 && (likely[at]?.share ?? 0) >= strayShare;
}

export function isCertain({ assessment }: Part): boolean {
  return isAnswered(assessment);
}

export function isAnswered({ finding: { kind } }: Assessment): boolean {
  return kind === 'confident' || kind === 'likely';
}

export function firstOf({ assessment: { ranking } }: Pick<Part, 'assessment'>): number | undefined {
  return ranking[0]?.entry;
}

/** How well the first entry of another knows each word of a part. */
export function explain(
  { assessment: { retrieval } }: Part,
  other: Pick<Part, 'assessment'>,
): readonly ExplainedWord[] {
  const first = firstOf(other);
  return first === undefined ? [] : retrieval.explainBy(first);
}

/** How well the first entry of another knows the words of a part, rare ones above all, 0 … 1. */
export function knownBy(part: Part, other: Pick<Part, 'assessment'>): number {
  return sharedBy(explain(part, other)).shared;
}
