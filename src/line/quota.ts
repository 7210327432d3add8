import { setTimeout as sleep } from 'node:timers/promises';
import type { LineBotClient } from '@line/bot-sdk';
import type { Clock, QuotaReader } from '../engine/ports.ts';
import type { Channel } from './channel.ts';
import { createClient, type LineApi } from './client.ts';

export type QuotaParts = {
  readonly channels: readonly Channel[];
  readonly api: LineApi;
  readonly clock: Clock;
  /** A page waits for it. */
  readonly timeoutMs?: number;
};

type Quota = Awaited<ReturnType<QuotaReader['quotaOf']>>;

/** LINE counts with some delay anyway; a desk full of people must not ask it at every click. */
const quotaCacheMs = 60_000;

/** The month's quota and what of it is used, as LINE tells them, at most once a minute for each book. */
export function createQuotaReader({ channels, api, clock, timeoutMs = 1_000 }: QuotaParts): QuotaReader {
  const clients = new Map(channels.map((channel) => [channel.bookId, createClient(channel, api)]));
  const known = new Map<string, { readonly at: number; readonly quota: Promise<Quota> }>();
  return {
    async quotaOf(bookId) {
      const client = clients.get(bookId);
      if (client === undefined) return undefined;
      const cached = known.get(bookId);
      if (cached !== undefined && clock() - cached.at < quotaCacheMs) return cached.quota;
      const quota = ask(client, timeoutMs);
      known.set(bookId, { at: clock(), quota });
      return quota;
    },
  };
}

async function ask(client: LineBotClient, timeoutMs: number): Promise<Quota> {
  const calm = new AbortController();
  const asked = Promise.all([client.getMessageQuota(), client.getMessageQuotaConsumption()])
    .then(([{ type, value }, { totalUsage }]) => ({
      limit: type === 'none' ? null : (value ?? null),
      used: totalUsage,
    }))
    .catch(() => undefined);
  const quota = await Promise.race([asked, sleep(timeoutMs, undefined, { signal: calm.signal })]);
  calm.abort();
  return quota;
}
