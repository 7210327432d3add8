import type { Finding } from '../search/finding.ts';

/** What a transition wants done besides talking. Effects are committed together with the session. */
export type Effect =
  /** Wake this chat at `at` (epoch ms) with `timePassed`; the same `timerId` again replaces the earlier one. */
  | { readonly type: 'wakeAt'; readonly timerId: string; readonly at: number }
  | { readonly type: 'cancelWake'; readonly timerId: string }
  /** Nothing can reach this person any more: forget what is still to be said. */
  | { readonly type: 'discardOutbox' }
  /** How search fared, for the operator's figures. */
  | { readonly type: 'recordFinding'; readonly kind: Finding['kind'] };
