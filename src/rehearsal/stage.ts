import { toChatId } from '../conversation/chat-id.ts';
import type { SearchableBook } from '../conversation/searchable-book.ts';
import type { Outcome } from '../delivery/attempt.ts';
import { processChat, type EngineParts } from '../engine/process-chat.ts';
import { receive } from '../line/receive.ts';
import { render } from '../line/render.ts';
import { createMemoryMailbox } from '../memory/mailbox.ts';
import { createMemoryTicketBoard } from '../memory/ticket-board.ts';
import type { Fact, DeliveryRequest } from '../engine/ports.ts';
import { createReplyTokens } from '../simulator/platform/reply-tokens.ts';
import { refusalOfMessages } from '../simulator/validate/validate-messages.ts';
import type { Reply } from './reply.ts';

/** The real bot with one chat, its own clock, and LINE's rules. */
export type Stage = {
  readonly now: () => number;
  /** Sends the bot a webhook event of the person, e.g. `{ type: 'follow' }`. */
  happens(event: { readonly type: string; readonly [field: string]: unknown }): Promise<void>;
  /** Turns the clock on. The bot does everything that is due until then, each thing at its time. */
  passTo(at: number): Promise<void>;
  /** All replies that have arrived on the person's phone. */
  readonly replies: readonly Reply[];
  /** Broken rules, which no story allows. */
  readonly violations: readonly string[];
};

const userId = `U${'0'.repeat(32)}`;
/** A story needs hundreds of claims at most; more means that the bot runs in an endless loop. */
const maxClaims = 10_000;

/** @param nameOf the person's present display name on LINE */
export function createStage(book: SearchableBook, startsAt: number, nameOf: () => string): Stage {
  let now = startsAt;
  let events = 0;
  const replies: Reply[] = [];
  const violations: string[] = [];
  const mailbox = createMemoryMailbox();
  const tokens = createReplyTokens(() => now);

  const send = (delivery: DeliveryRequest): Outcome => {
    const drawn = render(delivery);
    if (delivery.route.type === 'push') violations.push('有料の送信(push)をしました');
    else {
      const { token } = delivery.route;
      if (tokens.find(token, book.id) === null)
        return { kind: 'refused', reason: 'invalidReplyToken', detail: 'Invalid reply token' };
      tokens.spend(token);
    }
    const refusal = refusalOfMessages(drawn);
    if (refusal !== null) {
      const details = (refusal.details ?? []).map(({ property, message }) => `${property}: ${message}`);
      violations.push(`LINE が受け取らない返事です(${[refusal.message, ...details].join('; ')})`);
    }
    replies.push({ at: now, messages: delivery.messages, drawn });
    return { kind: 'accepted' };
  };

  const record = (fact: Fact): void => {
    if (fact.type === 'eventFailed')
      violations.push(`プログラムの誤りで答えられませんでした(${String(fact.error)})`);
    if (fact.type === 'deadLetter') violations.push(`返事をあきらめました(${fact.deadLetter.why})`);
  };

  const parts: EngineParts = {
    mailbox,
    messenger: {
      send: (delivery) => Promise.resolve(send(delivery)),
      showListening: () => undefined,
      nameOf: () => Promise.resolve(nameOf()),
    },
    board: createMemoryTicketBoard(),
    bookOf: (id) => (id === book.id ? book : undefined),
    journal: { record },
    clock: () => now,
  };

  const workUntil = async (at: number): Promise<void> => {
    for (let claims = 0; claims < maxClaims; claims += 1) {
      const { chats, oldestMs } = await mailbox.backlog(at);
      if (chats === 0) return;
      now = Math.max(now, at - oldestMs);
      const claim = await mailbox.claim(now);
      if (claim !== undefined) await processChat(parts, claim);
    }
    throw new Error(`${toChatId(book.id, userId)}: the bot still has work after ${maxClaims} claims`);
  };

  return {
    now: () => now,
    replies,
    violations,
    async happens(event) {
      events += 1;
      const isAnswerable = event.type !== 'unfollow' && event.type !== 'unsend';
      const replyToken = tokens.issue({ channelId: book.id, userId });
      const webhookEvent = {
        mode: 'active',
        timestamp: now,
        source: { type: 'user', userId },
        webhookEventId: `event-${events}`,
        ...(isAnswerable ? { replyToken } : {}),
        ...event,
      };
      for (const received of receive({ events: [webhookEvent] }, book.id, now) ?? [])
        await mailbox.append(received);
      await workUntil(now);
    },
    async passTo(at) {
      await workUntil(at);
      now = at;
    },
  };
}
