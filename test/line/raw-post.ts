import { createHmac } from 'node:crypto';
import { request } from 'node:http';

export type RawAnswer = { readonly status: number; readonly tookMs: number };

export type RawPost = {
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent in pieces without a length. */
  readonly isChunked?: boolean;
};

/** LINE's signature of a body. */
export function sign(body: string | Uint8Array, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('base64');
}

/** A POST as it goes over the wire, with nothing added but the length. */
export function post(
  url: string,
  { body = '', headers = {}, isChunked = false }: RawPost,
): Promise<RawAnswer> {
  const bytes = Buffer.from(body as Uint8Array);
  const startedAt = performance.now();
  const length = isChunked ? {} : { 'content-length': String(bytes.length) };
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', headers: { ...length, ...headers } }, (response) => {
      response.resume();
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, tookMs: performance.now() - startedAt }),
      );
    });
    call.on('error', reject);
    const piece = 64 * 1024;
    for (let at = 0; at < bytes.length; at += piece) call.write(bytes.subarray(at, at + piece));
    call.end();
  });
}
