import { randomBytes, randomInt } from 'node:crypto';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID, as LINE's `webhookEventId`: 48 bits of time, 80 random ones. */
export function newWebhookEventId(atMs: number): string {
  let time = '';
  for (let rest = atMs; time.length < 10; rest = Math.floor(rest / 32)) time = digit(rest % 32) + time;
  return time + Array.from(randomBytes(16), (byte) => digit(byte % 32)).join('');
}

function digit(value: number): string {
  return crockford.charAt(Math.floor(value));
}

/** LINE's message ids are decimal and exceed 2^53, so a bot that keeps them as numbers gets caught here. */
export function newMessageId(): string {
  return `5${String(randomInt(1e8)).padStart(8, '0')}${String(randomInt(1e9)).padStart(9, '0')}`;
}

export function newUserId(): string {
  return `U${randomBytes(16).toString('hex')}`;
}

export function isUserId(text: string): boolean {
  return /^U[0-9a-f]{32}$/.test(text);
}

export function newReplyToken(): string {
  return randomBytes(16).toString('hex');
}

/** Used for `quoteToken` and `markAsReadToken`, both opaque. */
export function newOpaqueToken(): string {
  return randomBytes(24).toString('base64url');
}
