import type { SimulatedChannel } from './channel.ts';
import type { JsonObject } from './json-value.ts';
import type { Platform } from './platform.ts';
import type { Webhooks } from './webhooks.ts';

/** A call that got past the bearer token. */
export type BotCall = {
  readonly platform: Platform;
  readonly webhooks: Webhooks;
  readonly channel: SimulatedChannel;
  /** What the path's groups caught. */
  readonly params: readonly string[];
  readonly body: JsonObject;
  readonly retryKey: string | null;
  readonly requestId: string;
};

export type ApiAnswer = {
  readonly status: number;
  readonly body: JsonObject;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Endpoint = {
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  readonly answer: (call: BotCall) => ApiAnswer | Promise<ApiAnswer>;
};

export function refuse(status: number, message: string): ApiAnswer {
  return { status, body: { message } };
}
