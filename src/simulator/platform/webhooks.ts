import { botUserIdOf } from './channel.ts';
import type { JsonObject } from '../validate/json-value.ts';
import { newWebhookEventId } from './line-ids.ts';
import { channelOf, type Platform } from './platform.ts';
import { signatureOf } from './signature.ts';
import { toWebhookJson } from './webhook-json.ts';
import { postWebhook, type WebhookAnswer } from './webhook-post.ts';

/** How one webhook went, and what was in it. */
export type WebhookDelivery = WebhookAnswer & {
  readonly at: number;
  readonly channelId: string;
  readonly webhookEventIds: readonly string[];
  readonly isRedelivery: boolean;
  /** The bytes as sent. */
  readonly body: string;
};

/** An event before it has an id, a time and a token. */
export type EventDraft = {
  readonly fields: JsonObject & { readonly type: string };
  /** `unfollow` and `unsend` carry none. */
  readonly hasReplyToken: boolean;
};

type SentEvent = {
  readonly channelId: string;
  readonly userId: string;
  readonly id: string;
  readonly json: JsonObject;
  readonly replyToken: string | null;
};

type WaitingEvent = { readonly event: SentEvent; readonly settle: (delivery: WebhookDelivery) => void };

export type RawWebhook = {
  /** In place of the right signature; null = no header at all. */
  readonly signature?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Release = {
  /** Default: the order in which they happened. */
  readonly order?: 'happened' | 'reversed';
  /** All in one webhook instead of one each. */
  readonly together?: boolean;
};

export type Webhooks = {
  /** Something happened in a chat: sends it, signed. Resolves with what the bot's server answered. */
  send(channelId: string, userId: string, draft: EventDraft): Promise<WebhookDelivery>;
  /** The same event again: same id, same token, `isRedelivery: true`. @throws when it was never sent */
  redeliver(webhookEventId: string): Promise<WebhookDelivery>;
  sendRaw(channelId: string, body: string | Uint8Array, raw?: RawWebhook): Promise<WebhookDelivery>;
  /** Keeps a channel's events back until `release`, to send them reversed or together. */
  hold(channelId: string): void;
  release(channelId: string, release?: Release): Promise<readonly WebhookDelivery[]>;
  /** Newest last; the newest 10,000. */
  readonly deliveries: readonly WebhookDelivery[];
  lastEventIdOf(channelId: string, userId: string): string | null;
};

export type WebhookSettings = {
  /** `alternate` escapes emoji in every second webhook. */
  readonly escapeEmoji: 'always' | 'alternate' | 'never';
  readonly timeoutMs: number;
};

export function createWebhooks(platform: Platform, settings: WebhookSettings): Webhooks {
  const events = new Map<string, SentEvent>();
  const waitingByChannel = new Map<string, WaitingEvent[]>();
  const deliveries: WebhookDelivery[] = [];
  const lastEventIds = new Map<string, string>();
  let sentCount = 0;

  async function sendRaw(
    channelId: string,
    body: string | Uint8Array,
    { signature, headers = {} }: RawWebhook = {},
    about: { readonly sent?: readonly SentEvent[]; readonly isRedelivery?: boolean } = {},
  ): Promise<WebhookDelivery> {
    const channel = channelOf(platform, channelId);
    const bytes = new Uint8Array(typeof body === 'string' ? Buffer.from(body, 'utf8') : body);
    const signed = signature === undefined ? signatureOf(channel.secret, bytes) : signature;
    const at = platform.now();
    const answer = await postWebhook(
      channel.webhookUrl,
      bytes,
      {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'LineBotWebhook/2.0',
        ...(signed === null ? {} : { 'x-line-signature': signed }),
        ...headers,
      },
      settings.timeoutMs,
    );
    const { sent = [], isRedelivery = false } = about;
    const webhookEventIds = sent.map((event) => event.id);
    const text = Buffer.from(bytes).toString('utf8');
    const delivery = { ...answer, at, channelId, webhookEventIds, isRedelivery, body: text };
    deliveries.push(delivery);
    if (deliveries.length > 10_000) deliveries.shift();
    platform.traffic.add({
      at,
      channelId,
      direction: 'toBot',
      what: sent.map((event) => String(event.json['type'])).join(', ') || '(raw)',
      status: answer.status,
      ms: answer.ms,
      note: [isRedelivery ? '再送' : '', answer.reason === 'success' ? '' : answer.reason].join(' ').trim(),
    });
    return delivery;
  }

  async function post(channelId: string, sent: readonly SentEvent[], isRedelivery: boolean) {
    sentCount += 1;
    for (const { replyToken } of sent) if (replyToken !== null) platform.replyTokens.noteDelivery(replyToken);
    const json = {
      destination: botUserIdOf(channelId),
      events: sent.map((event) => ({ ...event.json, deliveryContext: { isRedelivery } })),
    };
    const { escapeEmoji } = settings;
    const escapes = escapeEmoji === 'always' || (escapeEmoji === 'alternate' && sentCount % 2 === 1);
    const delivery = await sendRaw(channelId, toWebhookJson(json, escapes), {}, { sent, isRedelivery });
    for (const userId of new Set(sent.map((event) => event.userId))) noteOnPhone(channelId, userId, delivery);
    return delivery;
  }

  /** A webhook that failed is a small line on the phone: this is a developer's tool. */
  function noteOnPhone(channelId: string, userId: string, delivery: WebhookDelivery): void {
    const chat = platform.chats.open(channelId, userId);
    if (delivery.reason !== 'success') {
      platform.chats.add(chat, { from: 'system', text: `Webhook: ${inWords(delivery, settings.timeoutMs)}` });
      return;
    }
    for (const item of chat.items) {
      if (item.from !== 'person' || item.isRead) continue;
      item.isRead = true;
      platform.chats.changed(chat, item);
    }
  }

  function toEvent(channelId: string, userId: string, { fields, hasReplyToken }: EventDraft): SentEvent {
    const timestamp = platform.now();
    const id = newWebhookEventId(timestamp);
    const replyToken = hasReplyToken ? platform.replyTokens.issue({ channelId, userId }) : null;
    const json = {
      webhookEventId: id,
      timestamp,
      source: { type: 'user', userId },
      ...(replyToken === null ? {} : { replyToken }),
      mode: 'active',
      ...fields,
    };
    const event = { channelId, userId, id, json, replyToken };
    events.set(id, event);
    lastEventIds.set(`${channelId} ${userId}`, id);
    return event;
  }

  return {
    deliveries,
    sendRaw: (channelId, body, raw) => sendRaw(channelId, body, raw),
    async send(channelId, userId, draft) {
      const event = toEvent(channelId, userId, draft);
      const waiting = waitingByChannel.get(channelId);
      if (!waiting) return await post(channelId, [event], false);
      return await new Promise((settle) => void waiting.push({ event, settle }));
    },
    async redeliver(webhookEventId) {
      const event = events.get(webhookEventId);
      if (!event) throw new Error(`No event "${webhookEventId}" was ever sent, so it can't be redelivered.`);
      return await post(event.channelId, [event], true);
    },
    hold(channelId) {
      channelOf(platform, channelId);
      if (!waitingByChannel.has(channelId)) waitingByChannel.set(channelId, []);
    },
    async release(channelId, { order = 'happened', together = false } = {}) {
      const waiting = waitingByChannel.get(channelId) ?? [];
      waitingByChannel.delete(channelId);
      if (order === 'reversed') waiting.reverse();
      const batches = together ? (waiting.length > 0 ? [waiting] : []) : waiting.map((each) => [each]);
      const done: WebhookDelivery[] = [];
      for (const batch of batches) {
        const sent = batch.map(({ event }) => event);
        const delivery = await post(channelId, sent, false);
        for (const { settle } of batch) settle(delivery);
        done.push(delivery);
      }
      return done;
    },
    lastEventIdOf: (channelId, userId) => lastEventIds.get(`${channelId} ${userId}`) ?? null,
  };
}

function inWords({ reason, status }: WebhookAnswer, timeoutMs: number): string {
  if (reason === 'request_timeout') return `${timeoutMs / 1000}秒以内に応答がありません`;
  if (reason === 'could_not_connect') return '接続できません';
  return String(status);
}
