import type { ExpectedCosts, Likely } from './confidence/verdict.ts';
import type { Finding } from './finding.ts';
import type { RankedEntry, Retrieval } from './rank/ranking.ts';

/** Everything that the engine computes for a message on the way to its finding. */
export type Assessment = {
  readonly retrieval: Retrieval;
  readonly ranking: readonly RankedEntry[];
  /** At most ten. */
  readonly likely: readonly Likely[];
  /** Does the message have the same letters as a question or phrasing? */
  readonly isExact: boolean;
  /** Confidence that the first is right. */
  readonly answer: number;
  /** Confidence that any entry answers the message. */
  readonly offer: number;
  readonly finding: Finding;
  /** What each band is expected to cost; the least was chosen, unless the first was certain enough to be answered. */
  readonly expected: ExpectedCosts;
};
