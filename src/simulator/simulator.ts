import express, { type Router } from 'express';
import { createLineApi } from './api/api.ts';
import type { ApiCall } from './api/api-call.ts';
import type { SimulatedChannel } from './platform/channel.ts';
import type { ChatItem } from './platform/chats.ts';
import type { Faults } from './platform/faults.ts';
import { isUserId, newUserId } from './platform/line-ids.ts';
import { createPerson, type Person } from './person.ts';
import { createPhone } from './phone-api.ts';
import { channelOf, createPlatform } from './platform/platform.ts';
import type { Quota } from './platform/quota.ts';
import { createWebhooks, type Webhooks, type WebhookSettings } from './platform/webhooks.ts';

export type { SimulatedChannel } from './platform/channel.ts';
export type { Fault } from './platform/faults.ts';
export type { ApiCall } from './api/api-call.ts';
export type { ChatItem } from './platform/chats.ts';
export type { Person } from './person.ts';

export type SimulatorOptions = {
  readonly channels: readonly SimulatedChannel[];
  /** Epoch ms; ages reply tokens, retry keys and the month. Default: the clock. */
  readonly now?: () => number;
  /** Paid messages a month for each channel; null = no limit. Default 200, as LINE's free plan. */
  readonly monthlyQuota?: number | null;
  /** Default `alternate`: emoji are escaped in every second webhook. */
  readonly escapeEmoji?: WebhookSettings['escapeEmoji'];
  /** Default 2000, as LINE's. */
  readonly webhookTimeoutMs?: number;
};

/** A stand-in for the LINE platform: its Messaging API, its rules, and phones to talk with its bots. */
export type Simulator = {
  /**
   * `/v2/bot/…` and `/simulator`. Mount at the root (the SDK drops any path prefix) and before body parsers.
   */
  readonly router: Router;
  /** The same person for the same id; without an id, someone new. @throws on a foreign channel or id */
  readonly person: (channelId: string, userId?: string) => Person;
  /** The chat as the person sees it, oldest first. */
  readonly transcript: (channelId: string, userId: string) => readonly ChatItem[];
  /** Every call of the bots, oldest first. */
  readonly calls: readonly ApiCall[];
  /** Every webhook, and how it ended. Also: `sendRaw`, `redeliver`, `hold`, `release`. */
  readonly webhooks: Webhooks;
  readonly faults: Faults;
  readonly quota: Quota;
  /** Ends the live connections of open phones, so that a server can close. */
  readonly close: () => void;
};

export function createSimulator(options: SimulatorOptions): Simulator {
  const { channels, now = Date.now, monthlyQuota = 200, escapeEmoji = 'alternate' } = options;
  const platform = createPlatform({ channels, now, monthlyQuota });
  const webhooks = createWebhooks(platform, { escapeEmoji, timeoutMs: options.webhookTimeoutMs ?? 2000 });
  const people = new Map<string, Person>();

  function person(channelId: string, userId = newUserId()): Person {
    channelOf(platform, channelId);
    if (!isUserId(userId)) throw new Error(`"${userId}" is no LINE user id: U and 32 hexadecimal digits.`);
    const key = `${channelId} ${userId}`;
    const known = people.get(key) ?? createPerson(platform, webhooks, platform.chats.open(channelId, userId));
    people.set(key, known);
    return known;
  }

  const phone = createPhone(platform, webhooks, person);
  const router = express.Router();
  router.use(createLineApi(platform, webhooks));
  router.use(phone.router);
  return {
    router,
    person,
    transcript: (channelId, userId) => platform.chats.find(channelId, userId)?.items ?? [],
    calls: platform.calls,
    webhooks,
    faults: platform.faults,
    quota: platform.quota,
    close: phone.close,
  };
}
