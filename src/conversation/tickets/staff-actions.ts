import { escalation as copy } from '../../copy/escalation.ts';
import { buttons } from '../../copy/ja.ts';
import type { ActionResult } from '../effect.ts';
import type { ConversationEvent, StaffActionEvent } from '../event.ts';
import { ratingButtons, withTalkSince } from './escalation.ts';
import type { Button } from '../message.ts';
import { newTalk, withoutCollecting, withCollectedAsLastQuestion, type Session } from '../session.ts';
import { silence, withResult, type Step } from '../step.ts';
import type { StaffRef } from '../staff-ref.ts';
import {
  updateTicket,
  isAssigned,
  isOpen,
  unansweredSince,
  withTranscriptLines,
  withStatusLine,
  type AssignedTicket,
  type Ticket,
} from './ticket.ts';
import type { TicketTimes } from './ticket-times.ts';
import { ticketTimers } from './timers.ts';
import type { TranscriptLine } from './transcript.ts';
import { planPushNotice } from './waiting-answer.ts';

type ActionEvent = ConversationEvent & StaffActionEvent;

export const endButton: Button = { label: buttons.endTicket, choice: { type: 'cancelTicket' } };

/**
 * Decides a staff action. When two staff act at once, the second one is refused and learns who has the ticket.
 * @param times those of the ticket's book
 */
export function handleStaffAction(session: Session, event: ActionEvent, times: TicketTimes): Step {
  const { ticket } = session;
  if (ticket?.id !== event.ticketId) return refuse(session, { why: 'unknownTicket' });
  switch (event.type) {
    case 'staffClaimed':
      return claim(session, ticket, event, times);
    case 'staffReopened':
      return reopen(session, ticket, event);
    case 'staffNoted': {
      const { id, receivedAt: at, staff, text } = event;
      return done({ ...session, ticket: withTranscriptLines(ticket, { id, at, from: 'note', staff, text }) });
    }
    case 'staffHandedOver':
      if (!isAssigned(ticket)) return refuse(session, notHeld(ticket));
      return mayHandOver(ticket, event)
        ? handOver(session, ticket, event, times)
        : refuse(session, { why: 'notPermitted' });
    case 'staffReplied':
    case 'staffResolved':
    case 'staffResent': {
      if (!isAssigned(ticket)) return refuse(session, notHeld(ticket));
      if (ticket.state.staff.login !== event.staff.login)
        return refuseHeldByOther(session, ticket.state.staff);
      if (event.type === 'staffReplied') return reply(session, ticket, event, times);
      return event.type === 'staffResolved'
        ? close(session, ticket, event)
        : resend(session, ticket, event, times);
    }
  }
}

function claim(session: Session, ticket: Ticket, event: ActionEvent, times: TicketTimes): Step {
  if (isAssigned(ticket)) {
    const { staff } = ticket.state;
    return staff.login === event.staff.login
      ? withResult(silence(session), { kind: 'done' })
      : refuseHeldByOther(session, staff);
  }
  if (!isOpen(ticket)) return refuse(session, { why: 'isClosed' });
  const assignment = {
    staff: event.staff,
    what: 'claimed',
    statusMessage: copy.claimed(event.staff.name),
  } as const;
  return assign(session, ticket, event, assignment, times);
}

type Assignment = {
  readonly staff: StaffRef;
  readonly what: 'claimed' | 'handedOver';
  readonly statusMessage: string;
};

/** Gives the ticket to a staff member. The bot's waiting messages are discarded, and the status message goes along with the first answer. */
function assign(
  session: Session,
  ticket: Ticket,
  event: ActionEvent,
  { staff, what, statusMessage }: Assignment,
  times: TicketTimes,
): Step {
  const now = event.receivedAt;
  // The asker's wait goes on, but a new holder gets the whole time of a lease; also when nobody waits, to say hello.
  const owesSince = unansweredSince(ticket.state);
  const owed = owesSince === undefined ? {} : { owesSince };
  const state = { name: 'assigned', staff, since: now, ...owed, leaseSince: now } as const;
  const assigned = withStatusLine(
    ticket,
    event,
    what,
    state,
    event.staff,
    what === 'handedOver' ? staff : undefined,
  );
  const step = done({ ...withoutCollecting(session), ticket: withLastQuestion(session, assigned) });
  const { effects } = step;
  return {
    ...step,
    messages: [{ type: 'text', text: statusMessage }],
    quickReplies: [endButton],
    fallbackRoute: 'with-next',
    effects: [{ type: 'discardOutbox', of: 'bot' }, ...effects, ...ticketTimers(assigned, now, times)],
  };
}

/** A question that was still being collected when staff came is for them to answer. */
function withLastQuestion(session: Session, ticket: AssignedTicket): AssignedTicket {
  const { lastQuestion: question } = withCollectedAsLastQuestion(session);
  return ticket.question !== undefined || question === undefined
    ? ticket
    : updateTicket(ticket, { question });
}

/** The holder may hand over their own ticket; staff with the permission, anybody's. */
export function mayHandOver(
  { state }: AssignedTicket,
  { staff, permissions = [] }: Pick<StaffActionEvent, 'staff' | 'permissions'>,
): boolean {
  return state.staff.login === staff.login || permissions.includes('handOver');
}

