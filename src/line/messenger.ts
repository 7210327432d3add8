import { createHash } from 'node:crypto';
import type { LineBotClient } from '@line/bot-sdk';
import { bookIdOf, lineUserIdOf } from '../conversation/chat-id.ts';
import type { Outcome } from '../delivery/attempt.ts';
import type { Clock, Journal, Messenger, DeliveryRequest } from '../engine/ports.ts';
import { answerInTime } from './answer-in-time.ts';
import { outcomeOfError } from './api-outcome.ts';
import type { Channel } from './channel.ts';
import type { ChannelWatch } from './channel-watch.ts';
import { createClient, type LineApi } from './client.ts';
import { render } from './render.ts';

export type MessengerParts = {
  readonly channels: readonly Channel[];
  readonly api: LineApi;
  readonly journal: Journal;
  readonly clock: Clock;
  /** The SDK has no timeout. It must be shorter than a worker's lease of a chat, ms. */
  readonly timeoutMs?: number;
  /** Gets the outcome of every call. */
  readonly watch?: Pick<ChannelWatch, 'ended'>;
  /** The colour of a book's buttons and titles, `#RRGGBB`, on which white is readable; undefined = our own. */
  readonly accentOf?: (bookId: string) => string | undefined;
};

const defaultTimeoutMs = 4_000;
/** LINE's shortest loading animation. It ends by itself when something is said. */
const listeningSeconds = 5;
/** A greeting waits no longer than this for the person's name, ms. */
const nameTimeoutMs = 1_000;

/** Sends messages to LINE through its official SDK. */
export function createMessenger(parts: MessengerParts): Messenger {
  const { channels, api, journal, clock, watch, accentOf, timeoutMs = defaultTimeoutMs } = parts;
  const clients = new Map(channels.map((channel) => [channel.bookId, createClient(channel, api)]));
  return {
    async send(delivery) {
      const bookId = bookIdOf(delivery.chatId);
      const client = clients.get(bookId);
      if (client === undefined)
        return { kind: 'refused', reason: 'undeliverable', detail: `book ${bookId} has no LINE channel` };
      const messages = renderOrRefuse(delivery, accentOf?.(bookId));
      if (!Array.isArray(messages)) return messages;
      const startedAt = clock();
      const { outcome, status, requestId } = await answerInTime(
        call(client, delivery, messages),
        timeoutMs,
        timedOut(timeoutMs),
      );
      const endpoint = delivery.route.type;
      journal.record({
        type: 'lineCalled',
        bookId,
        endpoint,
        status,
        requestId,
        tookMs: clock() - startedAt,
      });
      watch?.ended(bookId, outcome);
      return outcome;
    },
    showListening(chatId) {
      const chat = { chatId: lineUserIdOf(chatId), loadingSeconds: listeningSeconds };
      // Where LINE refuses it, the answer comes all the same: nobody needs to know.
      clients
        .get(bookIdOf(chatId))
        ?.showLoadingAnimation(chat)
        .catch(() => undefined);
    },
    async nameOf(chatId) {
      const profile = clients.get(bookIdOf(chatId))?.getProfile(lineUserIdOf(chatId));
      if (profile === undefined) return undefined;
      const name = profile.then(({ displayName }) => displayName).catch(() => undefined);
      return answerInTime(name, nameTimeoutMs, undefined);
    },
  };
}

type Called = {
  readonly outcome: Outcome;
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
};

function timedOut(timeoutMs: number): Called {
  return { outcome: { kind: 'unknown', detail: `LINE did not answer within ${timeoutMs} ms` } };
}

async function call(
  client: LineBotClient,
  delivery: DeliveryRequest,
  messages: ReturnType<typeof render>,
): Promise<Called> {
  try {
    const { httpResponse } =
      delivery.route.type === 'reply'
        ? await client.replyMessageWithHttpInfo({ replyToken: delivery.route.token, messages })
        : await client.pushMessageWithHttpInfo(
            { to: lineUserIdOf(delivery.chatId), messages },
            retryKey(delivery.itemId),
          );
    const requestId = httpResponse.headers.get('x-line-request-id') ?? undefined;
    return { outcome: { kind: 'accepted' }, status: httpResponse.status, requestId };
  } catch (error) {
    return outcomeOfError(error, delivery.route.type);
  }
}

/** Messages that can't be rendered (a defect of ours, or a record of an older version) count as refused: LINE has seen nothing. */
function renderOrRefuse(
  delivery: DeliveryRequest,
  accent: string | undefined,
): ReturnType<typeof render> | Outcome {
  try {
    return render(delivery, accent);
  } catch (error) {
    return { kind: 'refused', reason: 'invalidMessage', detail: `it could not be drawn: ${String(error)}` };
  }
}

/** The same item always gets the same UUID, so that LINE recognises a push that is repeated after a crash. */
function retryKey(itemId: string): string {
  const hex = createHash('sha256').update(itemId).digest('hex');
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
