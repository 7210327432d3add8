import { LineBotClient } from '@line/bot-sdk';
import type { Channel } from './channel.ts';

/** Where LINE's API stands: host roots without a path; undefined = LINE's own. */
export type LineApi = {
  readonly baseUrl: string | undefined;
  readonly dataBaseUrl: string | undefined;
};

export function createClient(channel: Channel, { baseUrl, dataBaseUrl }: LineApi): LineBotClient {
  return LineBotClient.fromChannelAccessToken({
    channelAccessToken: channel.accessToken,
    ...(baseUrl === undefined ? {} : { apiBaseURL: baseUrl }),
    ...(dataBaseUrl === undefined ? {} : { dataApiBaseURL: dataBaseUrl }),
  });
}
