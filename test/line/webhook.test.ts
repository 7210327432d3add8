import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import express from 'express';
import type { ConversationEvent } from '../../src/conversation/event.ts';
import { createWebhook } from '../../src/line/webhook.ts';
import { createMemoryMailbox } from '../../src/memory/mailbox.ts';
import type { Fact, Mailbox } from '../../src/engine/ports.ts';
import { post, sign, type RawAnswer, type RawPost } from './raw-post.ts';

/** The secret of LINE's own worked example. https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/ */
const secret = '8c570fa6dd201bb328f1c1eac23a96d8';
const exampleBody = '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}';
const exampleSignature = 'GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=';

const channels = [
  { bookId: 'benesapo', secrets: [secret], accessToken: 't' },
  { bookId: 'kyosai-mypage', secrets: ['old secret', 'new secret'], accessToken: 't' },
];

let server: Server;
let root: string;
let append: Mailbox['append'];
let accepted: ConversationEvent[];
let facts: Fact[];

beforeAll(async () => {
  const mailbox = { append: (event: ConversationEvent) => append(event) };
  const journal = { record: (fact: Fact) => void facts.push(fact) };
  const webhook = createWebhook({ channels, defaultBookId: 'benesapo', mailbox, journal, clock: Date.now });
  const app = express();
  app.use('/parsed', express.json(), webhook);
  app.use(webhook);
  app.use(((_error, _request, response, next) => {
    if (response.headersSent) next();
    else response.sendStatus(500);
  }) satisfies express.ErrorRequestHandler);
  server = createServer(app);
  // As in production: a pooled connection that was closed for idleness is met by the next request on a slow machine.
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});
beforeEach(() => {
  const store = createMemoryMailbox();
  accepted = [];
  facts = [];
  append = (event) => {
    accepted.push(event);
    return store.append(event);
  };
});

const text = (id: string, words: string, userId = 'U1') => ({
  type: 'message',
  webhookEventId: id,
  timestamp: 1,
  mode: 'active',
  replyToken: `token-${id}`,
  source: { type: 'user', userId },
  message: { type: 'text', id: `m${id}`, text: words },
});
const webhookOf = (...events: unknown[]): string => JSON.stringify({ destination: 'U0', events });

function send(body: string | Uint8Array, more: RawPost & { path?: string } = {}): Promise<RawAnswer> {
  const { path = '/webhook', headers = {}, ...rest } = more;
  return post(root + path, {
    body,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-line-signature': sign(body, secret),
      ...headers,
    },
    ...rest,
  });
}

const whyOfLast = (): string => {
  const fact = facts.at(-1);
  return fact?.type === 'webhookReceived' ? (fact.why ?? '') : '';
};

