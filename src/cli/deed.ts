import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StaffOutcome } from '../conversation/effect.ts';
import type { StaffAct } from '../conversation/event.ts';
import type { StaffRef } from '../conversation/staff-ref.ts';
import type { LineDelivery } from '../conversation/transcript.ts';
import type { Mailbox, TicketBoard, TicketView } from '../ports.ts';

/** What staff do, but for whom and with which ticket. */
export type Deed = StaffAct extends infer Act
  ? Act extends StaffAct
    ? Omit<Act, 'ticketId' | 'staff'>
    : never
  : never;

export type DeedEnd =
  | { readonly kind: 'ended'; readonly actId: string; readonly outcome: StaffOutcome }
  /** No worker has decided it yet. It stays in the chat's mailbox, and one that comes later will. */
  | { readonly kind: 'unanswered' };

const lookAgainMs = 25;

/** Puts the act into its chat's mailbox and waits at most `waitMs` for what becomes of it. */
export async function doDeed(
  { mailbox, board }: { readonly mailbox: Pick<Mailbox, 'append'>; readonly board: TicketBoard },
  { chatId, ticket }: TicketView,
  staff: StaffRef,
  deed: Deed,
  waitMs: number,
): Promise<DeedEnd> {
  const actId = `staff:${randomUUID()}`;
  const now = Date.now();
  const base = { id: actId, chatId, occurredAt: now, receivedAt: now, ticketId: ticket.id, staff };
  await mailbox.append({ ...base, ...deed });
  const outcome = await waitFor(() => board.outcomeOf(actId), waitMs);
  return outcome === undefined ? { kind: 'unanswered' } : { kind: 'ended', actId, outcome };
}

/** How far an answer came within `waitMs`. */
export async function deliveryOf(
  board: TicketBoard,
  { bookId, ticket: { id } }: TicketView,
  actId: string,
  waitMs: number,
): Promise<LineDelivery> {
  const delivered = await waitFor(async () => {
    const line = (await board.find([bookId], id))?.ticket.lines.find((each) => each.id === actId);
    return line?.from !== 'staff' || line.delivery === 'sending' ? undefined : line.delivery;
  }, waitMs);
  return delivered ?? 'sending';
}

/** Looks again and again: a hint may fail to come, and a second connection costs more than a few looks. */
async function waitFor<T>(look: () => Promise<T | undefined>, waitMs: number): Promise<T | undefined> {
  const until = Date.now() + waitMs;
  for (;;) {
    const found = await look();
    if (found !== undefined || Date.now() >= until) return found;
    await sleep(lookAgainMs);
  }
}
