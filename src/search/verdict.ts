import type { Entry } from '../faq/book.ts';
import type { Finding } from './finding.ts';

/** An entry and the evidence for it: 0 = nothing in common with the message; a question asked word for word has 5–20. */
export type Ranked = { readonly entry: Entry; readonly evidence: number };

// Chosen on the 405 messages of the four books in shared/eval together: 32 % are answered outright and 1.7 % misled.
// With a margin of 1.0 and a rival's share of 0.7 it would be 40 % and 3.5 %; a wrong answer costs more than a choice.

/** Below this the best entry only happens to share a sound or two with the message, as a greeting does. */
const LEAST_TO_OFFER = 0.4;
/** An answer is said outright if its evidence exceeds the runner-up's by this much … */
const MARGIN = 1.5;
/** … and the runner-up has at most this share of it. */
const RIVAL_SHARE = 0.6;
/** A choice worth showing has at least this share of the best evidence. */
const CHOICE_SHARE = 0.15;
const MOST_CHOICES = 5;
const MOST_NEAREST = 3;

/** The ranking, best first → what may be said: an answer only when it stands out, else a choice, else nothing. */
export function judge(ranked: readonly Ranked[]): Finding {
  const best = ranked[0];
  const rival = ranked[1]?.evidence ?? 0;
  if (best && best.evidence - rival >= MARGIN && rival <= best.evidence * RIVAL_SHARE) {
    return { kind: 'confident', entry: best.entry };
  }
  const top = best?.evidence ?? 0;
  const choices = ranked.slice(0, MOST_CHOICES).filter(({ evidence }) => evidence >= top * CHOICE_SHARE);
  if (top < LEAST_TO_OFFER || choices.length < 2) {
    return { kind: 'none', nearest: choices.slice(0, MOST_NEAREST).map(({ entry }) => entry) };
  }
  return { kind: 'ambiguous', entries: choices.map(({ entry }) => entry) };
}
