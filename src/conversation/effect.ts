import type { StaffRef } from './staff-ref.ts';
import type { TimerName } from './event.ts';
import type { Finding } from '../search/finding.ts';

/** What a transition wants done besides saying something. Effects are committed together with the session. */
export type Effect =
  /** Wake this chat at `at` (epoch ms) with `timePassed`; the same `timerId` again replaces the earlier one. */
  | { readonly type: 'wakeAt'; readonly timerId: TimerName; readonly at: number }
  | { readonly type: 'cancelWake'; readonly timerId: TimerName }
  /** Drop what is still to be sent. `all`: nothing can reach this person any more. `bot`: a human talks now. */
  | { readonly type: 'discardOutbox'; readonly of: 'all' | 'bot' }
  /** The result of a staff member's action, for the page that waits for it. */
  | { readonly type: 'reportResult'; readonly result: ActionResult }
  /** Show that the desk listens, while more of a question may come. */
  | { readonly type: 'showListening' }
  /** What kind of finding search gave, for metrics. */
  | { readonly type: 'recordFinding'; readonly kind: Finding['kind'] };

export type ActionResult =
  | { readonly kind: 'done' }
  /** A defect of ours: nothing was done, and the action became a dead letter. */
  | { readonly kind: 'failed' }
  /** `holder`: the colleague who has the ticket. */
  | { readonly kind: 'refused'; readonly why: 'heldByOther'; readonly holder: StaffRef }
  | { readonly kind: 'refused'; readonly why: StaffRefusal };

/** Why a staff action is refused, besides that a colleague has the ticket. */
export const staffRefusals = [
  /** The chat has another ticket since, or was forgotten with this one. */
  'unknownTicket',
  /** They lack the permission to do that to the ticket in its present state. */
  'notPermitted',
  /** Only the holder of a ticket may answer it. */
  'notHeld',
  'isClosed',
  'isOpen',
  'nothingToResend',
  /** The asker has blocked the account. It can be sent again when they come back. */
  'askerBlocked',
] as const;
export type StaffRefusal = (typeof staffRefusals)[number];
