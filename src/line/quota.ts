import type { LineBotClient } from '@line/bot-sdk';
import type { Clock, QuotaReader } from '../engine/ports.ts';
import { answerInTime } from './answer-in-time.ts';
import type { Channel } from './channel.ts';
import { createClient, type LineApi } from './client.ts';

export type QuotaParts = {
  readonly channels: readonly Channel[];
  readonly api: LineApi;
  readonly clock: Clock;
  /** A page of the desk waits no longer than this for LINE's answer, ms. */
  readonly timeoutMs?: number;
};

type Quota = Awaited<ReturnType<QuotaReader['quotaOf']>>;

/** LINE counts with some delay anyway, and a click at the desk must not mean a call to LINE. */
const quotaCacheMs = 60_000;

/** Reads the month's quota, and how much of it is used, from LINE: at most once a minute for each book. */
export function createQuotaReader({ channels, api, clock, timeoutMs = 1_000 }: QuotaParts): QuotaReader {
  const clients = new Map(channels.map((channel) => [channel.bookId, createClient(channel, api)]));
  const known = new Map<string, { readonly at: number; readonly quota: Promise<Quota> }>();
  return {
    async quotaOf(bookId) {
      const client = clients.get(bookId);
      if (client === undefined) return undefined;
      const cached = known.get(bookId);
      if (cached !== undefined && clock() - cached.at < quotaCacheMs) return cached.quota;
      const quota = readQuota(client, timeoutMs);
      known.set(bookId, { at: clock(), quota });
      return quota;
    },
  };
}

async function readQuota(client: LineBotClient, timeoutMs: number): Promise<Quota> {
  const answer = Promise.all([client.getMessageQuota(), client.getMessageQuotaConsumption()])
    .then(([{ type, value }, { totalUsage }]) => ({
      limit: type === 'none' ? null : (value ?? null),
      used: totalUsage,
    }))
    .catch(() => undefined);
  return answerInTime(answer, timeoutMs, undefined);
}
