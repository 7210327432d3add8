import type { Outcome } from '../delivery/attempt.ts';
import { answerInTime } from './answer-in-time.ts';
import { outcomeOfError } from './api-outcome.ts';
import type { Channel } from './channel.ts';
import { createClient, type LineApi } from './client.ts';

export type Checked = {
  readonly outcome: Outcome;
  /** The account's name and id, when LINE accepts the channel. */
  readonly speaksAs?: string;
};

/** Asks LINE for the account's name, which is free and invisible to users. Never throws. */
export async function checkChannel(channel: Channel, api: LineApi, timeoutMs = 4_000): Promise<Checked> {
  try {
    const info = await answerInTime(createClient(channel, api).getBotInfo(), timeoutMs, undefined);
    if (info === undefined)
      return { outcome: { kind: 'unknown', detail: `LINE did not answer within ${timeoutMs} ms` } };
    return { outcome: { kind: 'accepted' }, speaksAs: `${info.displayName} (${info.basicId})` };
  } catch (error) {
    return { outcome: outcomeOfError(error, 'reply').outcome };
  }
}
