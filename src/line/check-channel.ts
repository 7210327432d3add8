import { HTTPFetchError } from '@line/bot-sdk';
import type { Channel } from './channel.ts';
import { createClient, type LineApi } from './client.ts';

/**
 * Asks LINE who the account is, so that a wrong token is known at the start and not at the first answer.
 * @returns a sentence for the log, and whether anything needs mending
 */
export async function checkChannel(
  channel: Channel,
  api: LineApi,
): Promise<{ readonly isFine: boolean; readonly says: string }> {
  const { bookId } = channel;
  try {
    const { displayName, basicId } = await createClient(channel, api).getBotInfo();
    return { isFine: true, says: `book ${bookId} speaks as ${displayName} (${basicId})` };
  } catch (error) {
    const isRefused = error instanceof HTTPFetchError && (error.status === 401 || error.status === 403);
    const says = isRefused
      ? `LINE refused the channel access token of book ${bookId} (${error.status}). Issue it anew in the LINE Developers console, Messaging API tab; the channel secret and the channel ID are something else.`
      : `LINE could not be asked about book ${bookId}: ${String(error)}. Answers are tried all the same.`;
    return { isFine: false, says };
  }
}
