import { LineBotClient } from '@line/bot-sdk';
import type { Channel } from './channel.ts';

/** The hosts of LINE's API, without a path; undefined = LINE's own hosts. */
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
