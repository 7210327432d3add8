import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Outcome } from '../../src/delivery/attempt.ts';
import { createMessenger } from '../../src/line/messenger.ts';
import type { Fact, DeliveryRequest } from '../../src/engine/ports.ts';
import { createSimulator } from '../../src/simulator/simulator.ts';
import { objectsWith, valuesOf } from './drawn.ts';
import { answering, startLine, type LineThat } from './line-that.ts';

const accessToken = 'the+channel/access=token';
const userId = `U${'1'.repeat(32)}`;
/** For a LINE that never answers; one that does gets all the time it needs. */
const impatientMs = 150;

let facts: Fact[] = [];
beforeEach(() => {
  facts = [];
});

function messengerFor(baseUrl: string, token = accessToken, timeoutMs = 10_000) {
  return createMessenger({
    channels: [{ bookId: 'benesapo', secrets: ['s'], accessToken: token }],
    api: { baseUrl, dataBaseUrl: undefined },
    journal: { record: (fact) => void facts.push(fact) },
    clock: Date.now,
    timeoutMs,
  });
}

const delivery: DeliveryRequest = {
  chatId: `benesapo:${userId}`,
  route: { type: 'reply', token: 'reply-token', receivedAt: 0 },
  itemId: 'event-1',
  form: 'drawn',
  messages: [{ type: 'text', text: 'こんにちは' }],
  quickReplies: [],
};
const pushed: DeliveryRequest = { ...delivery, route: { type: 'push' } };
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** What is known of an outcome, without its wording. */
function known(outcome: Outcome): string {
  return outcome.kind === 'refused' ? outcome.reason : outcome.kind;
}

