import type { Request } from 'express';
import { fallbackRoutes, type StaffAction, type FallbackRoute } from '../../conversation/event.ts';
import { may, type StaffAccount } from '../../staff/staff.ts';
import { fieldOf } from '../http/request.ts';

/** One message of LINE's holds 5,000; an answer that is read on a phone is shorter. */
export const longestAnswer = 2_000;
export const longestNote = 1_000;

/** What the desk's forms do, as their addresses end. */
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

/** What is wrong with what was filled in; stands in the address of the page that says so. */
export const formProblems = ['noText', 'answerTooLong', 'noteTooLong', 'noColleague', 'noReason'] as const;
export type FormProblem = (typeof formProblems)[number];

export type ReadAction =
  | { readonly type: 'action'; readonly action: StaffAction }
  | { readonly type: 'problem'; readonly why: FormProblem }
  | { readonly type: 'notPermitted' };

/** What a form asks for, and whether this account ever may. Whether it may and can now a worker decides. */
export function readAction(
  name: ActionName,
  request: Request,
  staff: StaffAccount,
  colleagues: readonly StaffAccount[],
): ReadAction {
  switch (name) {
    case 'claim':
      return action({ type: 'staffClaimed' });
    case 'reply': {
      const fallbackRoute = fallbackRouteOf(request);
      return withText(request, longestAnswer, 'answerTooLong', (text) => ({
        type: 'staffReplied',
        text,
        fallbackRoute,
      }));
    }
    case 'note':
      return withText(request, longestNote, 'noteTooLong', (text) => ({ type: 'staffNoted', text }));
    case 'hand-over': {
      const to = colleagues.find(({ login }) => login === fieldOf(request, 'to'));
      if (to === undefined) return { type: 'problem', why: 'noColleague' };
      return action({ type: 'staffHandedOver', to: { login: to.login, name: to.name } });
    }
    case 'release':
      return action({ type: 'staffHandedOver' });
    case 'close': {
      const reason = closeReasons.find((each) => each === fieldOf(request, 'reason'));
      return reason === undefined
        ? { type: 'problem', why: 'noReason' }
        : action({ type: 'staffResolved', reason });
    }
    case 'reopen':
      return may(staff, 'reopen') ? action({ type: 'staffReopened' }) : { type: 'notPermitted' };
    case 'resend':
      return action({ type: 'staffResent', lineId: fieldOf(request, 'line') ?? '' });
  }
}

/** Why staff close a ticket, the usual first. */
export const closeReasons = ['solved', 'unsolved', 'elsewhere', 'duplicate'] as const;

function action(done: StaffAction): ReadAction {
  return { type: 'action', action: done };
}

function withText(
  request: Request,
  most: number,
  tooLong: FormProblem,
  toAction: (text: string) => StaffAction,
): ReadAction {
  const text = textOf(request).trim();
  if (text === '') return { type: 'problem', why: 'noText' };
  if (text.length > most) return { type: 'problem', why: tooLong };
  return action(toAction(text));
}

/** With no free reply left. A form without the field is of before it had one: then a push. */
export function fallbackRouteOf(request: Request): FallbackRoute {
  return fallbackRoutes.find((each) => each === fieldOf(request, 'late')) ?? 'push';
}

/** As typed; browsers send line breaks as two characters. */
export function textOf(request: Request): string {
  return (fieldOf(request, 'text') ?? '').replaceAll('\r\n', '\n').toWellFormed();
}
