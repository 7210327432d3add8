import type { ConversationEvent, StaffActionEvent } from '../../src/conversation/event.ts';
import { newSession } from '../../src/conversation/session.ts';
import { handleStaffAction } from '../../src/conversation/tickets/staff-actions.ts';
import { usualTimes } from '../../src/conversation/tickets/ticket-times.ts';
import type { Ticket } from '../../src/conversation/tickets/ticket.ts';
import { createMemoryTicketBoard } from '../../src/memory/ticket-board.ts';
import type { TicketBoard, TicketView } from '../../src/engine/ports.ts';

export const minute = 60_000;

export function ticketOf(id: string, more: Partial<Ticket> = {}): Ticket {
  const openedAt = Date.UTC(2026, 10, 22, 2, 48);
  return {
    id,
    openedAt,
    question: { text: 'メールが届かない', messageIds: ['m1'] },
    state: { name: 'waiting', since: openedAt },
    lines: [
      { id: 'e1', at: openedAt, from: 'asker', text: 'メールが届かない', messageId: 'm1' },
      { id: 'e1', at: openedAt, from: 'bot', text: '見つかりませんでした', finding: 'none' },
      { id, at: openedAt, from: 'desk', what: 'opened' },
    ],
    suggestions: ['q11'],
    version: 1,
    ...more,
  };
}

/** A board, and a mailbox with a worker behind it that decides at once as the real one does; `isAsleep`: none works; `isFailing`: it has a defect; `hasNewerTicket`: the asker's chat has gone on to another ticket. */
export function playTickets(...tickets: readonly (readonly [bookId: string, ticket: Ticket])[]) {
  const board: TicketBoard = createMemoryTicketBoard();
  const events: ConversationEvent[] = [];
  const desk = { isAsleep: false, isFailing: false, hasNewerTicket: false };
  const put = async (
    bookId: string,
    ticket: Ticket,
    more: Pick<TicketView, 'blockedAt' | 'freeReplyUntil'> = {},
  ): Promise<void> => board.put({ chatId: `${bookId}:U-${ticket.id}`, bookId, ticket, ...more });
  const isReady = Promise.all(tickets.map(([bookId, ticket]) => put(bookId, ticket)));
  const mailbox = {
    async append(event: ConversationEvent) {
      await isReady;
      if (events.some(({ id }) => id === event.id)) return 'duplicate' as const;
      events.push(event);
      if (!desk.isAsleep) await work(event as ConversationEvent & StaffActionEvent);
      return 'accepted' as const;
    },
  };
  const work = async (event: ConversationEvent & StaffActionEvent): Promise<void> => {
    if (desk.isFailing) return board.putResult(event.id, { kind: 'failed' });
    const bookId = event.chatId.slice(0, event.chatId.indexOf(':'));
    const view = await board.find([bookId], event.ticketId);
    if (view === undefined) return;
    const ticket = desk.hasNewerTicket ? ticketOf('T9') : view.ticket;
    const step = handleStaffAction({ ...newSession, ticket }, event, usualTimes);
    if (step.session.ticket?.id === event.ticketId) await put(bookId, step.session.ticket);
    for (const effect of step.effects)
      if (effect.type === 'reportResult') await board.putResult(event.id, effect.result);
  };
  /** A worker comes, and does what lies there. */
  const wake = async (): Promise<void> => {
    desk.isAsleep = false;
    for (const event of events) await work(event as ConversationEvent & StaffActionEvent);
  };
  return { board, mailbox, events, desk, put, wake };
}
