import { asShown, hasNews, unshownTickets } from './chat-record.ts';
import { bookIdOf } from '../conversation/chat-id.ts';
import type { ConversationEvent } from '../conversation/event.ts';
import type { SearchableBook } from '../conversation/searchable-book.ts';
import { decide, withHolder, withName } from './decide-safely.ts';
import * as held from './chat-state.ts';
import type { Claim, Clock, Journal, Mailbox, Messenger, StaffPresence, TicketBoard } from './ports.ts';

export type EngineParts = {
  readonly mailbox: Mailbox;
  readonly messenger: Messenger;
  readonly board: TicketBoard;
  readonly bookOf: (bookId: string) => SearchableBook | undefined;
  /** Absent: nobody is known to be at the desk. */
  readonly presence?: StaffPresence;
  readonly journal: Journal;
  readonly clock: Clock;
};

/** Another worker holds the chat now. Whatever was not committed never happened. */
export class LeaseLost extends Error {}

/** Takes what happened next in a chat, if anything did: what it leads to is written down with it, and staff are shown. */
export async function takeNext(
  parts: EngineParts,
  claim: Claim,
  chat: held.HeldChat,
): Promise<held.HeldChat | undefined> {
  const { mailbox, messenger, clock } = parts;
  const next = held.nextEvent(chat, claim.chatId, clock());
  if (next === undefined) return undefined;
  const book = parts.bookOf(bookIdOf(claim.chatId));
  const named = await withName(messenger, next);
  const event = await withHolder(parts.presence, chat.record.session, named, book, clock());
  if (event.type === 'unsent') await mailbox.forget(claim.chatId, event.messageId);
  return show(parts, claim, take(parts, claim, chat, event));
}

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

/** Shows staff what has changed of a ticket, once it is written: after a crash in between it is shown again. */
export async function show(parts: EngineParts, claim: Claim, chat: held.HeldChat): Promise<held.HeldChat> {
  const { mailbox, board, clock } = parts;
  if (!hasNews(chat.record)) return chat;
  await written(parts, chat, mailbox.commit(claim, held.changeOf(chat), clock()));
  const { chatId } = claim;
  const { blockedAt } = chat.record.session;
  const where = { chatId, bookId: bookIdOf(chatId), ...(blockedAt === undefined ? {} : { blockedAt }) };
  for (const ticket of unshownTickets(chat.record)) await board.put({ ...where, ticket });
  for (const { actId, outcome } of chat.record.untold) await board.tell(actId, outcome);
  return { ...held.asWritten(chat), record: asShown(chat.record) };
}

/** @throws LeaseLost when another worker holds the chat */
export async function written(
  { journal }: EngineParts,
  chat: held.HeldChat,
  result: Promise<'done' | 'lost'>,
): Promise<void> {
  if ((await result) === 'lost') throw new LeaseLost();
  for (const letter of chat.unwritten.deadLetters) journal.record({ type: 'deadLetter', letter });
}
