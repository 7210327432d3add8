import type { Request } from 'express';
import { whenLates, type StaffDeed, type WhenLate } from '../../conversation/event.ts';
import { may, type StaffAccount } from '../../staff/staff.ts';
import { fieldOf } from '../http/request.ts';

/** One message of LINE's holds 5,000; an answer that is read on a phone is shorter. */
export const longestAnswer = 2_000;
export const longestNote = 1_000;

/** What the desk's forms do, as their addresses end. */
export const deedNames = [
  'claim',
  'reply',
  'note',
  'hand-over',
  'release',
  'close',
  'reopen',
  'resend',
] as const;
export type DeedName = (typeof deedNames)[number];

/** What is wrong with what was filled in; stands in the address of the page that says so. */
export const formProblems = ['noText', 'answerTooLong', 'noteTooLong', 'noColleague', 'noReason'] as const;
export type FormProblem = (typeof formProblems)[number];

export type ReadDeed =
  | { readonly type: 'deed'; readonly deed: StaffDeed }
  | { readonly type: 'problem'; readonly why: FormProblem }
  | { readonly type: 'notPermitted' };

/** What a form asks for, and whether this account ever may. Whether it may and can now a worker decides. */
export function readDeed(
  name: DeedName,
  request: Request,
  staff: StaffAccount,
  colleagues: readonly StaffAccount[],
): ReadDeed {
  switch (name) {
    case 'claim':
      return deed({ type: 'staffClaimed' });
    case 'reply': {
      const whenLate = whenLateOf(request);
      return withText(request, longestAnswer, 'answerTooLong', (text) => ({
        type: 'staffReplied',
        text,
        whenLate,
      }));
    }
    case 'note':
      return withText(request, longestNote, 'noteTooLong', (text) => ({ type: 'staffNoted', text }));
    case 'hand-over': {
      const to = colleagues.find(({ login }) => login === fieldOf(request, 'to'));
      if (to === undefined) return { type: 'problem', why: 'noColleague' };
      return deed({ type: 'staffHandedOver', to: { login: to.login, name: to.name } });
    }
    case 'release':
      return deed({ type: 'staffHandedOver' });
    case 'close': {
      const reason = closeReasons.find((each) => each === fieldOf(request, 'reason'));
      return reason === undefined
        ? { type: 'problem', why: 'noReason' }
        : deed({ type: 'staffResolved', reason });
    }
    case 'reopen':
      return may(staff, 'reopen') ? deed({ type: 'staffReopened' }) : { type: 'notPermitted' };
    case 'resend':
      return deed({ type: 'staffResent', lineId: fieldOf(request, 'line') ?? '' });
  }
}

/** Why staff close a ticket, the usual first. */
export const closeReasons = ['solved', 'unsolved', 'elsewhere', 'duplicate'] as const;

function deed(done: StaffDeed): ReadDeed {
  return { type: 'deed', deed: done };
}

function withText(
  request: Request,
  most: number,
  tooLong: FormProblem,
  toDeed: (text: string) => StaffDeed,
): ReadDeed {
  const text = textOf(request).trim();
  if (text === '') return { type: 'problem', why: 'noText' };
  if (text.length > most) return { type: 'problem', why: tooLong };
  return deed(toDeed(text));
}

/** With no free reply left. A form without the field is of before it had one: then a push. */
export function whenLateOf(request: Request): WhenLate {
  return whenLates.find((each) => each === fieldOf(request, 'late')) ?? 'push';
}

/** As typed; browsers send line breaks as two characters. */
export function textOf(request: Request): string {
  return (fieldOf(request, 'text') ?? '').replaceAll('\r\n', '\n').toWellFormed();
}
