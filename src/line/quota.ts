import { setTimeout as sleep } from 'node:timers/promises';
import type { LineBotClient } from '@line/bot-sdk';
import type { Clock, Ledger } from '../engine/ports.ts';
import type { Channel } from './channel.ts';
import { createClient, type LineApi } from './client.ts';

export type LedgerParts = {
  readonly channels: readonly Channel[];
  readonly api: LineApi;
  readonly clock: Clock;
  /** A page waits for it. */
  readonly timeoutMs?: number;
};

type Standing = Awaited<ReturnType<Ledger['ledgerOf']>>;

/** LINE counts with some delay anyway; a desk full of people must not ask it at every click. */
const keptMs = 60_000;

/** The month's quota and what of it is used, as LINE tells them, at most once a minute for each book. */
export function createLedger({ channels, api, clock, timeoutMs = 1_000 }: LedgerParts): Ledger {
  const clients = new Map(channels.map((channel) => [channel.bookId, createClient(channel, api)]));
  const known = new Map<string, { readonly at: number; readonly standing: Promise<Standing> }>();
  return {
    async ledgerOf(bookId) {
      const client = clients.get(bookId);
      if (client === undefined) return undefined;
      const kept = known.get(bookId);
      if (kept !== undefined && clock() - kept.at < keptMs) return kept.standing;
      const standing = ask(client, timeoutMs);
      known.set(bookId, { at: clock(), standing });
      return standing;
    },
  };
}

async function ask(client: LineBotClient, timeoutMs: number): Promise<Standing> {
  const calm = new AbortController();
  const asked = Promise.all([client.getMessageQuota(), client.getMessageQuotaConsumption()])
    .then(([{ type, value }, { totalUsage }]) => ({
      limit: type === 'none' ? null : (value ?? null),
      used: totalUsage,
    }))
    .catch(() => undefined);
  const standing = await Promise.race([asked, sleep(timeoutMs, undefined, { signal: calm.signal })]);
  calm.abort();
  return standing;
}