function handOver(
  session: Session,
  ticket: AssignedTicket,
  event: Extract<ActionEvent, { type: 'staffHandedOver' }>,
  times: TicketTimes,
): Step {
  const { to } = event;
  if (to !== undefined) {
    const assignment = { staff: to, what: 'handedOver', statusMessage: copy.handedOver(to.name) } as const;
    return assign(session, ticket, event, assignment, times);
  }
  const since = unansweredSince(ticket.state) ?? event.receivedAt;
  const released = withStatusLine(ticket, event, 'released', { name: 'waiting', since }, event.staff);
  return withoutBotMessages(done({ ...session, ticket: released }));
}

/** A status message that waits for the next answer is no longer true. */
function withoutBotMessages(step: Step): Step {
  return { ...step, effects: [{ type: 'discardOutbox', of: 'bot' }, ...step.effects] };
}

function reply(
  session: Session,
  ticket: AssignedTicket,
  event: Extract<ActionEvent, { type: 'staffReplied' }>,
  times: TicketTimes,
  resends?: string,
): Step {
  const { id, receivedAt: now, staff, text, fallbackRoute } = event;
  const again = resends === undefined ? {} : { resends };
  const { owesSince: _, leaseSince: __, isIdle: ___, ...state } = ticket.state;
  const answered = withTranscriptLines(updateTicket(ticket, { state }), {
    id,
    at: now,
    from: 'staff',
    staff,
    text,
    delivery: session.blockedAt === undefined ? 'sending' : 'blocked',
    ...again,
  });
  const step = done({ ...session, ticket: answered });
  return {
    ...step,
    messages: [{ type: 'staff', text }],
    quickReplies: [endButton],
    fallbackRoute: fallbackRoute === 'push' ? 'push' : 'next-reply',
    effects: [
      ...step.effects,
      ...ticketTimers(answered, now, times),
      ...(fallbackRoute === 'notice' ? [planPushNotice(now)] : []),
    ],
  };
}

/** Sends again what may not have arrived, as a new answer. */
function resend(
  session: Session,
  ticket: AssignedTicket,
  event: Extract<ActionEvent, { type: 'staffResent' }>,
  times: TicketTimes,
): Step {
  const line = ticket.lines.find(({ id }) => id === event.lineId);
  if (line?.from !== 'staff' || !mayBeLost(line) || isResent(line, ticket))
    return refuse(session, { why: 'nothingToResend' });
  if (session.blockedAt !== undefined) return refuse(session, { why: 'askerBlocked' });
  const { text } = line;
  const again = { ...event, type: 'staffReplied', text, fallbackRoute: 'push' } as const;
  return reply(session, ticket, again, times, line.id);
}

type StaffLine = Extract<TranscriptLine, { from: 'staff' }>;

export function mayBeLost({ delivery }: Pick<StaffLine, 'delivery'>): boolean {
  return delivery === 'uncertain' || delivery === 'failed' || delivery === 'blocked';
}

/** A double click sends an answer again only once. */
function isResent({ id }: StaffLine, { lines }: Ticket): boolean {
  return lines.some((line) => line.from === 'staff' && line.resends === id && !mayBeLost(line));
}

function close(
  session: Session,
  ticket: AssignedTicket,
  event: Extract<ActionEvent, { type: 'staffResolved' }>,
): Step {
  const { receivedAt: at, staff: by, reason } = event;
  const closed = withStatusLine(ticket, event, 'closed', { name: 'closed', at, reason, by }, event.staff);
  const step = done({ ...newTalk(session), phase: { name: 'handedBack' }, ticket: closed });
  return {
    ...step,
    messages: [{ type: 'text', text: copy.closed }],
    quickReplies: ratingButtons,
    fallbackRoute: 'next-reply',
  };
}

function reopen(session: Session, ticket: Ticket, event: ActionEvent): Step {
  if (event.permissions?.includes('reopen') !== true) return refuse(session, { why: 'notPermitted' });
  if (isOpen(ticket)) return refuse(session, { why: 'isOpen' });
  const state = { name: 'waiting', since: event.receivedAt } as const;
  const waiting = withStatusLine(withTalkSince(session, ticket), event, 'reopened', state, event.staff);
  return withoutBotMessages(done({ ...newTalk(session), lines: [], ticket: waiting }));
}

function done(session: Session): Step {
  return withResult(silence(session), { kind: 'done' });
}

function notHeld(ticket: Ticket): { readonly why: 'notHeld' | 'isClosed' } {
  return { why: isOpen(ticket) ? 'notHeld' : 'isClosed' };
}

function refuse(
  session: Session,
  { why }: { readonly why: Exclude<Extract<ActionResult, { kind: 'refused' }>['why'], 'heldByOther'> },
): Step {
  return withResult(silence(session), { kind: 'refused', why });
}

function refuseHeldByOther(session: Session, holder: StaffRef): Step {
  return withResult(silence(session), { kind: 'refused', why: 'heldByOther', holder });
}
