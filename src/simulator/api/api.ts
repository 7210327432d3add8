import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import express, { type ErrorRequestHandler, type Request, type Response, type Router } from 'express';
import { refuse, type ApiAnswer } from './endpoint.ts';
import { accountEndpoints } from './endpoints-account.ts';
import { richMenuEndpoints } from './endpoints-rich-menu.ts';
import { sendEndpoints } from './endpoints-send.ts';
import type { Fault } from '../platform/faults.ts';
import { asArray, asObject, type JsonObject } from '../validate/json-value.ts';
import type { Platform } from '../platform/platform.ts';
import type { Webhooks } from '../platform/webhooks.ts';

const endpoints = [...sendEndpoints, ...accountEndpoints, ...richMenuEndpoints];

/** LINE's Messaging API under `/v2/bot`. Must see the request before any body parser does. */
export function createLineApi(platform: Platform, webhooks: Webhooks): Router {
  const router = express.Router();
  router.use('/v2/bot', express.raw({ type: () => true, limit: '2mb' }), async (req, res) => {
    await answerOverHttp(platform, webhooks, req, res);
  });
  const tooLarge: ErrorRequestHandler = (error, _req, res, next) => {
    if (asObject(error)?.['status'] !== 413) {
      next(error);
      return;
    }
    res.status(413).set('x-line-request-id', randomUUID()).json({ message: 'Request entity too large' });
  };
  router.use('/v2/bot', tooLarge);
  return router;
}

async function answerOverHttp(
  platform: Platform,
  webhooks: Webhooks,
  req: Request,
  res: Response,
): Promise<void> {
  const startedAt = performance.now();
  const path = req.originalUrl.split('?')[0] ?? '';
  const requestId = randomUUID();
  const raw: unknown = req.body;
  const bytes = Buffer.isBuffer(raw) ? raw : Buffer.alloc(0);
  const contentType = req.get('content-type') ?? '';
  const found = endpoints.filter((endpoint) => endpoint.path.test(path));
  const endpoint = found.find((each) => each.method === req.method);
  const text = endpoint?.takes === 'file' ? '' : bytes.toString('utf8');
  const json = parseJson(text);
  const retryKey = req.get('x-line-retry-key') ?? null;
  const channel = channelOfBearer(platform, req.get('authorization'));
  const fault = platform.faults.take(path);

  const isRefused = fault?.kind === 'refuse' || (fault && fault.kind !== 'slow' && !fault.accepted);
  const decide = (): ApiAnswer | Promise<ApiAnswer> => {
    if (!endpoint) return found.length > 0 ? refuse(405, 'Method not allowed') : refuse(404, 'Not found');
    if (!channel) return unauthorized;
    if (text !== '' && !req.is('json')) return refuse(415, 'Unsupported media type');
    const body = text === '' ? {} : asObject(json);
    if (!body) return refuse(400, 'The request body could not be parsed as JSON (line: 1, column: 1)');
    const params = (endpoint.path.exec(path)?.slice(1) ?? []).map(decodeParam);
    const content = { params, body, bytes, contentType };
    return endpoint.answer({ platform, webhooks, channel, ...content, retryKey, requestId });
  };
  const answer = isRefused ? null : await decide();
  const received = fault === null ? answer : answerUnderFault(fault, answer);

  platform.calls.push({
    at: platform.now(),
    channelId: channel?.id ?? null,
    method: req.method,
    path,
    body: json,
    retryKey,
    requestId,
    status: received?.status ?? null,
    isAccepted: answer !== null && answer.status < 300,
    fault,
  });
  if (platform.calls.length > 10_000) platform.calls.shift();
  platform.traffic.add({
    at: platform.now(),
    channelId: channel?.id ?? null,
    direction: 'toLine',
    what: path.replace(/^\/v2\/bot\/(?:message\/)?/, ''),
    status: received?.status ?? null,
    ms: Math.round(performance.now() - startedAt),
    note: noteOn(path, received),
  });
  if (fault?.kind === 'slow') await wait(fault.ms);
  if (fault?.kind === 'reset') req.socket.resetAndDestroy();
  if (!received) return;
  res.status(received.status).set({ 'x-line-request-id': requestId, ...received.headers });
  if (received.file) res.type(received.file.type).send(received.file.bytes);
  else res.json(received.body);
}

/** For the developer's log: why it was refused, or whether it cost money. */
function noteOn(path: string, received: ApiAnswer | null): string {
  if (!received) return 'no answer (fault)';
  if (received.status < 300) return path.endsWith('/reply') ? '無料' : path.endsWith('/push') ? '有料' : '';
  const details = asArray(received.body['details']) ?? [];
  const first = asObject(details[0]);
  return [received.body['message'], first?.['property'], first?.['message']].filter(Boolean).join(' · ');
}

/** Null = the bot hears nothing. */
function answerUnderFault(fault: Fault, answer: ApiAnswer | null): ApiAnswer | null {
  switch (fault.kind) {
    case 'refuse':
      return refuse(fault.status, fault.message);
    case 'serverError':
      return refuse(500, 'Internal server error');
    case 'hang':
    case 'reset':
      return null;
    case 'slow':
      return answer;
  }
}

const unauthorized = refuse(
  401,
  'Authentication failed due to the following reason: invalid token. ' +
    'Confirm that the access token in the authorization header is valid.',
);

function channelOfBearer(platform: Platform, header: string | undefined) {
  const token = /^Bearer (.+)$/i.exec(header ?? '')?.[1];
  return [...platform.channels.values()].find((channel) => channel.accessToken === token) ?? null;
}

function parseJson(text: string): JsonObject | null {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return null;
  }
}

function decodeParam(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
