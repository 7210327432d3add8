import type { EngineParts } from './engine-parts.ts';
import type { ChatClaim } from './ports.ts';
import { bookIdOf } from '../conversation/chat-id.ts';

/** A chat rests at least and at most so long before a worker looks at it again, ms. */
const shortestRestMs = 2_000;
const longestRestMs = 30_000;

/** Whether something waits in the chat that only a worker with its book can handle. */
export function lacksBook(
  { bookOf }: EngineParts,
  { chatId, record, mail, damaged = [] }: ChatClaim,
): boolean {
  return bookOf(bookIdOf(chatId)) === undefined && (record !== undefined || mail.length + damaged.length > 0);
}

/**
 * Leaves the chat to a worker that has its book: while a book is being added to the workers one by one, or when this
 * one was started without it. Its events, timers and answers stay as they are.
 */
export async function leaveToOthers(
  { mailbox, journal, clock }: EngineParts,
  claim: ChatClaim,
): Promise<void> {
  await mailbox.leave(claim, restUntil(claim, clock()));
  journal.record({ type: 'bookMissing', chatId: claim.chatId });
}

/**
 * Another worker may have the book, and reply tokens die soon: so a chat is offered again after as long as it has
 * waited already. If nobody has the book, it costs two looks a minute.
 */
function restUntil({ mail, record }: ChatClaim, now: number): number {
  const times = [
    ...mail.map(({ event }) => event.receivedAt),
    ...(record?.timers ?? []).map(({ at }) => at).filter((at) => at <= now),
  ];
  const waitedMs = times.length === 0 ? longestRestMs : now - Math.min(...times);
  return now + Math.min(Math.max(waitedMs, shortestRestMs), longestRestMs);
}
