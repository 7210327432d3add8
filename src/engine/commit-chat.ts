import { withEverythingPublished, hasUnpublished, unpublishedTickets } from './chat-record.ts';
import { asCommitted, toChange, toNextWork, type ClaimedChat } from './chat-state.ts';
import type { EngineParts } from './engine-parts.ts';
import { freeReplyUntil } from './free-reply.ts';
import type { ChatClaim, Journal } from './ports.ts';
import { bookIdOf } from '../conversation/chat-id.ts';

/**
 * Writes what has changed in a claimed chat.
 * @returns the chat with nothing left to commit; `lost` when another worker holds the chat: then nothing was written
 */
export async function commitChat(
  { mailbox, journal, clock }: EngineParts,
  claim: ChatClaim,
  chat: ClaimedChat,
): Promise<ClaimedChat | 'lost'> {
  const result = await mailbox.commit(claim, toChange(chat), clock());
  if (result === 'lost') return 'lost';
  reportDeadLetters(journal, chat);
  return asCommitted(chat);
}

/** Writes what has changed in a claimed chat, and lets it go until its next work. */
export async function settleChat(
  { mailbox, journal, clock }: EngineParts,
  claim: ChatClaim,
  chat: ClaimedChat,
): Promise<'done' | 'lost'> {
  const now = clock();
  const result = await mailbox.settle(claim, toChange(chat), toNextWork(chat, now), now);
  if (result === 'lost') return 'lost';
  reportDeadLetters(journal, chat);
  return 'done';
}

function reportDeadLetters(journal: Journal, { uncommitted }: ClaimedChat): void {
  for (const deadLetter of uncommitted.deadLetters) journal.record({ type: 'deadLetter', deadLetter });
}

/**
 * When tickets or action results have changed: commits the chat, then copies them to the staff's board. A worker that stops
 * between the two leaves the rest to the next one, which publishes again.
 */
export async function commitAndPublish(
  parts: EngineParts,
  claim: ChatClaim,
  chat: ClaimedChat,
): Promise<ClaimedChat | 'lost'> {
  if (!hasUnpublished(chat.record)) return chat;
  const committed = await commitChat(parts, claim, chat);
  if (committed === 'lost') return 'lost';
  const { board, clock } = parts;
  const { chatId } = claim;
  const { record } = committed;
  const { blockedAt } = record.session;
  const freeUntil = freeReplyUntil(committed, clock());
  const view = {
    chatId,
    bookId: bookIdOf(chatId),
    ...(blockedAt === undefined ? {} : { blockedAt }),
    ...(freeUntil === undefined ? {} : { freeReplyUntil: freeUntil }),
  };
  for (const ticket of unpublishedTickets(record)) await board.put({ ...view, ticket });
  for (const { actionId, outcome } of record.pendingResults) await board.putResult(actionId, outcome);
  return { ...committed, record: withEverythingPublished(record) };
}
