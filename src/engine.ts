import { asShown, hasNews, unshownTickets } from './chat-record.ts';
import { bookIdOf } from './conversation/chat-id.ts';
import type { ConversationEvent } from './conversation/event.ts';
import type { SearchableBook } from './conversation/searchable-book.ts';
import { decide, withName } from './decision.ts';
import * as held from './held-chat.ts';
import type { Claim, Clock, Journal, Mailbox, Messenger, TicketBoard } from './ports.ts';

export type EngineParts = {
  readonly mailbox: Mailbox;
  readonly messenger: Messenger;
  readonly board: TicketBoard;
  readonly bookOf: (bookId: string) => SearchableBook | undefined;
  readonly journal: Journal;
  readonly clock: Clock;
};

/** Another worker holds the chat now. Whatever was not committed never happened. */
class LeaseLost extends Error {}

/**
 * Works on one claimed chat: deliver what it still owes, take its next event, let it go.
 * @throws when the store can't be reached; nothing is lost by it, since the lease runs out
 */
export async function work(parts: EngineParts, claim: Claim): Promise<void> {
  const { mailbox, journal, clock } = parts;
  try {
    let chat = await deliver(parts, claim, held.openChat(claim, clock()));
    const next = chat.blockedUntil === undefined ? held.nextEvent(chat, claim.chatId, clock()) : undefined;
    if (next !== undefined) {
      const event = await withName(parts.messenger, next);
      chat = await show(parts, claim, take(parts, claim, chat, event));
      chat = await deliver(parts, claim, chat);
    }
    chat = await show(parts, claim, chat);
    const now = clock();
    await written(parts, chat, mailbox.settle(claim, held.changeOf(chat), held.nextWork(chat, now), now));
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error;
    journal.record({ type: 'leaseLost', chatId: claim.chatId });
  }
}

/** Shows staff what has changed of a ticket, once it is written: after a crash in between it is shown again. */
async function show(parts: EngineParts, claim: Claim, chat: held.HeldChat): Promise<held.HeldChat> {
  const { mailbox, board, clock } = parts;
  if (!hasNews(chat.record)) return chat;
  await written(parts, chat, mailbox.commit(claim, held.changeOf(chat), clock()));
  const { chatId } = claim;
  for (const ticket of unshownTickets(chat.record))
    await board.put({ chatId, bookId: bookIdOf(chatId), ticket });
  for (const { actId, outcome } of chat.record.untold) await board.tell(actId, outcome);
  return { ...held.asWritten(chat), record: asShown(chat.record) };
}

/** Sends what the outbox holds, in order. Each attempt is written down before it is made. */
async function deliver(parts: EngineParts, claim: Claim, opened: held.HeldChat): Promise<held.HeldChat> {
  const { mailbox, messenger, journal, clock } = parts;
  let chat = opened;
  for (;;) {
    const [planned, plan] = held.planChat(chat, claim.chatId, clock());
    chat = planned;
    const { sending } = plan;
    const attempt = sending?.attempts.at(-1);
    if (sending === undefined || attempt === undefined) return chat;
    await written(parts, chat, mailbox.commit(claim, held.changeOf(chat), clock()));
    const startedAt = clock();
    const { messages, quickReplies, form } = sending;
    const { route } = attempt;
    const parcel = { chatId: claim.chatId, route, itemId: sending.id, form, messages, quickReplies };
    const outcome = await messenger.send(parcel);
    const tookMs = clock() - startedAt;
    const { chatId } = claim;
    journal.record({ type: 'deliveryAttempted', chatId, route: route.type, outcome, tookMs });
    chat = held.withAttemptOutcome(held.asWritten(chat), sending.id, outcome);
  }
}

/** Takes an event: what it leads to is written down with it. */
function take(
  parts: EngineParts,
  claim: Claim,
  chat: held.HeldChat,
  event: ConversationEvent,
): held.HeldChat {
  const { journal, clock, bookOf } = parts;
  const { chatId } = claim;
  const startedAt = clock();
  const book = bookOf(bookIdOf(chatId));
  const { step, letters } = decide(claim, chat.record.session, event, book, journal, startedAt);
  for (const effect of step.effects)
    if (effect.type === 'recordFinding') journal.record({ type: 'searched', chatId, finding: effect.kind });
  const waitedMs = startedAt - event.receivedAt;
  const tookMs = clock() - startedAt;
  journal.record({ type: 'eventHandled', chatId, event: event.type, waitedMs, tookMs });
  return held.takeEvent(chat, event, step, book?.desk.lateAnswers ?? 'next-reply', letters);
}

async function written(
  { journal }: EngineParts,
  chat: held.HeldChat,
  result: Promise<'done' | 'lost'>,
): Promise<void> {
  if ((await result) === 'lost') throw new LeaseLost();
  for (const letter of chat.unwritten.deadLetters) journal.record({ type: 'deadLetter', letter });
}
