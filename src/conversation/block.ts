import { isAskerEvent, type ConversationEvent } from './event.ts';
import type { Session } from './session.ts';
import type { Step } from './step.ts';
import { updateTicket, type Ticket } from './tickets/ticket.ts';
import type { TranscriptLine } from './tickets/transcript.ts';

/** Whether a block came late: the asker has done something since then, so they have unblocked the account. */
export function isPastBlock(session: Session, event: ConversationEvent): boolean {
  if (event.type !== 'unfollow') return false;
  const { lines, ticket } = session;
  return [...lines, ...(ticket?.lines ?? [])].some((line) => isFromAsker(line) && line.at > event.occurredAt);
}

/** Notes whether messages still reach the asker. From `unfollow` on none do, until the asker says or does something. */
export function noteBlock(session: Session, event: ConversationEvent): Session {
  if (!isAskerEvent(event) || event.type === 'unsent') return session;
  const { blockedAt, ticket, ...rest } = session;
  if (event.type === 'unfollow')
    return {
      ...rest,
      ...(ticket === undefined ? {} : { ticket: withUncertainDeliveries(ticket, event.occurredAt) }),
      blockedAt: event.occurredAt,
    };
  if (blockedAt === undefined || event.occurredAt < blockedAt) return session;
  // The staff's board shows the block, so it needs a newer copy of the ticket.
  return { ...rest, ...(ticket === undefined ? {} : { ticket: updateTicket(ticket, {}) }) };
}

/** LINE accepts messages to a person who has blocked the account, and delivers them to nobody. */
function withUncertainDeliveries(ticket: Ticket, blockedAt: number): Ticket {
  const lines = ticket.lines.map((line) =>
    line.from === 'staff' && line.delivery === 'delivered' && line.at >= blockedAt
      ? { ...line, delivery: 'uncertain' as const }
      : line,
  );
  return updateTicket(ticket, { lines });
}

/** Says nothing, and pays for nothing, while the asker has blocked the account. */
export function silentIfBlocked(step: Step): Step {
  return step.session.blockedAt === undefined ? step : { ...step, messages: [], quickReplies: [] };
}

function isFromAsker({ from }: TranscriptLine): boolean {
  return from === 'asker' || from === 'askerAction';
}
