import { escalation as copy } from '../../copy/escalation.ts';
import type { Effect } from '../effect.ts';
import type { ConversationEvent } from '../event.ts';
import { withStatusLine } from './escalation.ts';
import { newTalk, type Session } from '../session.ts';
import { silence, type Step } from '../step.ts';
import { updateTicket, isAssigned, ticketLeaseMs, type AssignedTicket } from './ticket.ts';
import type { TicketTimes } from './ticket-times.ts';

export const leaseTimer = 'ticket-lease';
export const idleTimer = 'ticket-idle';

/** After every word of either side: who owes an answer, and how long nobody has spoken. @param now epoch ms */
export function ticketTimers(
  ticket: AssignedTicket,
  now: number,
  { idleWarningMs }: TicketTimes,
): readonly Effect[] {
  const until = leaseUntil(ticket);
  const lease: Effect =
    until === undefined
      ? { type: 'cancelWake', timerId: leaseTimer }
      : { type: 'wakeAt', timerId: leaseTimer, at: until };
  return [lease, { type: 'wakeAt', timerId: idleTimer, at: now + idleWarningMs }];
}

/** @returns epoch ms; undefined when the holder owes nothing */
function leaseUntil({ state: { owesSince, leaseSince = owesSince } }: AssignedTicket): number | undefined {
  return owesSince === undefined || leaseSince === undefined ? undefined : leaseSince + ticketLeaseMs;
}

/** Staff who leave an asker waiting lose the ticket to the others. */
export function endLease(session: Session, event: ConversationEvent): Step {
  const { ticket } = session;
  if (!isAssigned(ticket)) return silence(session);
  const { owesSince } = ticket.state;
  const until = leaseUntil(ticket);
  if (owesSince === undefined || until === undefined || event.receivedAt < until) return silence(session);
  const waiting = withStatusLine(ticket, event, 'leaseEnded', { name: 'waiting', since: owesSince });
  // The notice of who answers, if it still waits, is no longer true.
  return {
    ...silence({ ...session, ticket: waiting }),
    effects: [{ type: 'discardOutbox', of: 'bot' }],
  };
}

/** Nobody has spoken for long: first the desk is warned, then the chat goes back to the bot and both are told. */
export function endIdle(
  session: Session,
  event: ConversationEvent,
  { idleWarningMs, idleCloseMs }: TicketTimes,
): Step {
  const { ticket } = session;
  if (!isAssigned(ticket)) return silence(session);
  const now = event.receivedAt;
  if (ticket.state.isIdle !== true) {
    const warned = updateTicket(ticket, { state: { ...ticket.state, isIdle: true } });
    const at = event.occurredAt + idleCloseMs - idleWarningMs;
    return {
      ...silence({ ...session, ticket: warned }),
      effects: [{ type: 'wakeAt', timerId: idleTimer, at }],
    };
  }
  const closed = withStatusLine(ticket, event, 'idle', {
    name: 'closed',
    at: now,
    reason: 'silent',
    by: 'desk',
  });
  return {
    ...silence({ ...newTalk(session), phase: { name: 'handedBack' }, ticket: closed }),
    messages: [{ type: 'text', text: copy.idle }],
    travel: 'next-reply',
  };
}