describe('the signature', () => {
  test('LINE’s own worked example is accepted: the console’s “Verify” succeeds', async () => {
    expect(sign(exampleBody, secret)).toBe(exampleSignature);
    expect(await send(exampleBody, { headers: { 'x-line-signature': exampleSignature } })).toMatchObject({
      status: 200,
    });
    expect(accepted).toEqual([]);
  });

  test.each([
    ['no signature', undefined],
    ['an empty one', ''],
    ['one of another secret', sign(exampleBody, 'other')],
    ['one of another body', sign('{}', secret)],
    ['a shorter one', exampleSignature.slice(0, 20)],
    ['a longer one', `AAAA${exampleSignature}`],
    ['one that is no Base64', '%%%%'],
  ])('%s is refused with 401, even where there are no events', async (_name, signature) => {
    const headers = signature === undefined ? {} : { 'x-line-signature': signature };
    for (const body of [exampleBody, webhookOf(text('1', 'hello'))])
      expect((await post(`${root}/webhook`, { body, headers })).status).toBe(401);
    expect(accepted).toEqual([]);
    expect(whyOfLast()).toMatch(/signature/);
  });

  test('a body changed by one byte on its way is refused', async () => {
    const body = webhookOf(text('1', 'hello'));
    expect((await send(`${body} `, { headers: { 'x-line-signature': sign(body, secret) } })).status).toBe(
      401,
    );
    expect(accepted).toEqual([]);
  });

  test('its header may be written in any case', async () => {
    for (const name of ['X-Line-Signature', 'x-line-signature', 'X-LINE-SIGNATURE']) {
      const headers = { [name]: exampleSignature };
      expect((await post(`${root}/webhook`, { body: exampleBody, headers })).status).toBe(200);
    }
  });

  test('while a secret is being rotated, the old and the new one are both accepted', async () => {
    for (const each of ['old secret', 'new secret']) {
      const headers = { 'x-line-signature': sign(exampleBody, each) };
      expect((await send(exampleBody, { path: '/webhook/kyosai-mypage', headers })).status).toBe(200);
    }
    expect((await send(exampleBody, { path: '/webhook/kyosai-mypage' })).status).toBe(401);
  });

  test('is taken over the bytes as sent: emoji written as escaped surrogates arrive whole', async () => {
    const body = webhookOf(text('1', '🤨👨‍👩‍👧')).replace(
      /[\ud800-\udfff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase()}`,
    );
    expect(body).toContain('\\uD83E\\uDD28');
    expect((await send(body)).status).toBe(200);
    expect(accepted).toMatchObject([{ text: '🤨👨‍👩‍👧' }]);
  });

  test('a body parser mounted before it: the developer reads so in plain words, and nothing is let through', async () => {
    const body = webhookOf(text('1', 'hello'));
    expect((await send(body, { path: '/parsed/webhook' })).status).toBe(500);
    expect(accepted).toEqual([]);
  });
});

describe('a signed body', () => {
  test.each<[string, string | Uint8Array]>([
    ['no JSON', 'hello'],
    ['half of it', '{"events":['],
    ['null', 'null'],
    ['a list', '[]'],
    ['an object without events', '{}'],
    ['events that are no list', '{"events":{}}'],
    ['a number', '1'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
    ['nothing at all', ''],
  ])('that is %s: 400', async (_name, body) => {
    expect((await send(body)).status).toBe(400);
    expect(accepted).toEqual([]);
  });

  test.each([
    ['of an unknown type', { ...text('1', 'x'), type: 'telepathy' }],
    ['without a source', { ...text('1', 'x'), source: undefined }],
    ['without a user id', { ...text('1', 'x'), source: { type: 'user' } }],
    ['of a group', { ...text('1', 'x'), source: { type: 'group', groupId: 'C1', userId: 'U1' } }],
    ['of a room', { ...text('1', 'x'), source: { type: 'room', roomId: 'R1', userId: 'U1' } }],
    ['in standby', { ...text('1', 'x'), mode: 'standby' }],
    ['that is null', null],
    ['that is a word', 'event'],
  ])('with an event %s: 200 without a word', async (_name, event) => {
    expect((await send(webhookOf(event))).status).toBe(200);
    expect(accepted).toEqual([]);
  });

  test('with an event without a reply token: taken all the same', async () => {
    expect((await send(webhookOf({ ...text('1', 'x'), replyToken: undefined }))).status).toBe(200);
    expect(accepted).toHaveLength(1);
  });

  test('of several people is taken for each of them, and the odd event among them is no hindrance', async () => {
    const body = webhookOf(text('1', 'a'), null, text('2', 'b', 'U2'), { type: '?' }, text('3', 'c', 'U3'));
    expect((await send(body)).status).toBe(200);
    expect(accepted.map(({ chatId }) => chatId)).toEqual(['benesapo:U1', 'benesapo:U2', 'benesapo:U3']);
    expect(facts).toMatchObject([{ type: 'webhookReceived', status: 200, events: { text: 3 } }]);
  });

  test('comes in pieces and without a content type: read all the same', async () => {
    const body = webhookOf(text('1', 'あ'.repeat(5000)));
    const headers = { 'content-type': '' };
    expect((await send(body, { isChunked: true, headers })).status).toBe(200);
    expect(accepted).toMatchObject([{ text: 'あ'.repeat(5000) }]);
  });
});

describe('a body that is too large', () => {
  const threeMegabytes = Buffer.alloc(3 * 1024 * 1024, 'a');

  test.each([false, true])('gets its 413, and is never held in memory (in pieces: %s)', async (isChunked) => {
    expect((await send(threeMegabytes, { isChunked })).status).toBe(413);
    const before = bytesHeld();
    const uploads = Array.from({ length: 20 }, () => startUpload(isChunked));
    await Promise.all(uploads.map(({ sent }) => sent));
    // Twenty of them, all but their last byte sent, are 60 MB.
    // V8 gives memory back beside the program, so a look may come too early.
    for (let looks = 0; looks < 100 && bytesHeld() - before >= 6e6; looks += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(bytesHeld() - before).toBeLessThan(6e6);
    for (const { end } of uploads) end();
    expect(await Promise.all(uploads.map(({ status }) => status))).toEqual(Array(20).fill(413));
    expect(accepted).toEqual([]);
    expect(whyOfLast()).toContain('too large');
  });

  test('by its own declaration gets its 413 at once, with not a byte of it sent', async () => {
    const headers = { 'content-length': String(threeMegabytes.length) };
    const call = request(`${root}/webhook`, { method: 'POST', headers });
    call.flushHeaders();
    const status = await new Promise((resolve, reject) => {
      call.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject);
    });
    call.destroy();
    expect(status).toBe(413);
    expect(whyOfLast()).toContain('too large');
  });

  test('of a book is noted under that book', async () => {
    await send(threeMegabytes, { path: '/webhook/kyosai-mypage' });
    expect(facts).toMatchObject([{ status: 413, bookId: 'kyosai-mypage' }]);
  });

  test('of one megabyte and no byte more is read', async () => {
    expect((await send(Buffer.alloc(1024 * 1024, ' '))).status).toBe(400);
    expect((await send(Buffer.alloc(1024 * 1024 + 1, ' '))).status).toBe(413);
  });

  function startUpload(isChunked: boolean) {
    const length = isChunked ? {} : { 'content-length': String(threeMegabytes.length) };
    const call = request(`${root}/webhook`, { method: 'POST', headers: length });
    const status = new Promise((resolve, reject) => {
      call.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject);
    });
    const sent = new Promise((resolve) => call.write(threeMegabytes.subarray(1), resolve));
    return { status, sent, end: () => call.end('a') };
  }

  function bytesHeld(): number {
    setFlagsFromString('--expose-gc');
    (runInNewContext('gc') as () => void)();
    return process.memoryUsage().arrayBuffers;
  }
});

test('a compressed body is refused with 415: LINE signs and sends plain ones', async () => {
  const body = gzipSync(webhookOf(text('1', 'x')));
  expect((await send(body, { headers: { 'content-encoding': 'gzip' } })).status).toBe(415);
  expect(accepted).toEqual([]);
});

describe('the address', () => {
  test('/webhook is the default book, /webhook/<book> that book', async () => {
    await send(webhookOf(text('1', 'x')));
    await send(webhookOf(text('2', 'x')), { path: '/webhook/benesapo' });
    const body = webhookOf(text('3', 'x'));
    const headers = { 'x-line-signature': sign(body, 'new secret') };
    await send(body, { path: '/webhook/kyosai-mypage', headers });
    expect(accepted.map(({ chatId }) => chatId)).toEqual(['benesapo:U1', 'benesapo:U1', 'kyosai-mypage:U1']);
  });

  test('of an unknown book is 404, and senders can’t make up names in our figures', async () => {
    for (const path of [
      '/webhook/nobody',
      '/webhook/__proto__',
      '/webhook/%E0%A4%A',
      '/webhook/honobono-mini2',
    ])
      expect((await send(exampleBody, { path })).status).toBeLessThan(405);
    expect(facts.map((fact) => fact.type === 'webhookReceived' && fact.bookId)).toEqual(
      Array(4).fill('unknown'),
    );
    expect((await send(exampleBody, { path: '/webhook/nobody' })).status).toBe(404);
    expect(whyOfLast()).toContain('/webhook/nobody');
  });

  test('answers nothing but POST', async () => {
    expect((await fetch(`${root}/webhook`)).status).toBe(404);
  });
});

describe('the store', () => {
  test('that does not take the events costs a 503, so that LINE delivers them again', async () => {
    append = () => Promise.reject(new Error('the store is gone'));
    expect((await send(webhookOf(text('1', 'x')))).status).toBe(503);
    expect(whyOfLast()).toContain('the store is gone');
  });

  test('that fails at once, not by and by, costs the same', async () => {
    append = () => {
      throw new Error('closed');
    };
    expect((await send(webhookOf(text('1', 'x')))).status).toBe(503);
  });

  test('that takes only some of them costs a 503 too', async () => {
    const take = append;
    append = (event) => (event.id === '2' ? Promise.reject(new Error('full')) : take(event));
    expect((await send(webhookOf(text('1', 'x'), text('2', 'x')))).status).toBe(503);
  });

  test('that hangs does not hold the webhook beyond LINE’s 2 s', async () => {
    append = () => new Promise(() => undefined);
    const { status, tookMs } = await send(webhookOf(text('1', 'x')));
    expect(status).toBe(503);
    expect(tookMs).toBeLessThan(2_000);
    expect(facts).toMatchObject([{ status: 503 }]);
  });

  test('has the events before LINE has its 200', async () => {
    let isTaken = false;
    append = async () => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      isTaken = true;
      return 'accepted';
    };
    expect((await send(webhookOf(text('1', 'x')))).status).toBe(200);
    expect(isTaken).toBe(true);
  });
});
