import type { ApiCall } from '../api/api-call.ts';
import type { SimulatedChannel } from './channel.ts';
import { createChats, type Chats } from './chats.ts';
import { createFaults, type Faults } from './faults.ts';
import { createQuota, type Quota } from './quota.ts';
import { createReplyTokens, type ReplyTokens } from './reply-tokens.ts';
import { createRetryKeys, type RetryKeys } from './retry-keys.ts';
import { createRichMenuShelf, type RichMenuShelf } from './rich-menus.ts';
import { createTrafficLog, type TrafficLog } from './traffic.ts';

/** All that the simulated LINE knows. In memory: it ends with the process. */
export type Platform = {
  readonly channels: ReadonlyMap<string, SimulatedChannel>;
  readonly now: () => number;
  readonly chats: Chats;
  readonly replyTokens: ReplyTokens;
  readonly retryKeys: RetryKeys;
  readonly quota: Quota;
  readonly richMenus: RichMenuShelf;
  readonly faults: Faults;
  /** Calls that the bot made, oldest first; the newest 10,000. */
  readonly calls: ApiCall[];
  /** Webhooks and calls in one line each, for the phone's log. */
  readonly traffic: TrafficLog;
};

export type PlatformSettings = {
  readonly channels: readonly SimulatedChannel[];
  readonly now: () => number;
  readonly monthlyQuota: number | null;
};

export function createPlatform({ channels, now, monthlyQuota }: PlatformSettings): Platform {
  return {
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    now,
    chats: createChats(now),
    replyTokens: createReplyTokens(now),
    retryKeys: createRetryKeys(now),
    quota: createQuota(monthlyQuota, now),
    richMenus: createRichMenuShelf(),
    faults: createFaults(),
    calls: [],
    traffic: createTrafficLog(),
  };
}

/** @throws when there is no such channel */
export function channelOf(platform: Platform, channelId: string): SimulatedChannel {
  const channel = platform.channels.get(channelId);
  if (channel) return channel;
  const known = [...platform.channels.keys()].join(', ');
  throw new Error(`The simulator has no channel "${channelId}". It has: ${known}.`);
}
