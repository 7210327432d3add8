import { setTimeout as sleep } from 'node:timers/promises';
import { HTTPFetchError } from '@line/bot-sdk';
import type { Channel } from './channel.ts';
import { createClient, type LineApi } from './client.ts';

/** Where the check is told: an operator's log. */
export type Report = { info(text: string): void; error(text: string): void };

/** Asks LINE who the account is, so that a wrong token is known at the start and not at the first answer. */
export async function checkChannel(
  channel: Channel,
  api: LineApi,
  report: Report,
  timeoutMs = 10_000,
): Promise<void> {
  const { bookId } = channel;
  const calm = new AbortController();
  try {
    const info = await Promise.race([
      createClient(channel, api).getBotInfo(),
      sleep(timeoutMs, undefined, { signal: calm.signal }),
    ]);
    if (info === undefined) throw new Error(`no answer within ${timeoutMs} ms`);
    const { displayName, basicId } = info;
    report.info(`book ${bookId} speaks as ${displayName} (${basicId})`);
  } catch (error) {
    const isRefused = error instanceof HTTPFetchError && (error.status === 401 || error.status === 403);
    report.error(
      isRefused
        ? `LINE refused the channel access token of book ${bookId} (${error.status}). Issue it anew in the LINE Developers console, Messaging API tab; the channel secret and the channel ID are something else.`
        : `LINE could not be asked about book ${bookId}: ${String(error)}. Answers are tried all the same.`,
    );
  } finally {
    calm.abort();
  }
}
