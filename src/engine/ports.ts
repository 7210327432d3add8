import type { ChatRecord } from './chat-record.ts';
import type { ChatId } from '../conversation/chat-id.ts';
import type { ActionResult } from '../conversation/effect.ts';
import type { ConversationEvent } from '../conversation/event.ts';
import type { Button, Message } from '../conversation/message.ts';
import type { Ticket, TicketState } from '../conversation/tickets/ticket.ts';
import type { Outcome, ReplyToken, Route } from '../delivery/attempt.ts';
import type { OutboxItem } from '../delivery/outbox.ts';

/** Epoch milliseconds. The only clock there is, handed in so that tests can turn it. */
export type Clock = () => number;

/** An event in a chat's mailbox; `mailId` names it there. */
export type Mail = { readonly mailId: string; readonly event: ConversationEvent };

/** What waits in a chat's mailbox. */
export type Arrivals = {
  /** Waiting events in order (LINE's time, then arrival), the first 20. */
  readonly mail: readonly Mail[];
  /** Unspent reply tokens, newest first. */
  readonly tokens: readonly ReplyToken[];
};

/** The right to work on one chat until `leaseUntil`, and all that is known of it. */
export type Claim = Arrivals & {
  readonly chatId: ChatId;
  /** Grows with every claim: a write with an older one is refused. */
  readonly fence: number;
  /** How often the chat was claimed since its last commit: more than once means that a worker died over it. */
  readonly tries: number;
  /** Absent in a new chat. */
  readonly record?: ChatRecord;
};

/** What a worker has decided about a claimed chat. */
export type Change = {
  readonly record: ChatRecord;
  /** The person is in the middle of something that may take long: the record must not be forgotten meanwhile. */
  readonly neverExpires: boolean;
  readonly handled: readonly string[];
  /** Event ids whose tokens are used up or too old ever to work again. */
  readonly spentTokens: readonly string[];
  readonly deadLetters: readonly DeadLetter[];
};

/** When the chat next needs work, epoch ms. */
export type NextWork = {
  /** If mail waits. */
  readonly mailAt: number;
  /** If none does: a timer or a retry; absent = not until something arrives. */
  readonly otherwiseAt?: number;
};

/** Gave up after retries; kept for people to look at. */
export type DeadLetter = {
  readonly at: number;
  readonly chatId: ChatId;
  readonly why: string;
  readonly content:
    | { readonly type: 'event'; readonly event: ConversationEvent }
    | { readonly type: 'delivery'; readonly item: OutboxItem; readonly isUncertain: boolean };
};

/**
 * The mailbox is the queue: each chat's waiting events, and when each chat next needs work. Kept on Redis or
 * in memory; `test/contracts/mailbox.test.ts` says what both promise.
 */
export type Mailbox = {
  /** Accepts an event once, however often it comes; a repeat renews its unspent reply token. */
  append(event: ConversationEvent): Promise<'accepted' | 'duplicate'>;
  /** Takes the chat that has been due longest, for `claimLeaseMs`. @returns undefined when nothing is due */
  claim(now: number): Promise<Claim | undefined>;
  /** What waits by now in a chat that is claimed. */
  readArrivals(chatId: ChatId): Promise<Arrivals>;
  /** Writes the change and renews the lease, or does nothing when the lease is lost. */
  commit(claim: Claim, change: Change, now: number): Promise<'done' | 'lost'>;
  /** Writes the change and lets the chat go until its next work, or does nothing when the lease is lost. */
  settle(claim: Claim, change: Change, next: NextWork, now: number): Promise<'done' | 'lost'>;
  /** Calls back when a chat may have become due. A hint: it may fail to come. @returns stops listening */
  onDue(listener: () => void): () => void;
  /** Erases from the dead letters the words of a message that its writer has taken back. */
  eraseMessage(chatId: ChatId, messageId: string): Promise<void>;
  /** The newest first. */
  deadLetters(limit: number): Promise<readonly DeadLetter[]>;
  /** How many chats wait for work that is due, and how long the longest has waited (ms). */
  backlog(now: number): Promise<{ readonly chats: number; readonly oldestMs: number }>;
  /** Writes by the road of the other steps. @throws why the store takes no event now, and what to do about it */
  proveWrite(now: number): Promise<void>;
  close(): Promise<void>;
};

/** How long a claim holds without a commit. A dead worker's chats go on after it. */
export const claimLeaseMs = 5_000;
/** LINE repeats an event for an undisclosed time; its token dies after 20 minutes at most. */
export const eventIdRetentionMs = 24 * 60 * 60 * 1000;
/** A chat nobody has used for so long is forgotten, unless it is in the middle of something (`Change.neverExpires`). */
export const chatRetentionMs = 30 * 24 * 60 * 60 * 1000;
export const maxDeadLetters = 1_000;
export const mailPerClaim = 20;