describe('a call that LINE answers', () => {
  let line: LineThat;
  beforeAll(async () => {
    line = await startLine();
  });
  afterAll(() => line.close());

  const both = async (): Promise<string[]> => {
    const messenger = messengerFor(line.url);
    return [known(await messenger.send(delivery)), known(await messenger.send(pushed))];
  };

  const keyAccepted = '{"message":"The retry key is already accepted"}';
  const badToken = '{"message":"Invalid reply token"}';
  const badMessage =
    '{"message":"A message (messages[0]) in the request body is invalid","details":[{"message":"May not be empty","property":"messages[0].text"}]}';
  const rate = '{"message":"The API rate limit has been exceeded. Try again later."}';
  const month = '{"message":"You have reached your monthly limit."}';
  test.each<[string, number, string, string, string]>([
    ['200', 200, '{"sentMessages":[]}', 'accepted', 'accepted'],
    ['200 with an empty body', 200, '', 'accepted', 'accepted'],
    // Perhaps not LINE at all: the next try proves it (`Invalid reply token`, 409), and can't double.
    ['200 with broken JSON', 200, '<html>', 'unknown', 'unknown'],
    ['409 to a repeated push', 409, keyAccepted, 'undeliverable', 'accepted'],
    ['500', 500, '{"message":"Internal server error"}', 'unknown', 'unknown'],
    ['503 of a proxy', 503, '<html>', 'unknown', 'unknown'],
    ['408', 408, '', 'unknown', 'unknown'],
    ['429, too fast', 429, rate, 'rateLimited', 'rateLimited'],
    ['429, the month used up', 429, month, 'quotaExceeded', 'quotaExceeded'],
    ['429 in other words', 429, '{"message":"slow down"}', 'rateLimited', 'rateLimited'],
    ['401', 401, '{"message":"Authentication failed"}', 'unauthorized', 'unauthorized'],
    ['403', 403, '{"message":"Not available"}', 'unauthorized', 'unauthorized'],
    ['400, a dead reply token', 400, badToken, 'invalidReplyToken', 'invalidReplyToken'],
    ['400, a message it refuses', 400, badMessage, 'invalidMessage', 'invalidMessage'],
    ['413', 413, '{"message":"Request entity too large"}', 'invalidMessage', 'invalidMessage'],
    ['404', 404, '{"message":"Not found"}', 'undeliverable', 'undeliverable'],
  ])('with %s is taken for what it proves', async (_name, status, body, reply, push) => {
    line.answer = answering(status, body);
    expect(await both()).toEqual([reply, push]);
  });

  test('is noted with status, request id and time, and never with a token or a word', async () => {
    line.answer = answering(400, badToken, { 'x-line-request-id': 'request-1' });
    const outcome = await messengerFor(line.url).send(delivery);
    line.answer = answering(200, '{}', { 'x-line-request-id': 'request-2' });
    await messengerFor(line.url).send(pushed);
    expect(facts).toMatchObject([
      { type: 'lineCalled', bookId: 'benesapo', endpoint: 'reply', status: 400, requestId: 'request-1' },
      { type: 'lineCalled', bookId: 'benesapo', endpoint: 'push', status: 200, requestId: 'request-2' },
    ]);
    const recorded = JSON.stringify([facts, outcome]);
    for (const secret of [accessToken, 'reply-token', userId, 'こんにちは'])
      expect(recorded).not.toContain(secret);
  });

  test('carries the channel’s token, the words, and for a reply no retry key, which LINE would refuse', async () => {
    line.answer = answering(200, '{}');
    await messengerFor(line.url).send(delivery);
    const heard = line.heard.at(-1);
    expect(heard?.path).toBe('/v2/bot/message/reply');
    expect(heard?.headers.authorization).toBe(`Bearer ${accessToken}`);
    expect(heard?.headers).not.toHaveProperty('x-line-retry-key');
    expect(heard?.body).toEqual({
      replyToken: 'reply-token',
      messages: [{ type: 'text', text: 'こんにちは' }],
    });
  });

  test('as a push carries a UUID that is the same for the same item, whichever process sends it', async () => {
    line.answer = answering(200, '{}');
    const keyOf = async (itemId: string): Promise<unknown> => {
      await messengerFor(line.url).send({ ...pushed, itemId });
      return line.heard.at(-1)?.headers['x-line-retry-key'];
    };
    const key = await keyOf('event-1');
    expect(key).toMatch(uuid);
    expect(await keyOf('event-1')).toBe(key);
    expect(await keyOf('event-2')).not.toBe(key);
    expect(await keyOf('☃ any id'.repeat(50))).toMatch(uuid);
    expect(line.heard.at(-1)).toMatchObject({ path: '/v2/bot/message/push', body: { to: userId } });
  });
});

describe('a call that LINE does not answer', () => {
  test('at all is given up in time, its outcome unknown', async () => {
    const line = await startLine();
    line.answer = () => undefined;
    const startedAt = performance.now();
    expect(known(await messengerFor(line.url, accessToken, impatientMs).send(delivery))).toBe('unknown');
    const tookMs = performance.now() - startedAt;
    expect(tookMs).toBeGreaterThan(impatientMs - 20);
    expect(tookMs).toBeLessThan(impatientMs + 1_000);
    expect(facts).toMatchObject([{ type: 'lineCalled', endpoint: 'reply', status: undefined }]);
    await line.close();
  });

  test('but for the first half of its answer is given up in time too', async () => {
    const line = await startLine();
    line.answer = (response) => response.writeHead(200, { 'content-length': '100' }).write('{"sent');
    expect(known(await messengerFor(line.url, accessToken, impatientMs).send(delivery))).toBe('unknown');
    await line.close();
  });

  test('but cuts off is of unknown outcome', async () => {
    const line = await startLine();
    line.answer = (response) => response.socket?.resetAndDestroy();
    expect(known(await messengerFor(line.url).send(delivery))).toBe('unknown');
    line.answer = (response) => response.destroy();
    expect(known(await messengerFor(line.url).send(pushed))).toBe('unknown');
    await line.close();
  });

  test('as it can’t be reached was surely not delivered', async () => {
    const line = await startLine();
    await line.close();
    expect(known(await messengerFor(line.url).send(delivery))).toBe('notConnected');
    expect(known(await messengerFor('http://desk.invalid').send(pushed))).toBe('notConnected');
  });
});

