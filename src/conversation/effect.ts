import type { StaffRef } from './staff-ref.ts';
import type { Finding } from '../search/finding.ts';

/** What a transition wants done besides talking. Effects are committed together with the session. */
export type Effect =
  /** Wake this chat at `at` (epoch ms) with `timePassed`; the same `timerId` again replaces the earlier one. */
  | { readonly type: 'wakeAt'; readonly timerId: string; readonly at: number }
  | { readonly type: 'cancelWake'; readonly timerId: string }
  /**
   * Forget what is still to be said: all of it, since nothing can reach this person any more, or what the bot
   * had to say, since a human talks now.
   */
  | { readonly type: 'discardOutbox'; readonly of: 'all' | 'bot' }
  /** What became of a staff member's act, for the page that waits for it; `holder`: who has the ticket. */
  | { readonly type: 'reportResult'; readonly outcome: ActionResult }
  /** How search fared, for the operator's figures. */
  | { readonly type: 'recordFinding'; readonly kind: Finding['kind'] };

export type ActionResult =
  | { readonly kind: 'done' }
  /** A defect of ours: nothing was done, and the act is put aside for people to look at. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'refused'; readonly why: 'heldByOther'; readonly holder: StaffRef }
  | { readonly kind: 'refused'; readonly why: StaffRefusal };

export type StaffRefusal =
  /** No such ticket in this chat: it was closed, and another was opened since. */
  | 'unknownTicket'
  /** Theirs is no right to do that to a ticket as it stands. */
  | 'notPermitted'
  /** Only who holds a ticket may answer it. */
  | 'notHeld'
  | 'isClosed'
  | 'isOpen'
  | 'nothingToResend'
  /** It would reach nobody; once the asker is back it can be sent again. */
  | 'askerBlocked';
