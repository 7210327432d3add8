import type { ChatId } from '../../conversation/chat-id.ts';
import type { ConversationEvent } from '../../conversation/event.ts';
import type { ReplyToken } from '../../delivery/attempt.ts';
import type { OutboxItem } from '../../delivery/outbox.ts';
import type { ChatRecord } from '../chat-record.ts';

/** An event in a chat's mailbox; `mailId` names it there. */
export type Mail = { readonly mailId: string; readonly event: ConversationEvent };

/** An event in a chat's mailbox that can't be read any more: its stored text, and what is wrong with it. */
export type DamagedMail = { readonly mailId: string; readonly raw: string; readonly why: string };

/** What waits in a chat's mailbox. */
export type Arrivals = {
  /** The first waiting events, at most `mailPerClaim`, in the order of LINE's time, then of arrival. */
  readonly mail: readonly Mail[];
  /** Those among them that can't be read. Absent = none. */
  readonly damaged?: readonly DamagedMail[];
  /** Unspent reply tokens, newest first. */
  readonly tokens: readonly ReplyToken[];
};

/** The right to work on one chat until the lease of the chat ends, and all that is stored of the chat. */
export type ChatClaim = Arrivals & {
  readonly chatId: ChatId;
  /** Grows with every claim. A write with an older fence is refused. */
  readonly fence: number;
  /** How often the chat was claimed since its last commit. More than once: a worker died over it, or a call to the store failed. */
  readonly tries: number;
  /** Absent in a new chat. */
  readonly record?: ChatRecord;
};

/** What a commit writes. */
export type Change = {
  readonly record: ChatRecord;
  /** The person is in the middle of something that may take days, so the record must not expire. */
  readonly neverExpires: boolean;
  /** Ids of the mail that was handled. */
  readonly handled: readonly string[];
  /** Ids of the events whose reply tokens are used or expired. */
  readonly spentTokens: readonly string[];
  readonly deadLetters: readonly DeadLetter[];
};

/** When the chat next needs work, epoch ms. */
export type NextWork = {
  /** Used when mail waits. */
  readonly mailAt: number;
  /** Used when no mail waits: the next timer or retry; absent = not before something arrives. */
  readonly otherwiseAt?: number;
};

/** An event or a delivery that was given up, stored for people to look at. */
export type DeadLetter = {
  readonly at: number;
  readonly chatId: ChatId;
  readonly why: string;
  readonly content:
    | { readonly type: 'event'; readonly event: ConversationEvent }
    /** An event, or an older dead letter, that can't be read: its text as it was stored. */
    | { readonly type: 'damaged'; readonly raw: string }
    | { readonly type: 'delivery'; readonly item: OutboxItem; readonly isUncertain: boolean };
};

/**
 * The mailbox is the queue: each chat's waiting events, and when each chat next needs work. There is one on Redis and
 * one in memory; `test/contracts/mailbox.test.ts` says what both promise.
 */
export type Mailbox = {
  /** Accepts an event once, however often LINE sends it. A repeat renews its reply token, unless that is spent. */
  append(event: ConversationEvent): Promise<'accepted' | 'duplicate'>;
  /**
   * Claims the chat that has been due longest, for `chatLeaseMs`.
   * @returns undefined when nothing is due
   * @throws UnreadableChat when that chat can't be read; it rests, and the store is well. Else: the store failed
   */
  claim(now: number): Promise<ChatClaim | undefined>;
  /** Reads what waits now in a claimed chat. */
  readArrivals(chatId: ChatId): Promise<Arrivals>;
  /** Writes the change and renews the lease. @returns `lost` when another worker holds the chat: then nothing is written */
  commit(claim: ChatClaim, change: Change, now: number): Promise<'done' | 'lost'>;
  /** Writes the change and releases the chat until its next work. @returns `lost` as `commit` does */
  settle(claim: ChatClaim, change: Change, next: NextWork, now: number): Promise<'done' | 'lost'>;
  /**
   * Leaves a claimed chat as it was, for any worker from `until` (epoch ms) on; what comes before then waits as well.
   * This doesn't count as a try. Does nothing when another worker holds the chat.
   */
  leave(claim: Pick<ChatClaim, 'chatId' | 'fence'>, until: number): Promise<void>;
  /** Calls back when a chat may have become due. It is a hint, which may get lost. @returns stops listening */
  onDue(listener: () => void): () => void;
  /** Erases the words of an unsent message from the dead letters. */
  eraseMessage(chatId: ChatId, messageId: string): Promise<void>;
  /** The newest first. */
  deadLetters(limit: number): Promise<readonly DeadLetter[]>;
  /** How many chats wait for work that is due, and how long the longest has waited (ms). */
  backlog(now: number): Promise<{ readonly chats: number; readonly oldestMs: number }>;
  /** Writes something in the same way as the other steps do. @throws why the store takes no event now, and what to do */
  proveWrite(now: number): Promise<void>;
  close(): Promise<void>;
};

/** A due chat can't be read: it is damaged, or a newer version of Madoguchi wrote it. Other chats can be claimed. */
export class UnreadableChat extends Error {
  readonly reason: 'damaged' | 'newer';
  /** Absent when it is about several chats. */
  readonly chatId: ChatId | undefined;

  constructor(reason: UnreadableChat['reason'], chatId: ChatId | undefined, cause: Error) {
    super(cause.message, { cause });
    this.name = 'UnreadableChat';
    this.reason = reason;
    this.chatId = chatId;
  }
}

/** How long a claim lasts without a commit. After that another worker may claim the chat. */
export const chatLeaseMs = 5_000;
/** How long event ids are remembered. LINE repeats an event for an undisclosed time, and a token lives 20 minutes at most. */
export const eventIdRetentionMs = 24 * 60 * 60 * 1000;
/** A chat that nobody has used for so long is forgotten, unless `Change.neverExpires`. */
export const chatRetentionMs = 30 * 24 * 60 * 60 * 1000;
export const maxDeadLetters = 1_000;
export const mailPerClaim = 20;
