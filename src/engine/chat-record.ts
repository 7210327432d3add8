import type { ActionResult } from '../conversation/effect.ts';
import type { ConversationEvent, TimerName } from '../conversation/event.ts';
import { mapTickets, newSession, ticketsOf, type Session } from '../conversation/session.ts';
import { updateTicket, isOpen, type Ticket } from '../conversation/tickets/ticket.ts';
import type { TranscriptLine, MessageDelivery } from '../conversation/tickets/transcript.ts';
import type { OutboxItem } from '../delivery/outbox.ts';

/** All that is stored of one chat between two events, written in one atomic step. */
export type ChatRecord = {
  readonly session: Session;
  readonly outbox: readonly OutboxItem[];
  readonly timers: readonly Timer[];
  /** Results of staff actions that are not on the staff's board yet. */
  readonly pendingResults: readonly PendingResult[];
  /** Ticket id → the version of it that is on the staff's board. */
  readonly publishedTickets: Readonly<Record<string, number>>;
};

/** The result of the staff action that came as the event `actionId`. `outcome` is its stored name. */
export type PendingResult = { readonly actionId: string; readonly outcome: ActionResult };

export type Timer = { readonly id: TimerName; readonly at: number };

/** A person in the middle of a guide, or with an open ticket, may take days to go on. */
export function neverExpires({ session }: ChatRecord): boolean {
  return session.guide !== undefined || isOpen(session.ticket);
}

/** Whether the staff's board lacks a ticket change or a result. */
export function hasUnpublished(record: ChatRecord): boolean {
  return record.pendingResults.length > 0 || unpublishedTickets(record).length > 0;
}

/** Tickets that are not on the board, or only in an older version. */
export function unpublishedTickets({ session, publishedTickets }: ChatRecord): readonly Ticket[] {
  return ticketsOf(session).filter(({ id, version }) => publishedTickets[id] !== version);
}

/** The record after all its tickets and results were put on the board. */
export function withEverythingPublished(record: ChatRecord): ChatRecord {
  const versions = ticketsOf(record.session).map(({ id, version }) => [id, version] as const);
  return { ...record, pendingResults: [], publishedTickets: Object.fromEntries(versions) };
}

/**
 * The record with how far messages came (line id → delivery). A staff line shows every state, a bot line only a failure.
 */
export function withDeliveries(
  record: ChatRecord,
  deliveries: ReadonlyMap<string, MessageDelivery>,
): ChatRecord {
  const session = mapTickets(record.session, (ticket) => {
    const lines = ticket.lines.map((line) => withDelivery(line, deliveries.get(line.id)));
    return lines.every((line, index) => line === ticket.lines[index])
      ? ticket
      : updateTicket(ticket, { lines });
  });
  return session === record.session ? record : { ...record, session };
}

function withDelivery(line: TranscriptLine, delivery: MessageDelivery | undefined): TranscriptLine {
  if (delivery === undefined) return line;
  if (line.from === 'staff') return { ...line, delivery };
  return line.from === 'bot' && delivery !== 'delivered' && delivery !== 'sending'
    ? { ...line, delivery }
    : line;
}

export const newChatRecord: ChatRecord = {
  session: newSession,
  outbox: [],
  timers: [],
  pendingResults: [],
  publishedTickets: {},
};

/** The timer that was due first, as an event. @returns undefined when none is due by `until` (epoch ms) */
export function dueTimer(
  record: ChatRecord,
  chatId: ConversationEvent['chatId'],
  until: number,
  now: number,
): ConversationEvent | undefined {
  const [first] = record.timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at);
  if (first === undefined) return undefined;
  const id = `timer:${chatId}:${first.id}:${first.at}`;
  return { id, chatId, occurredAt: first.at, receivedAt: now, type: 'timePassed', timerId: first.id };
}
