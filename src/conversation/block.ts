import type { ConversationEvent } from './event.ts';
import type { Session } from './session.ts';
import type { Step } from './step.ts';
import { updateTicket, type Ticket } from './tickets/ticket.ts';
import type { Line } from './tickets/transcript.ts';
import { isAskersEvent } from './tickets/staff-mode.ts';

/** A block that we hear of late: the asker has done something since, so they have taken it back. */
export function isPastBlock(session: Session, event: ConversationEvent): boolean {
  if (event.type !== 'unfollow') return false;
  const { lines, ticket } = session;
  return [...lines, ...(ticket?.lines ?? [])].some((line) => isAskers(line) && line.at > event.occurredAt);
}

/** Notes whether what is said still reaches the asker: from `unfollow` on nothing does, until they do something again. */
export function noteBlock(session: Session, event: ConversationEvent): Session {
  if (!isAskersEvent(event)) return session;
  const { blockedAt, ticket, ...rest } = session;
  if (event.type === 'unfollow')
    return {
      ...rest,
      ...(ticket === undefined ? {} : { ticket: withDoubts(ticket, event.occurredAt) }),
      blockedAt: event.occurredAt,
    };
  if (blockedAt === undefined || event.occurredAt < blockedAt) return session;
  // A newer copy for the board, which shows it too.
  return { ...rest, ...(ticket === undefined ? {} : { ticket: updateTicket(ticket, {}) }) };
}

/** LINE takes what is sent to who has blocked the account, and delivers it to nobody. */
function withDoubts(ticket: Ticket, blockedAt: number): Ticket {
  const lines = ticket.lines.map((line) =>
    line.from === 'staff' && line.delivery === 'delivered' && line.at >= blockedAt
      ? { ...line, delivery: 'uncertain' as const }
      : line,
  );
  return updateTicket(ticket, { lines });
}

/** Nothing is said to who can't hear it, nor paid for. */
export function unlessBlocked(step: Step): Step {
  return step.session.blockedAt === undefined ? step : { ...step, messages: [], quickReplies: [] };
}

function isAskers({ from }: Line): boolean {
  return from === 'asker' || from === 'askerAction';
}
