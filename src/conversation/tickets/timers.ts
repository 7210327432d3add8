import { escalation as copy } from '../../copy/escalation.ts';
import type { Effect } from '../effect.ts';
import type { ConversationEvent } from '../event.ts';
import { newTalk, type Session } from '../session.ts';
import { silence, type Step } from '../step.ts';
import { isAssigned, ticketLeaseMs, updateTicket, withStatusLine, type AssignedTicket } from './ticket.ts';
import type { TicketTimes } from './ticket-times.ts';

/**
 * Restarts the timers of a held ticket after each message of either side. While its holder owes an answer the ticket
 * lease runs; the idle time counts from the answer on. @param now epoch ms
 */
export function ticketTimers(
  ticket: AssignedTicket,
  now: number,
  { silenceWarningMs }: TicketTimes,
): readonly Effect[] {
  const until = ticketLeaseUntil(ticket);
  return until === undefined
    ? [
        { type: 'cancelWake', timerId: 'ticket-lease' },
        { type: 'wakeAt', timerId: 'ticket-idle', at: now + silenceWarningMs },
      ]
    : [
        { type: 'wakeAt', timerId: 'ticket-lease', at: until },
        { type: 'cancelWake', timerId: 'ticket-idle' },
      ];
}

/** @returns epoch ms; undefined when the holder is not expected to say anything */
function ticketLeaseUntil({
  state: { owesSince, leaseSince = owesSince },
}: AssignedTicket): number | undefined {
  return leaseSince === undefined ? undefined : leaseSince + ticketLeaseMs;
}

/** Takes the ticket from a holder who says nothing: it waits for all staff again. */
export function endTicketLease(session: Session, event: ConversationEvent): Step {
  const { ticket } = session;
  if (!isAssigned(ticket)) return silence(session);
  const until = ticketLeaseUntil(ticket);
  if (until === undefined || event.receivedAt < until) return silence(session);
  const { owesSince: since = event.receivedAt } = ticket.state;
  const waiting = withStatusLine(ticket, event, 'leaseEnded', { name: 'waiting', since });
  // A status message that names the former holder may still wait in the outbox.
  return {
    ...silence({ ...session, ticket: waiting }),
    effects: [{ type: 'discardOutbox', of: 'bot' }],
  };
}

/**
 * Nobody has spoken for long. The first time staff are warned; the second time the ticket is closed and the asker is
 * told. Not while its holder owes an answer: a timer of an older record may still go off then.
 */
export function endSilentTicket(
  session: Session,
  event: ConversationEvent,
  { silenceWarningMs, silenceCloseMs }: TicketTimes,
): Step {
  const { ticket } = session;
  if (!isAssigned(ticket) || ticketLeaseUntil(ticket) !== undefined) return silence(session);
  const now = event.receivedAt;
  if (ticket.state.isIdle !== true) {
    const warned = updateTicket(ticket, { state: { ...ticket.state, isIdle: true } });
    const at = event.occurredAt + silenceCloseMs - silenceWarningMs;
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
    messages: [{ type: 'text', text: copy.silent }],
    fallbackRoute: 'next-reply',
  };
}
