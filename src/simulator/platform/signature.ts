import { createHmac } from 'node:crypto';

/** `x-line-signature`: Base64 of HMAC-SHA256 over the raw body (DOC/verify-webhook-signature). */
export function signatureOf(channelSecret: string, body: Uint8Array | string): string {
  return createHmac('sha256', channelSecret).update(body).digest('base64');
}
