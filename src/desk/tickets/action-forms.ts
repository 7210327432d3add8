import type { Request } from 'express';
import {
  closeReasons,
  fallbackRoutes,
  permissionFor,
  readStaffText,
  type ActionName,
  type FallbackRoute,
  type StaffAction,
  type StaffText,
} from '../../conversation/tickets/staff-action.ts';
import type { StaffAccount } from '../../staff/accounts.ts';
import { may } from '../../staff/permissions.ts';
import { fieldOf } from '../http/request.ts';

/** What is wrong with a filled-in form; the address of the page that explains it names the problem. */
export const formProblems = ['noText', 'answerTooLong', 'noteTooLong', 'noColleague', 'noReason'] as const;
export type FormProblem = (typeof formProblems)[number];

export type ReadAction =
  | { readonly type: 'action'; readonly action: StaffAction }
  | { readonly type: 'problem'; readonly why: FormProblem }
  | { readonly type: 'notPermitted' };

/** What a form asks for. Whether the ticket allows it now is for a worker to decide. */
export function readAction(
  name: ActionName,
  request: Request,
  staff: StaffAccount,
  colleagues: readonly StaffAccount[],
): ReadAction {
  if (!may(staff, permissionFor[name])) return { type: 'notPermitted' };
  switch (name) {
    case 'claim':
      return toDo({ type: 'staffClaimed' });
    case 'reply': {
      const fallbackRoute = fallbackRouteOf(request);
      return withText(readStaffText(name, textOf(request)), (text) => ({
        type: 'staffReplied',
        text,
        fallbackRoute,
      }));
    }
    case 'note':
      return withText(readStaffText(name, textOf(request)), (text) => ({ type: 'staffNoted', text }));
    case 'hand-over': {
      const to = colleagues.find(({ login }) => login === fieldOf(request, 'to'));
      if (to === undefined) return { type: 'problem', why: 'noColleague' };
      return toDo({ type: 'staffHandedOver', to: { login: to.login, name: to.name } });
    }
    case 'release':
      return toDo({ type: 'staffHandedOver' });
    case 'close': {
      const reason = closeReasons.find((each) => each === fieldOf(request, 'reason'));
      return reason === undefined
        ? { type: 'problem', why: 'noReason' }
        : toDo({ type: 'staffResolved', reason });
    }
    case 'reopen':
      return toDo({ type: 'staffReopened' });
    case 'resend':
      return toDo({ type: 'staffResent', lineId: fieldOf(request, 'line') ?? '' });
  }
}

function toDo(action: StaffAction): ReadAction {
  return { type: 'action', action };
}

function withText(written: StaffText, toAction: (text: string) => StaffAction): ReadAction {
  return written.type === 'problem' ? written : toDo(toAction(written.text));
}

/** What to do when no free reply is left. A page that was opened before an upgrade calls the field `late`, or has none. */
export function fallbackRouteOf(request: Request): FallbackRoute {
  const chosen = fieldOf(request, 'fallback') ?? fieldOf(request, 'late');
  return fallbackRoutes.find((each) => each === chosen) ?? 'push';
}

/** As typed; browsers send line breaks as two characters. */
export function textOf(request: Request): string {
  return (fieldOf(request, 'text') ?? '').replaceAll('\r\n', '\n').toWellFormed();
}
