import type { ChatId } from '../../conversation/chat-id.ts';
import type { Button, Message } from '../../conversation/message.ts';
import type { Outcome, Route } from '../../delivery/attempt.ts';
import type { OutboxItem } from '../../delivery/outbox.ts';

/** Sends to LINE. */
export type Messenger = {
  /** Never throws: the outcome says what went wrong. Takes less time than a worker's lease of the chat. */
  send(delivery: DeliveryRequest): Promise<Outcome>;
  /** Shows for a few seconds, or until something is said, that the desk listens. Free, waits for nothing, never throws. */
  showListening(chatId: ChatId): void;
  /** The person's display name. Never throws, takes at most a second. @returns undefined when LINE doesn't give it */
  nameOf(chatId: ChatId): Promise<string | undefined>;
};

export type DeliveryRequest = {
  readonly chatId: ChatId;
  readonly route: Route;
  /** The outbox item's id. LINE delivers a push that is repeated with the same id only once. */
  readonly itemId: string;
  readonly form: OutboxItem['form'];
  readonly messages: readonly Message[];
  readonly quickReplies: readonly Button[];
};

/** How many messages a book's channel may push this month, and how many of them are used. `limit`: null = no limit. */
export type QuotaReader = {
  /** Never throws. @returns undefined when LINE doesn't give it */
  quotaOf(bookId: string): Promise<{ readonly limit: number | null; readonly used: number } | undefined>;
};
