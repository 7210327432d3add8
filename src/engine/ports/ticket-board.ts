import type { ChatId } from '../../conversation/chat-id.ts';
import type { ActionResult } from '../../conversation/effect.ts';
import type { Ticket, TicketState } from '../../conversation/tickets/ticket.ts';

/** A ticket as staff see it, copied from its chat. */
export type TicketView = {
  readonly chatId: ChatId;
  readonly bookId: string;
  readonly ticket: Ticket;
  /** The asker has blocked the account since then (epoch ms); absent = as far as we know, they have not. */
  readonly blockedAt?: number;
  /** Until then (epoch ms) an answer can go by a free reply; absent = it needs a push, or an older version wrote this. */
  readonly freeReplyUntil?: number;
};

/** A ticket as the inbox lists it. */
export type TicketSummary = Pick<TicketView, 'chatId' | 'bookId'> & {
  readonly id: string;
  readonly version: number;
  readonly openedAt: number;
  readonly state: TicketState;
  readonly question: string;
  /** When the asker last said something, and the beginning of it. */
  readonly askedAt: number;
  readonly lastWords: string;
};

export type TicketQuery = {
  readonly bookIds: readonly string[];
  readonly state: TicketState['name'];
  readonly limit: number;
};

/**
 * What staff see of all chats: copies of the tickets, written after the chat's own commit. Writing a copy again, or an
 * older one, changes nothing. There is one on Redis and one in memory; `test/contracts/ticket-board.test.ts` says what
 * both promise.
 */
export type TicketBoard = {
  put(view: TicketView): Promise<void>;
  find(bookIds: readonly string[], ticketId: string): Promise<TicketView | undefined>;
  /** Waiting and assigned: oldest first; closed: newest first. */
  list(query: TicketQuery): Promise<readonly TicketSummary[]>;
  count(bookIds: readonly string[], state: TicketState['name']): Promise<number>;
  /** Stores the result of a staff action for `resultRetentionMs`. */
  putResult(actionId: string, result: ActionResult): Promise<void>;
  resultOf(actionId: string): Promise<ActionResult | undefined>;
  /** Calls back when a ticket or a result was written. It is a hint, which may get lost. @returns stops listening */
  onChange(listener: (change: BoardChange) => void): () => void;
  close(): Promise<void>;
};

export type BoardChange =
  | { readonly type: 'ticket'; readonly bookId: string; readonly ticketId: string; readonly version: number }
  /** The result of an action is there. The type is named as it is published. */
  | { readonly type: 'outcome'; readonly actionId: string };

/** A page that was open while no worker ran may ask for a result hours later. */
export const resultRetentionMs = 24 * 60 * 60 * 1000;
/** Closed tickets are stored for so long. */
export const closedTicketRetentionMs = 365 * 24 * 60 * 60 * 1000;
