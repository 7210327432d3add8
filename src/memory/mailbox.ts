import { EventEmitter } from 'node:events';
import type { ChatRecord } from '../engine/chat-record.ts';
import { eraseFromDeadLetter } from '../engine/dead-letter.ts';
import type { ChatId } from '../conversation/chat-id.ts';
import type { ReplyToken } from '../delivery/attempt.ts';
import {
  maxDeadLetters,
  eventIdRetentionMs,
  chatLeaseMs,
  mailPerClaim,
  type Arrivals,
  type Change,
  type ChatClaim,
  type DeadLetter,
  type Mail,
  type Mailbox,
} from '../engine/ports.ts';

type Chat = {
  record: ChatRecord | undefined;
  mail: Mail[];
  tokens: Map<string, ReplyToken>;
  seen: Map<string, number>;
  arrivals: number;
  fence: number;
  tries: number;
  leasedUntil: number;
};

function arrivalsOf({ mail, tokens }: Chat): Arrivals {
  return {
    mail: structuredClone(mail.slice(0, mailPerClaim)),
    tokens: [...tokens.values()].sort((a, b) => b.receivedAt - a.receivedAt),
  };
}

/** The mailbox on Maps, for development and tests: the same promises as on Redis, gone with the process. */
export function createMemoryMailbox(): Mailbox {
  const chats = new Map<ChatId, Chat>();
  const due = new Map<ChatId, number>();
  let deadLetters: DeadLetter[] = [];
  const hints = new EventEmitter();
  let fence = 0;

  const chatOf = (chatId: ChatId): Chat => {
    const known = chats.get(chatId);
    if (known !== undefined) return known;
    const chat: Chat = {
      record: undefined,
      mail: [],
      tokens: new Map(),
      seen: new Map(),
      arrivals: 0,
      fence: 0,
      tries: 0,
      leasedUntil: 0,
    };
    chats.set(chatId, chat);
    return chat;
  };

  /** Writes a change if the claim still holds. @returns the chat, or undefined when the lease is lost */
  const write = (claim: ChatClaim, change: Change): Chat | undefined => {
    const chat = chatOf(claim.chatId);
    if (chat.fence !== claim.fence) return undefined;
    chat.record = structuredClone(change.record);
    chat.tries = 0;
    chat.mail = chat.mail.filter((mail) => !change.handled.includes(mail.mailId));
    for (const eventId of change.spentTokens) chat.tokens.delete(eventId);
    deadLetters.unshift(...change.deadLetters);
    deadLetters.length = Math.min(deadLetters.length, maxDeadLetters);
    return chat;
  };

  return {
    append(event) {
      const { id, chatId, receivedAt, replyToken } = event;
      const chat = chatOf(chatId);
      for (const [seenId, at] of chat.seen)
        if (receivedAt - at > eventIdRetentionMs) chat.seen.delete(seenId);
      const isNew = !chat.seen.has(id);
      if (isNew) {
        chat.seen.set(id, receivedAt);
        chat.arrivals += 1;
        chat.mail.push({ mailId: String(chat.arrivals), event: structuredClone(event) });
        chat.mail.sort((a, b) => a.event.occurredAt - b.event.occurredAt);
      }
      if (replyToken !== undefined && (isNew || chat.tokens.has(id)))
        chat.tokens.set(id, { eventId: id, token: replyToken, receivedAt });
      if (chat.leasedUntil <= receivedAt)
        due.set(chatId, Math.min(due.get(chatId) ?? receivedAt, receivedAt));
      hints.emit('due');
      return Promise.resolve(isNew ? 'accepted' : 'duplicate');
    },

    claim(now) {
      const [first] = [...due].filter(([, at]) => at <= now).sort(([, a], [, b]) => a - b);
      if (first === undefined) return Promise.resolve(undefined);
      const [chatId] = first;
      const chat = chatOf(chatId);
      fence += 1;
      chat.fence = fence;
      chat.tries += 1;
      chat.leasedUntil = now + chatLeaseMs;
      due.set(chatId, chat.leasedUntil);
      return Promise.resolve({
        chatId,
        fence,
        tries: chat.tries,
        ...(chat.record === undefined ? {} : { record: structuredClone(chat.record) }),
        ...arrivalsOf(chat),
      });
    },

    readArrivals: (chatId) => Promise.resolve(arrivalsOf(chatOf(chatId))),

    commit(claim, change, now) {
      const chat = write(claim, change);
      if (chat === undefined) return Promise.resolve('lost');
      chat.leasedUntil = now + chatLeaseMs;
      due.set(claim.chatId, chat.leasedUntil);
      return Promise.resolve('done');
    },

    settle(claim, change, next, now) {
      const chat = write(claim, change);
      if (chat === undefined) return Promise.resolve('lost');
      chat.leasedUntil = 0;
      const times = [...(chat.mail.length > 0 ? [next.mailAt] : []), next.otherwiseAt ?? Infinity];
      const at = Math.min(...times);
      if (at === Infinity) due.delete(claim.chatId);
      else due.set(claim.chatId, at);
      if (at <= now) hints.emit('due');
      return Promise.resolve('done');
    },

    leave({ chatId, fence: claimed }, until) {
      const chat = chatOf(chatId);
      if (chat.fence !== claimed) return Promise.resolve();
      chat.tries -= 1;
      chat.leasedUntil = until;
      due.set(chatId, until);
      return Promise.resolve();
    },

    onDue(listener) {
      hints.on('due', listener);
      return () => hints.off('due', listener);
    },
    eraseMessage(chatId, messageId) {
      deadLetters = deadLetters.map((deadLetter) => eraseFromDeadLetter(deadLetter, chatId, messageId));
      return Promise.resolve();
    },
    deadLetters: (limit) => Promise.resolve(deadLetters.slice(0, limit)),
    backlog(now) {
      const waiting = [...due.values()].filter((at) => at <= now);
      return Promise.resolve({
        chats: waiting.length,
        oldestMs: Math.max(0, ...waiting.map((at) => now - at)),
      });
    },
    proveWrite: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
