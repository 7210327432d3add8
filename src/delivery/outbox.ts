import { lineLimits } from '../conversation/line-limits.ts';
import type { RouteWithoutToken } from '../conversation/step.ts';
import { withoutQuote, type Button, type Message } from '../conversation/message.ts';
import { isRefusalOfChannel, type Attempt } from './attempt.ts';

/** What one event made the bot say, until it is delivered or given up. */
export type OutboxItem = {
  /** The id of the event that caused it. That event's reply token is preferred. */
  readonly id: string;
  readonly createdAt: number;
  readonly messages: readonly Message[];
  readonly quickReplies: readonly Button[];
  readonly fallbackRoute: RouteWithoutToken;
  /** `staff` when it says their words. When staff take over, what is from the bot is discarded. */
  readonly from: 'bot' | 'staff';
  /** Ids of older items that were merged into this one. */
  readonly mergedIds: readonly string[];
  /** `plain`: after LINE refused the drawn form, the same words as plain text. */
  readonly form: 'drawn' | 'plain';
  readonly attempts: readonly Attempt[];
};

/** True when LINE has surely delivered nothing of it: no attempt yet, or each one refused. Then it may be merged into another item. */
export function isSurelyUndelivered(item: OutboxItem): boolean {
  return item.attempts.every((attempt) => attempt.outcome?.kind === 'refused');
}

/**
 * The item's fallback route, as far as it is still worth it. Once LINE has refused the whole channel, an answer of the
 * bot waits for its asker, whatever the book says: after an outage hundreds of pushes would be paid for, most of them
 * to people who have asked again meanwhile. What staff chose to push is still pushed.
 */
export function effectiveFallbackRoute(item: OutboxItem): RouteWithoutToken {
  const { fallbackRoute, attempts } = item;
  const waits = !hasHumanWords(item) && attempts.some(({ outcome }) => isRefusalOfChannel(outcome));
  return fallbackRoute === 'push' && waits ? 'next-reply' : fallbackRoute;
}

export function hasHumanWords({ messages }: Pick<OutboxItem, 'messages'>): boolean {
  return messages.some(({ type }) => type === 'staff');
}

/** The item without the words of an unsent message. @returns the same item when it has none of them */
export function withoutQuotes(item: OutboxItem, messageId: string): OutboxItem {
  const messages = item.messages.map((message) => withoutQuote(message, messageId));
  return messages.every((message, index) => message === item.messages[index]) ? item : { ...item, messages };
}

/** Whether it only says who answers now. It costs nothing: it goes in front of the next message. */
function isStatusMessage(item: OutboxItem): boolean {
  return item.fallbackRoute === 'with-next' && isSurelyUndelivered(item);
}

/** The most urgent first. */
const byUrgency = ['push', 'next-reply', 'with-next'] as const;

/**
 * Adds an item to the outbox. Older items that are undelivered are merged in front of it, as far as one request has
 * room. They lose their quick replies, since LINE shows only those of the last message. A push notice stays behind all
 * items that it may be about.
 */
export function addToOutbox(outbox: readonly OutboxItem[], item: OutboxItem): OutboxItem[] {
  const others = outbox.filter(({ fallbackRoute }) => fallbackRoute !== 'push-notice');
  const pushNotices = outbox.filter((each) => each.fallbackRoute === 'push-notice');
  if (item.fallbackRoute === 'push-notice') return [...outbox, item];
  let room = lineLimits.messagesPerRequest - item.messages.length;
  const staying: OutboxItem[] = [];
  const merging: OutboxItem[] = [];
  for (const older of others) {
    // A newer status message replaces an older one, which is no longer true.
    if (isStatusMessage(item) && isStatusMessage(older)) continue;
    if (staying.length === 0 && isSurelyUndelivered(older) && older.messages.length <= room) {
      room -= older.messages.length;
      merging.push(older);
    } else staying.push(older);
  }
  const messages = [...merging.flatMap((older) => older.messages), ...item.messages];
  const all = [...merging, item];
  const fallbackRoute =
    byUrgency.find((route) => all.some((each) => effectiveFallbackRoute(each) === route)) ??
    item.fallbackRoute;
  const mergedIds = merging.flatMap((older) => [...older.mergedIds, older.id]);
  return [...staying, { ...item, messages, fallbackRoute, mergedIds }, ...pushNotices];
}
