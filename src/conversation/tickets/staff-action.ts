import { lineLimits } from '../line-limits.ts';
import type { StaffRef } from '../staff-ref.ts';

/**
 * What staff can do to a ticket: names, limits, reasons and permissions. The desk's pages, the commands, the engine
 * and the audit log all take them from here.
 */
export type StaffAction =
  | { readonly type: 'staffClaimed' }
  | { readonly type: 'staffReplied'; readonly text: string; readonly fallbackRoute: FallbackRoute }
  /** Only colleagues see a note. */
  | { readonly type: 'staffNoted'; readonly text: string }
  /** To a colleague; without `to` the ticket waits for anybody again. */
  | { readonly type: 'staffHandedOver'; readonly to?: StaffRef }
  /** Closes the ticket for any reason, not only when it is solved. The type is named as it is stored. */
  | { readonly type: 'staffResolved'; readonly reason: StaffCloseReason }
  | { readonly type: 'staffReopened' }
  /** Sends an answer again that may not have arrived. */
  | { readonly type: 'staffResent'; readonly lineId: string };

/** As forms and commands call the actions. */
export const actionNames = [
  'claim',
  'reply',
  'note',
  'hand-over',
  'release',
  'close',
  'reopen',
  'resend',
] as const;
export type ActionName = (typeof actionNames)[number];

export function nameOfAction(action: StaffAction): ActionName {
  switch (action.type) {
    case 'staffClaimed':
      return 'claim';
    case 'staffReplied':
      return 'reply';
    case 'staffNoted':
      return 'note';
    case 'staffHandedOver':
      return action.to === undefined ? 'release' : 'hand-over';
    case 'staffResolved':
      return 'close';
    case 'staffReopened':
      return 'reopen';
    case 'staffResent':
      return 'resend';
  }
}

/** What an account may do. Everything else at the desk (the own page, signing out) is open to all who are signed in. */
export type Permission = 'answer' | TicketPermission | 'readClosed' | 'manageAccounts';

/** These travel with an action, because it depends on the ticket whether the action needs one. */
export const ticketPermissions = ['handOver', 'reopen'] as const;
export type TicketPermission = (typeof ticketPermissions)[number];

/** What each action always needs. To hand over a ticket that a colleague holds needs `handOver` as well. */
export const permissionFor: Readonly<Record<ActionName, Permission>> = {
  claim: 'answer',
  reply: 'answer',
  note: 'answer',
  'hand-over': 'answer',
  release: 'answer',
  close: 'answer',
  reopen: 'reopen',
  resend: 'answer',
};

/** Why staff close a ticket, the usual reason first. */
export const closeReasons = ['solved', 'unsolved', 'elsewhere', 'duplicate'] as const;
export type StaffCloseReason = (typeof closeReasons)[number];

/**
 * What happens to an answer when no free reply token is left: pay for a push, wait for the asker's next message, or
 * wait and pay for one push notice that an answer waits.
 */
export const fallbackRoutes = ['push', 'next-reply', 'notice'] as const;
export type FallbackRoute = (typeof fallbackRoutes)[number];

/** UTF-16 units. An answer is one LINE message, which holds no more. */
export const longestAnswer = lineLimits.textLength;
/** UTF-16 units. */
export const longestNote = 1_000;

export type StaffText =
  | { readonly type: 'fine'; readonly text: string }
  | { readonly type: 'problem'; readonly why: 'noText' | 'answerTooLong' | 'noteTooLong' };

/** Checks what was typed for an answer or a note. The text is kept whole or refused, never cut. */
export function readStaffText(action: 'reply' | 'note', typed: string): StaffText {
  const text = typed.replaceAll('\r\n', '\n').toWellFormed().trim();
  if (text === '') return { type: 'problem', why: 'noText' };
  if (action === 'reply' && text.length > longestAnswer) return { type: 'problem', why: 'answerTooLong' };
  if (action === 'note' && text.length > longestNote) return { type: 'problem', why: 'noteTooLong' };
  return { type: 'fine', text };
}
