import { HTTPFetchError } from '@line/bot-sdk';
import type { Outcome, Refusal } from '../delivery/attempt.ts';

export type FailedCall = {
  readonly outcome: Outcome;
  readonly status?: number;
  readonly requestId?: string | undefined;
};

/**
 * What a failed call to LINE proves. The status decides; LINE's wording, which may change, is read only where one
 * status means two things. https://developers.line.biz/en/reference/messaging-api/#status-codes
 */
export function outcomeOfError(error: unknown, route: 'reply' | 'push'): FailedCall {
  if (error instanceof HTTPFetchError) {
    const { status, body } = error;
    const requestId = error.headers.get('x-line-request-id') ?? undefined;
    return { outcome: outcomeOfStatus(status, body, route), status, requestId };
  }
  const code = causeCode(error);
  const detail = code === undefined ? String(error) : `${String(error)} (${code})`;
  if ((code !== undefined && neverConnected.has(code)) || isFromConnecting(error))
    return { outcome: { kind: 'refused', reason: 'notConnected', detail } };
  return { outcome: { kind: 'unknown', detail } };
}

function outcomeOfStatus(status: number, body: string, route: 'reply' | 'push'): Outcome {
  // LINE has accepted this retry key before, so the message has arrived. Only pushes carry a key.
  if (status === 409 && route === 'push') return { kind: 'accepted' };
  const detail = `LINE answered ${status}: ${body.slice(0, 300)}`;
  if (status >= 500 || status === 408) return { kind: 'unknown', detail };
  return { kind: 'refused', reason: refusalOf(status, body), detail };
}

function refusalOf(status: number, body: string): Refusal {
  switch (status) {
    case 400:
      return /invalid reply token/i.test(body) ? 'invalidReplyToken' : 'invalidMessage';
    case 413:
      return 'invalidMessage';
    case 401:
    case 403:
      return 'unauthorized';
    case 429:
      return /monthly limit/i.test(body) ? 'quotaExceeded' : 'rateLimited';
    default:
      return 'undeliverable';
  }
}

/** Failures that happen before any byte of the request is sent. */
const neverConnected: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Whether the system reports that it was still connecting, e.g. when that took too long. */
function isFromConnecting(error: unknown): boolean {
  const cause = field(error, 'cause');
  return Array.isArray(field(cause, 'errors')) || field(cause, 'syscall') === 'connect';
}

function causeCode(error: unknown): string | undefined {
  const cause = field(error, 'cause');
  // When a name has several addresses, each of them has failed.
  const each: unknown = field(cause, 'errors') ?? cause;
  const code = field(Array.isArray(each) ? each[0] : each, 'code');
  return typeof code === 'string' ? code : undefined;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
