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

/** The desk with one chat, a clock of its own, and LINE's rules around it. */
export type Stage = {
  readonly now: () => number;
  /** A webhook event of LINE about the one person there is, e.g. `{ type: 'follow' }`. */
  happens(event: { readonly type: string; readonly [field: string]: unknown }): Promise<void>;
  /** The desk does all that falls due until then, each at its time. */
  passTo(at: number): Promise<void>;
  /** All that has arrived on the person's phone. */
  readonly replies: readonly Reply[];
  /** What must never happen, whatever a story expects. */
  readonly troubles: readonly string[];
};

const userId = `U${'0'.repeat(32)}`;
/** A talk of a few turns takes hundreds of these at most: more is a desk that goes round in circles. */
const mostTurns = 10_000;

/** @param nameOf how the person calls themselves on LINE now */
export function createStage(book: SearchableBook, startsAt: number, nameOf: () => string): Stage {
  let now = startsAt;
  let events = 0;
  const replies: Reply[] = [];
  const troubles: string[] = [];
  const mailbox = createMemoryMailbox();
  const tokens = createReplyTokens(() => now);

  const send = (delivery: DeliveryRequest): Outcome => {
    const drawn = render(delivery);
    if (delivery.route.type === 'push') troubles.push('有料の送信(push)をしました');
    else {
      const { token } = delivery.route;
      if (tokens.find(token, book.id) === null)
        return { kind: 'refused', reason: 'invalidReplyToken', detail: 'Invalid reply token' };
      tokens.spend(token);
    }
    const refusal = refusalOfMessages(drawn);
    if (refusal !== null) {
      const details = (refusal.details ?? []).map(({ property, message }) => `${property}: ${message}`);
      troubles.push(`LINE が受け取らない返事です(${[refusal.message, ...details].join('; ')})`);
    }
    replies.push({ at: now, messages: delivery.messages, drawn });
    return { kind: 'accepted' };
  };

  const record = (fact: Fact): void => {
    if (fact.type === 'eventFailed')
      troubles.push(`プログラムの誤りで答えられませんでした(${String(fact.error)})`);
    if (fact.type === 'deadLetter') troubles.push(`返事をあきらめました(${fact.deadLetter.why})`);
  };

  const parts: EngineParts = {
    mailbox,
    messenger: {
      send: (delivery) => Promise.resolve(send(delivery)),
      nameOf: () => Promise.resolve(nameOf()),
    },
    board: createMemoryTicketBoard(),
    bookOf: (id) => (id === book.id ? book : undefined),
    journal: { record },
    clock: () => now,
  };

  const workUntil = async (at: number): Promise<void> => {
    for (let turns = 0; turns < mostTurns; turns += 1) {
      const { chats, oldestMs } = await mailbox.backlog(at);
      if (chats === 0) return;
      now = Math.max(now, at - oldestMs);
      const claim = await mailbox.claim(now);
      if (claim !== undefined) await processChat(parts, claim);
    }
    throw new Error(`${toChatId(book.id, userId)}: the desk found no rest in ${mostTurns} turns`);
  };

  return {
    now: () => now,
    replies,
    troubles,
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
