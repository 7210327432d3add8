import type { SimulatedChannel } from '../platform/channel.ts';
import type { JsonObject } from '../validate/json-value.ts';
import type { Platform } from '../platform/platform.ts';
import type { Webhooks } from '../platform/webhooks.ts';

/** A call that got past the bearer token. */
export type BotCall = {
  readonly platform: Platform;
  readonly webhooks: Webhooks;
  readonly channel: SimulatedChannel;
  /** What the path's groups caught. */
  readonly params: readonly string[];
  readonly body: JsonObject;
  /** The body as it came, and its `content-type`: for files. */
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly retryKey: string | null;
  readonly requestId: string;
};

export type ApiAnswer = {
  readonly status: number;
  readonly body: JsonObject;
  readonly headers?: Readonly<Record<string, string>>;
  /** Goes out in place of `body`. */
  readonly file?: { readonly type: string; readonly bytes: Buffer };
};

export type Endpoint = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: RegExp;
  /** Default `json`. */
  readonly takes?: 'json' | 'file';
  readonly answer: (call: BotCall) => ApiAnswer | Promise<ApiAnswer>;
};

export function refuse(status: number, message: string): ApiAnswer {
  return { status, body: { message } };
}
