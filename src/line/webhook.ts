import { validateSignature } from '@line/bot-sdk';
import express, {
  Router,
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import type { ConversationEvent } from '../conversation/event.ts';
import type { Clock, Journal, Mailbox } from '../engine/ports.ts';
import { answerInTime } from './answer-in-time.ts';
import type { Channel } from './channel.ts';
import { receive } from './receive.ts';

export type WebhookParts = {
  readonly channels: readonly Channel[];
  /** The book whose channel posts to `/webhook` without a book's name. */
  readonly defaultBookId: string;
  readonly mailbox: Pick<Mailbox, 'append'>;
  readonly journal: Journal;
  readonly clock: Clock;
};

/** LINE doesn't say how large a webhook may be; a real one is a few kilobytes. */
const maxBodyBytes = 1024 * 1024;
/** LINE waits 2 s. A store that is slower may still take the events; when LINE repeats them, they are known. */
const storeTimeoutMs = 1_800;

/**
 * Receives LINE's webhooks: verify the raw bytes, receive, append, 200. Nothing else happens before the 200, which
 * LINE wants within 2 s. When the store doesn't take the events the answer is 503, so that LINE may deliver them again.
 */
export function createWebhook(parts: WebhookParts): Router {
  const router = Router();
  // A compressed body would be verified against other bytes than LINE signed, so it is refused (415).
  const rawBody = express.raw({ type: () => true, limit: maxBodyBytes, inflate: false });
  const paths = ['/webhook', '/webhook/:book'];
  router.post(paths, refuseDeclaredLength, rawBody, async (request: Request, response: Response) => {
    const startedAt = parts.clock();
    const channel = channelOf(parts, request);
    const answer = await accept(parts, channel, request, startedAt);
    const { status, why, events = {} } = answer;
    const tookMs = parts.clock() - startedAt;
    const ip = request.ip ?? '';
    parts.journal.record({
      type: 'webhookReceived',
      bookId: channel?.bookId ?? unknownBook,
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

/** Refuses by the declared length: the parser would read all of a body that is too large before it answers 413. */
const refuseDeclaredLength: RequestHandler = (request, _response, next) => {
  const isTooLarge = Number(request.get('content-length')) > maxBodyBytes;
  next(isTooLarge ? Object.assign(new Error('it is too large'), { status: 413 }) : undefined);
};

type Answer = {
  readonly status: 200 | 400 | 401 | 404 | 503;
  readonly why?: string;
  readonly events?: Readonly<Record<string, number>>;
};

async function accept(
  { mailbox }: WebhookParts,
  channel: Channel | undefined,
  request: Request,
  receivedAt: number,
): Promise<Answer> {
  if (channel === undefined)
    return { status: 404, why: `no LINE channel is set up for ${request.path.slice(0, 100)}` };
  const body = rawBytes(request);
  const signature = request.get('x-line-signature');
  if (signature === undefined) return { status: 401, why: 'the x-line-signature header is missing' };
  if (!channel.secrets.some((secret) => validateSignature(body, secret, signature)))
    return {
      status: 401,
      why: 'the signature fits no channel secret of this book: compare it in the console',
    };
  const events = receive(parseJson(body), channel.bookId, receivedAt);
  if (events === undefined) return { status: 400, why: 'the signed body is not a webhook in JSON' };
  try {
    await appendAll(mailbox, events);
  } catch (error) {
    return { status: 503, why: `the store did not take the events: ${String(error)}` };
  }
  const counts: Record<string, number> = {};
  for (const { type } of events) counts[type] = (counts[type] ?? 0) + 1;
  return { status: 200, events: counts };
}

/** @throws when the store is slower than LINE's patience allows */
async function appendAll(
  mailbox: WebhookParts['mailbox'],
  events: readonly ConversationEvent[],
): Promise<void> {
  const appended = Promise.all(events.map((event) => mailbox.append(event)));
  const end = await answerInTime(appended, storeTimeoutMs, 'late');
  if (end === 'late') throw new Error(`no answer within ${storeTimeoutMs} ms`);
}

/** Stands in logs and metrics for every path without a channel, so that senders can't invent names there. */
const unknownBook = 'unknown';

/** Reads the path, because the route's parameters are gone when reading the body has failed. */
function channelOf({ channels, defaultBookId }: WebhookParts, { path }: Request): Channel | undefined {
  const [, , book = defaultBookId] = path.split('/');
  return channels.find(({ bookId }) => bookId === (book === '' ? defaultBookId : book));
}

/** @throws when another parser has read the body, because the signed bytes are gone then */
function rawBytes({ body }: Request): Buffer {
  const raw: unknown = body;
  if (raw === undefined) return Buffer.alloc(0);
  if (Buffer.isBuffer(raw)) return raw;
  throw new Error(
    'A body parser stands before the webhook, so no signature can be verified: mount it behind.',
  );
}

/** Exactly the bytes that were verified, read as UTF-8. */
function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

/** Answers for a body that was too large, compressed or cut off. The rest of it is dropped unread. */
function refuseUnreadBody(parts: WebhookParts): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const status =
      typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : NaN;
    if (!(status >= 400 && status < 500)) {
      next(error);
      return;
    }
    const why = `the body was not read: ${String(error)}`;
    const bookId = channelOf(parts, request)?.bookId ?? unknownBook;
    const ip = request.ip ?? '';
    parts.journal.record({ type: 'webhookReceived', bookId, ip, status, tookMs: 0, why, events: {} });
    response.sendStatus(status);
  };
}
