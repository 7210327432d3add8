import { asPublished, hasUnpublished, unpublishedTickets } from './chat-record.ts';
import { bookIdOf } from '../conversation/chat-id.ts';
import type { ConversationEvent } from '../conversation/event.ts';
import type { SearchableBook } from '../conversation/searchable-book.ts';
import { decideSafely, withHolder, withName } from './decide-safely.ts';
import * as chatState from './chat-state.ts';
import { freeReplyUntil } from './free-reply.ts';
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
export async function handleNextEvent(
  parts: EngineParts,
  claim: Claim,
  chat: chatState.ClaimedChat,
): Promise<chatState.ClaimedChat | undefined> {
  const { mailbox, messenger, clock } = parts;
  const next = chatState.nextEvent(chat, claim.chatId, clock());
  if (next === undefined) return undefined;
  const book = parts.bookOf(bookIdOf(claim.chatId));
  const named = await withName(messenger, next);
  const event = await withHolder(parts.presence, chat.record.session, named, book, clock());
  if (event.type === 'unsent') await mailbox.eraseMessage(claim.chatId, event.messageId);
  return publishTickets(parts, claim, handleEvent(parts, claim, chat, event));
}

function handleEvent(
  parts: EngineParts,
  claim: Claim,
  chat: chatState.ClaimedChat,
  event: ConversationEvent,
): chatState.ClaimedChat {
  const { journal, clock, bookOf } = parts;
  const { chatId } = claim;
  const startedAt = clock();
  const book = bookOf(bookIdOf(chatId));
  const { step, deadLetters } = decideSafely(claim, chat.record.session, event, book, journal, startedAt);
  for (const effect of step.effects)
    if (effect.type === 'recordFinding') journal.record({ type: 'searched', chatId, finding: effect.kind });
  const waitedMs = startedAt - event.receivedAt;
  const tookMs = clock() - startedAt;
  journal.record({ type: 'eventHandled', chatId, event: event.type, waitedMs, tookMs });
  return chatState.withHandledEvent(chat, event, step, book?.desk.lateAnswers ?? 'next-reply', deadLetters);
}

/** Shows staff what has changed of a ticket, once it is written: after a crash in between it is shown again. */
export async function publishTickets(
  parts: EngineParts,
  claim: Claim,
  chat: chatState.ClaimedChat,
): Promise<chatState.ClaimedChat> {
  const { mailbox, board, clock } = parts;
  if (!hasUnpublished(chat.record)) return chat;
  await ensureCommitted(parts, chat, mailbox.commit(claim, chatState.changeOf(chat), clock()));
  const { chatId } = claim;
  const { blockedAt } = chat.record.session;
  const freeUntil = freeReplyUntil(chat, clock());
  const where = {
    chatId,
    bookId: bookIdOf(chatId),
    ...(blockedAt === undefined ? {} : { blockedAt }),
    ...(freeUntil === undefined ? {} : { freeReplyUntil: freeUntil }),
  };
  for (const ticket of unpublishedTickets(chat.record)) await board.put({ ...where, ticket });
  for (const { actionId, outcome } of chat.record.pendingResults) await board.tell(actionId, outcome);
  return { ...chatState.asWritten(chat), record: asPublished(chat.record) };
}

/** @throws LeaseLost when another worker holds the chat */
export async function ensureCommitted(
  { journal }: EngineParts,
  chat: chatState.ClaimedChat,
  result: Promise<'done' | 'lost'>,
): Promise<void> {
  if ((await result) === 'lost') throw new LeaseLost();
  for (const deadLetter of chat.unwritten.deadLetters) journal.record({ type: 'deadLetter', deadLetter });
}
