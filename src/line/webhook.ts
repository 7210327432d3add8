import { validateSignature } from '@line/bot-sdk';
import express, { Router, type ErrorRequestHandler, type Request, type Response } from 'express';
import type { Clock, Journal, Mailbox } from '../ports.ts';
import type { Channel } from './channel.ts';
import { receive } from './receive.ts';

export type WebhookParts = {
  readonly channels: readonly Channel[];
  /** The book whose channel stands at `/webhook` itself. */
  readonly defaultBookId: string;
  readonly mailbox: Pick<Mailbox, 'append'>;
  readonly journal: Journal;
  readonly clock: Clock;
};

/** LINE doesn't say how large a webhook may be; a real one is a few kilobytes. */
const maxBodyBytes = 1024 * 1024;

/**
 * LINE's door inwards: verify the raw bytes, receive, append, 200. Nothing else happens before the 200, which
 * LINE wants within 2 s. What the store doesn't take gets a 503, so that LINE may deliver it again.
 */
export function createWebhook(parts: WebhookParts): Router {
  const router = Router();
  // A compressed body would be verified against other bytes than LINE signed, so it is refused (415).
  const rawBody = express.raw({ type: () => true, limit: maxBodyBytes, inflate: false });
  router.post(['/webhook', '/webhook/:book'], rawBody, async (request: Request, response: Response) => {
    const startedAt = parts.clock();
    const bookId = bookOf(request) ?? parts.defaultBookId;
    const answer = await take(parts, bookId, request, startedAt);
    const { status, why, events = {} } = answer;
    const tookMs = parts.clock() - startedAt;
    const ip = request.ip ?? '';
    parts.journal.record({
      type: 'webhookReceived',
      bookId,
      ip,
      status,
      tookMs,
      events,
      ...(why && { why }),
    });
    response.sendStatus(status);
  });
  router.use(refuseUnreadBody(parts));
  return router;
}

type Answer = {
  readonly status: 200 | 400 | 401 | 404 | 503;
  readonly why?: string;
  readonly events?: Readonly<Record<string, number>>;
};

async function take(
  { channels, mailbox }: WebhookParts,
  bookId: string,
  request: Request,
  receivedAt: number,
): Promise<Answer> {
  const channel = channels.find((each) => each.bookId === bookId);
  if (channel === undefined) return { status: 404, why: 'no LINE channel is set up for this book' };
  const raw: unknown = request.body;
  const body = Buffer.isBuffer(raw) ? raw : Buffer.alloc(0);
  const signature = request.get('x-line-signature');
  if (signature === undefined) return { status: 401, why: 'the x-line-signature header is missing' };
  if (!channel.secrets.some((secret) => validateSignature(body, secret, signature)))
    return {
      status: 401,
      why: 'the signature fits no channel secret of this book: compare it in the console',
    };
  const events = receive(parseJson(body), bookId, receivedAt);
  if (events === undefined) return { status: 400, why: 'the signed body is not a webhook in JSON' };
  try {
    await Promise.all(events.map((event) => mailbox.append(event)));
  } catch (error) {
    return { status: 503, why: `the store did not take the events: ${String(error)}` };
  }
  const counts: Record<string, number> = {};
  for (const { type } of events) counts[type] = (counts[type] ?? 0) + 1;
  return { status: 200, events: counts };
}

function bookOf(request: Request): string | undefined {
  const { book } = request.params;
  return typeof book === 'string' ? book : undefined;
}

/** Exactly the bytes that were verified, read as UTF-8. */
function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

/** A body that was too large, compressed or cut off. What is still on its way is thrown away unread. */
function refuseUnreadBody({ journal, defaultBookId }: WebhookParts): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const status =
      typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : NaN;
    if (!(status >= 400 && status < 500)) {
      next(error);
      return;
    }
    const why = `the body was not read: ${String(error)}`;
    const bookId = bookOf(request) ?? defaultBookId;
    const ip = request.ip ?? '';
    journal.record({ type: 'webhookReceived', bookId, ip, status, tookMs: 0, why, events: {} });
    response.sendStatus(status);
  };
}