describe('a message', () => {
  test('to a book without a channel is refused before any call', async () => {
    const outcome = await messengerFor('http://127.0.0.1:9').send({ ...delivery, chatId: `other:${userId}` });
    expect(known(outcome)).toBe('undeliverable');
    expect(facts).toEqual([]);
  });

  test('that can’t be drawn is refused before any call, so that its plain words may be tried', async () => {
    const foreign = { type: 'of a later version' } as unknown as DeliveryRequest['messages'][number];
    const outcome = await messengerFor('http://127.0.0.1:9').send({
      ...delivery,
      messages: [foreign],
      form: 'plain',
    });
    expect(known(outcome)).toBe('invalidMessage');
  });
});

test('shows that the desk listens by LINE’s loading animation, and a refusal changes nothing', async () => {
  const line = await startLine();
  const called = new Promise<void>((done) => {
    line.answer = (response) => {
      answering(400, '{"message":"The value for chatId is invalid"}')(response);
      done();
    };
  });
  const messenger = messengerFor(line.url);
  messenger.showListening(delivery.chatId);
  messenger.showListening('no-such-book:U1');
  await called;
  expect(line.heard).toMatchObject([
    { path: '/v2/bot/chat/loading/start', body: { chatId: userId, loadingSeconds: 5 } },
  ]);
  line.answer = answering(200, '{"sentMessages":[]}');
  expect(known(await messenger.send(delivery))).toBe('accepted');
  expect(facts).toMatchObject([{ type: 'lineCalled', endpoint: 'reply' }]);
  await line.close();
});

describe('with the simulator as its LINE', () => {
  const app = express();
  const server = createServer(app);
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });

  test('a reply token works once, a push arrives once under its key, and a wrong token is refused', async () => {
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const account = {
      id: 'benesapo',
      name: 'ベネサポ',
      secret: 's',
      accessToken,
      webhookUrl: `${url}/webhook`,
    };
    const tokens: string[] = [];
    app.post('/webhook', express.json(), (request, response) => {
      const { events } = request.body as { events: { replyToken: string }[] };
      tokens.push(...events.map(({ replyToken }) => replyToken));
      response.sendStatus(200);
    });
    const simulator = createSimulator({ channels: [account] });
    app.use(simulator.router);
    const person = simulator.person('benesapo', userId);
    await person.follow();

    const messenger = messengerFor(url);
    const reply: DeliveryRequest = {
      ...delivery,
      route: { type: 'reply', token: tokens[0] ?? '', receivedAt: 0 },
    };
    expect(known(await messenger.send(reply))).toBe('accepted');
    expect(known(await messenger.send(reply))).toBe('invalidReplyToken');
    expect(known(await messenger.send(pushed))).toBe('accepted');
    expect(known(await messenger.send(pushed))).toBe('accepted');
    expect(person.newFromBot().map(({ via }) => via)).toEqual(['reply', 'push']);
    expect(known(await messengerFor(url, 'wrong').send(pushed))).toBe('unauthorized');
  });
});

test('the buttons of a book have its colour', async () => {
  const line = await startLine();
  const messenger = createMessenger({
    channels: [{ bookId: 'benesapo', secrets: ['s'], accessToken }],
    api: { baseUrl: line.url, dataBaseUrl: undefined },
    journal: { record: (fact) => void facts.push(fact) },
    clock: Date.now,
    accentOf: (bookId) => (bookId === 'benesapo' ? '#2B59C3' : undefined),
  });
  const contact = { phones: [{ label: '電話', phone: '110' }], mails: [], forms: [], notes: [] };
  await messenger.send({
    ...delivery,
    messages: [{ type: 'contact', lead: '窓口', contact, facts: [], buttons: [] }],
  });
  await line.close();
  expect(valuesOf('color', objectsWith('style', line.heard[0]?.body))).toEqual(['#2B59C3']);
});
