import type { JsonObject } from '../validate/json-value.ts';

const sessionMs = 24 * 60 * 60_000;

/** What a push with this key was answered when it was accepted. */
export type AcceptedPush = { readonly requestId: string; readonly body: JsonObject };

export type RetryKeys = {
  find(channelId: string, retryKey: string): AcceptedPush | null;
  /** Only an accepted request is remembered: after a refusal the same key may be tried again. */
  remember(channelId: string, retryKey: string, accepted: AcceptedPush): void;
};

/** `X-Line-Retry-Key`, valid for 24 hours (DOC/retrying-api-request). */
export function createRetryKeys(now: () => number): RetryKeys {
  const known = new Map<string, AcceptedPush & { readonly at: number }>();
  return {
    find(channelId, retryKey) {
      const accepted = known.get(`${channelId} ${retryKey.toLowerCase()}`);
      return accepted && now() - accepted.at < sessionMs ? accepted : null;
    },
    remember(channelId, retryKey, accepted) {
      known.set(`${channelId} ${retryKey.toLowerCase()}`, { ...accepted, at: now() });
    },
  };
}

export function isRetryKey(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}
