import { escalation as copy } from '../../copy/escalation.ts';
import type { Effect } from '../effect.ts';
import type { ConversationEvent } from '../event.ts';
import { newTalk, type Session } from '../session.ts';
import { silence, type Step } from '../step.ts';
import { isAssigned, ticketLeaseMs, updateTicket, withStatusLine, type AssignedTicket } from './ticket.ts';
import type { TicketTimes } from './ticket-times.ts';

/** Restarts the timers of a held ticket after each message of either side. @param now epoch ms */
export function ticketTimers(
  ticket: AssignedTicket,
  now: number,
  { idleWarningMs }: TicketTimes,
): readonly Effect[] {
  const until = ticketLeaseUntil(ticket);
  const lease: Effect =
    until === undefined
      ? { type: 'cancelWake', timerId: 'ticket-lease' }
      : { type: 'wakeAt', timerId: 'ticket-lease', at: until };
  return [lease, { type: 'wakeAt', timerId: 'ticket-idle', at: now + idleWarningMs }];
}

/** @returns epoch ms; undefined when the holder owes nothing */
function ticketLeaseUntil({
  state: { owesSince, leaseSince = owesSince },
}: AssignedTicket): number | undefined {
  return owesSince === undefined || leaseSince === undefined ? undefined : leaseSince + ticketLeaseMs;
}

/** Takes the ticket from a holder who leaves the asker waiting: it waits for all staff again. */
export function endTicketLease(session: Session, event: ConversationEvent): Step {
  const { ticket } = session;
  if (!isAssigned(ticket)) return silence(session);
  const { owesSince } = ticket.state;
  const until = ticketLeaseUntil(ticket);
  if (owesSince === undefined || until === undefined || event.receivedAt < until) return silence(session);
  const waiting = withStatusLine(ticket, event, 'leaseEnded', { name: 'waiting', since: owesSince });
  // A notice that names the former holder may still wait in the outbox.
  return {
    ...silence({ ...session, ticket: waiting }),
    effects: [{ type: 'discardOutbox', of: 'bot' }],
  };
}

/** Nobody has spoken for long. The first time staff are warned; the second time the ticket is closed and the asker is told. */
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
      effects: [{ type: 'wakeAt', timerId: 'ticket-idle', at }],
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
    fallbackRoute: 'next-reply',
  };
}