/** A ticket as staff see it, copied from its chat. */
export type TicketView = {
  readonly chatId: ChatId;
  readonly bookId: string;
  readonly ticket: Ticket;
  /** The asker has blocked the account since then (epoch ms); absent = not that we know. */
  readonly blockedAt?: number;
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
 * What staff see of all chats: copies of the tickets, written after the chat's own commit. Writing one again, or an
 * older one, changes nothing. Kept on Redis or in memory; `test/contracts/ticket-board.test.ts`.
 */
export type TicketBoard = {
  put(view: TicketView): Promise<void>;
  find(bookIds: readonly string[], ticketId: string): Promise<TicketView | undefined>;
  /** Waiting and assigned: oldest first; closed: newest first. */
  list(query: TicketQuery): Promise<readonly TicketSummary[]>;
  count(bookIds: readonly string[], state: TicketState['name']): Promise<number>;
  /** Keeps what became of an act for `resultRetentionMs`. */
  tell(actionId: string, outcome: ActionResult): Promise<void>;
  outcomeOf(actionId: string): Promise<ActionResult | undefined>;
  /** Calls back when a ticket changed or an act was decided. A hint: it may fail to come. @returns stops listening */
  onChange(listener: (change: BoardChange) => void): () => void;
  close(): Promise<void>;
};

export type BoardChange =
  | { readonly type: 'ticket'; readonly bookId: string; readonly ticketId: string; readonly version: number }
  | { readonly type: 'outcome'; readonly actionId: string };

/** A page that was opened while no worker ran may ask hours later what became of an act. */
export const resultRetentionMs = 24 * 60 * 60 * 1000;
/** Closed tickets are kept for so long, then forgotten. */
export const closedTicketRetentionMs = 365 * 24 * 60 * 60 * 1000;

/** LINE's door outwards. */
export type Messenger = {
  /** Never throws: what went wrong is the outcome. Takes less than the lease. */
  send(delivery: DeliveryRequest): Promise<Outcome>;
  /** How the person calls themselves. Never throws, takes at most a second. @returns undefined when LINE doesn't say */
  nameOf(chatId: ChatId): Promise<string | undefined>;
};

export type DeliveryRequest = {
  readonly chatId: ChatId;
  readonly route: Route;
  /** The outbox item's id: a push repeated under the same one can't double. */
  readonly itemId: string;
  readonly form: OutboxItem['form'];
  readonly messages: readonly Message[];
  readonly quickReplies: readonly Button[];
};

/** What a book's channel may still send at a price this month. `limit`: null = no limit. */
export type QuotaReader = {
  /** Never throws. @returns undefined when LINE doesn't say */
  quotaOf(bookId: string): Promise<{ readonly limit: number | null; readonly used: number } | undefined>;
};

/** What happened, for logs and metrics. `telemetry/` decides how to write it down. */
export type Fact =
  | {
      readonly type: 'eventHandled';
      readonly chatId: ChatId;
      readonly event: ConversationEvent['type'];
      readonly waitedMs: number;
      readonly tookMs: number;
    }
  | { readonly type: 'searched'; readonly chatId: ChatId; readonly finding: string }
  | {
      readonly type: 'deliveryAttempted';
      readonly chatId: ChatId;
      readonly route: Route['type'];
      readonly outcome: Outcome;
      readonly tookMs: number;
    }
  | {
      readonly type: 'lineCalled';
      readonly bookId: string;
      readonly endpoint: string;
      readonly status: number | undefined;
      readonly requestId: string | undefined;
      readonly tookMs: number;
    }
  /** At the start: the account as which the book speaks. */
  | { readonly type: 'channelFound'; readonly bookId: string; readonly speaksAs: string }
  /** LINE takes nothing from the book's channel; `what` says why, and what to do. */
  | { readonly type: 'channelRefused'; readonly bookId: string; readonly what: string }
  | { readonly type: 'channelWell'; readonly bookId: string; readonly refusedMs: number }
  /** Something that people will stumble over when they search a book; its form is right, so the desk is open. */
  | { readonly type: 'bookDoubted'; readonly bookId: string; readonly what: string; readonly mend: string }
  | { readonly type: 'deadLetter'; readonly deadLetter: DeadLetter }
  | { readonly type: 'leaseLost'; readonly chatId: ChatId }
  | {
      readonly type: 'eventFailed';
      readonly chatId: ChatId;
      readonly eventId: string;
      readonly error: unknown;
    }
  | {
      readonly type: 'webhookReceived';
      readonly bookId: string;
      readonly ip: string;
      readonly status: number;
      readonly tookMs: number;
      readonly why?: string;
      readonly events: Readonly<Record<string, number>>;
    }
  | { readonly type: 'workFailed'; readonly error: unknown };

export type Journal = { record(fact: Fact): void };

/** Who is at the desk. */
export type StaffPresence = {
  /** Whether somebody has done something at the desk lately, and may still answer in this book. */
  isIn(login: string, bookId: string, now: number): Promise<boolean>;
};
