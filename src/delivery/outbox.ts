import { withoutQuote, type Button, type Message } from '../conversation/message.ts';
import { isRefusalOfChannel, type Attempt } from './attempt.ts';

/** What one event made the desk say, until LINE has it. */
export type OutboxItem = {
  /** The id of the event that caused it: its own reply token is looked for first. */
  readonly id: string;
  readonly createdAt: number;
  readonly messages: readonly Message[];
  readonly quickReplies: readonly Button[];
  /**
   * When no free token can carry it: pay for a push, or wait for the next reply. `along`: a notice, which spends
   * no token of its own and goes with what is said next. `alone`: says by a push that something waits, and is
   * dropped when nothing does any more.
   */
  readonly fallbackRoute: 'push' | 'next-reply' | 'with-next' | 'push-notice';
  /** Who says it: what the bot still had to say is dropped when a human takes over. */
  readonly from: 'bot' | 'staff';
  /** Ids of older items that travel in this one. */
  readonly mergedIds: readonly string[];
  /** `plain` after LINE refused the drawn form: the same words as bare text. */
  readonly form: 'drawn' | 'plain';
  readonly attempts: readonly Attempt[];
};

/** LINE takes at most this many messages in one request. https://developers.line.biz/en/reference/messaging-api/#send-reply-message */
export const maxMessagesPerRequest = 5;

/** Has nothing been tried yet, or is every try proven to have delivered nothing? Then it may travel with another. */
export function isUnsent(item: OutboxItem): boolean {
  return item.attempts.every((attempt) => attempt.outcome?.kind === 'refused');
}

/**
 * What becomes of it without a free token, now. Once LINE has refused the whole channel, an answer of the bot waits
 * for its asker, whatever the book says: after an outage each of hundreds would be paid for, most of them to people
 * who have long asked again. What staff chose to pay for stays worth it.
 */
export function urgencyOf(item: OutboxItem): OutboxItem['fallbackRoute'] {
  const { fallbackRoute, attempts } = item;
  const waits = !hasHumanWords(item) && attempts.some(({ outcome }) => isRefusalOfChannel(outcome));
  return fallbackRoute === 'push' && waits ? 'next-reply' : fallbackRoute;
}

export function hasHumanWords({ messages }: OutboxItem): boolean {
  return messages.some(({ type }) => type === 'staff');
}

/** The item without the words of a message that its writer has taken back. @returns the same one when it has none of them */
export function withoutQuotes(item: OutboxItem, messageId: string): OutboxItem {
  const messages = item.messages.map((message) => withoutQuote(message, messageId));
  return messages.every((message, index) => message === item.messages[index]) ? item : { ...item, messages };
}

function isNotice(item: OutboxItem): boolean {
  return item.fallbackRoute === 'with-next' && isUnsent(item);
}

/** The most urgent first. */
const urgencies = ['push', 'next-reply', 'with-next'] as const;

/**
 * Adds what an event says to the outbox. Older items that are still unsent travel in front of it in the same
 * request as far as five messages reach: they keep their words and lose their quick replies, of which LINE
 * shows only the last. A notice that something waits stays behind all that may wait.
 */
export function addToOutbox(outbox: readonly OutboxItem[], item: OutboxItem): OutboxItem[] {
  const others = outbox.filter(({ fallbackRoute }) => fallbackRoute !== 'push-notice');
  const pushNotices = outbox.filter((each) => each.fallbackRoute === 'push-notice');
  if (item.fallbackRoute === 'push-notice') return [...outbox, item];
  let room = maxMessagesPerRequest - item.messages.length;
  const staying: OutboxItem[] = [];
  const merging: OutboxItem[] = [];
  for (const older of others) {
    // A newer notice of where things stand makes an older one untrue.
    if (isNotice(item) && isNotice(older)) continue;
    if (staying.length === 0 && isUnsent(older) && older.messages.length <= room) {
      room -= older.messages.length;
      merging.push(older);
    } else staying.push(older);
  }
  const messages = [...merging.flatMap((older) => older.messages), ...item.messages];
  const all = [...merging, item];
  const fallbackRoute =
    urgencies.find((urgency) => all.some((each) => urgencyOf(each) === urgency)) ?? item.fallbackRoute;
  const mergedIds = merging.flatMap((older) => [...older.mergedIds, older.id]);
  return [...staying, { ...item, messages, fallbackRoute, mergedIds }, ...pushNotices];
}
