import type { ChatId } from '../../conversation/chat-id.ts';
import type { ConversationEvent } from '../../conversation/event.ts';
import type { Outcome, Route } from '../../delivery/attempt.ts';
import type { DeadLetter, UnreadableChat } from './mailbox.ts';

/** What happened, for logs and metrics. `telemetry/` decides how it is written. */
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
  /** At the start: the LINE account of a book. */
  | { readonly type: 'channelFound'; readonly bookId: string; readonly speaksAs: string }
  /** LINE refuses everything from the book's channel; `what` says why, and what to do. */
  | { readonly type: 'channelRefused'; readonly bookId: string; readonly what: string }
  | { readonly type: 'channelWell'; readonly bookId: string; readonly refusedMs: number }
  /** A book is valid, but its entries have something that makes them hard to find; `mend`: what to do. */
  | { readonly type: 'bookDoubted'; readonly bookId: string; readonly what: string; readonly mend: string }
  /** This worker doesn't have the chat's book, so it left the chat to others. */
  | { readonly type: 'bookMissing'; readonly chatId: ChatId }
  | { readonly type: 'deadLetter'; readonly deadLetter: DeadLetter }
  | { readonly type: 'chatLeaseLost'; readonly chatId: ChatId }
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
  /** A chat in the store can't be read, and rests. The store itself is well. */
  | { readonly type: 'chatUnreadable'; readonly error: UnreadableChat }
  | { readonly type: 'workFailed'; readonly error: unknown };

export type Journal = { record(fact: Fact): void };
