import { Writable } from 'node:stream';
import type { Outcome, Refusal } from '../../src/delivery/attempt.ts';
import { UnreadableChat, type Fact } from '../../src/engine/ports.ts';
import { createJournal } from '../../src/telemetry/journal.ts';
import { createLogger, chatForLog } from '../../src/telemetry/log.ts';
import { createMetrics, type Metrics } from '../../src/telemetry/metrics.ts';

const userId = `U${'ab'.repeat(16)}`;
const chatId = `benesapo:${userId}` as const;
const words = '母の介護費用が払えません';
const replyToken = 'reply-token-4711';

let lines: string[];
let metrics: Metrics;
let record: (fact: Fact) => void;
beforeEach(() => {
  lines = [];
  metrics = createMetrics();
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const journal = createJournal(createLogger('trace', 'test', destination), metrics);
  record = (fact) => journal.record(fact);
});

const refusals: Refusal[] = [
  'invalidReplyToken',
  'rateLimited',
  'quotaExceeded',
  'unauthorized',
  'invalidMessage',
  'notConnected',
  'undeliverable',
];
const outcomes: Outcome[] = [
  { kind: 'accepted' },
  { kind: 'unknown', detail: 'no answer' },
  ...refusals.map((reason): Outcome => ({ kind: 'refused', reason, detail: 'LINE answered 400' })),
];

const event = {
  id: 'e1',
  chatId,
  occurredAt: 0,
  receivedAt: 0,
  replyToken,
  type: 'text',
  text: words,
  messageId: 'm1',
} as const;
const item = {
  id: 'e1',
  createdAt: 0,
  messages: [{ type: 'text', text: words }],
  quickReplies: [],
  fallbackRoute: 'push',
  from: 'bot',
  mergedIds: [],
  form: 'drawn',
  attempts: [{ route: { type: 'reply', token: replyToken, receivedAt: 0 }, at: 0 }],
} as const;

/** What Redis's driver throws: the failed command hangs on it, and the chat's whole record in that. */
const redisError = Object.assign(new Error('OOM command not allowed'), {
  command: { name: 'evalsha', args: [chatId, words, replyToken, 'the-redis-password'] },
});
const wrapped = new Error('work failed', { cause: redisError });

const facts: Fact[] = [
  {
    type: 'webhookReceived',
    bookId: 'benesapo',
    ip: '203.0.113.7',
    status: 200,
    tookMs: 3,
    events: { text: 1 },
  },
  {
    type: 'webhookReceived',
    bookId: 'benesapo',
    ip: '',
    status: 401,
    tookMs: 1,
    why: 'no signature',
    events: {},
  },
  { type: 'eventHandled', chatId, event: 'text', waitedMs: 20, tookMs: 4 },
  { type: 'searched', chatId, finding: 'confident' },
  ...outcomes.map((outcome): Fact => ({
    type: 'deliveryAttempted',
    chatId,
    route: 'reply',
    outcome,
    tookMs: 60,
  })),
  { type: 'lineCalled', bookId: 'benesapo', endpoint: 'reply', status: 200, requestId: 'r1', tookMs: 60 },
  { type: 'deadLetter', deadLetter: { at: 0, chatId, why: 'gave up', content: { type: 'event', event } } },
  {
    type: 'deadLetter',
    deadLetter: { at: 0, chatId, why: 'gave up', content: { type: 'delivery', item, isUncertain: true } },
  },
  {
    type: 'deadLetter',
    deadLetter: { at: 0, chatId, why: 'gave up', content: { type: 'delivery', item, isUncertain: false } },
  },
  {
    type: 'deadLetter',
    deadLetter: { at: 0, chatId, why: 'no JSON', content: { type: 'damaged', raw: `{"text":"${words}` } },
  },
  { type: 'chatUnreadable', error: new UnreadableChat('damaged', chatId, new Error('no JSON')) },
  { type: 'chatUnreadable', error: new UnreadableChat('newer', undefined, new Error('format 9')) },
  { type: 'channelFound', bookId: 'benesapo', speaksAs: 'ベネサポ窓口 (@bene)' },
  { type: 'channelRefused', bookId: 'benesapo', what: 'LINE refuses the token. Issue it anew.' },
  { type: 'channelWell', bookId: 'benesapo', refusedMs: 600_000 },
  { type: 'bookDoubted', bookId: 'benesapo', what: 'two entries ask the same', mend: 'Merge them.' },
  { type: 'bookMissing', chatId },
  { type: 'chatLeaseLost', chatId },
  { type: 'eventFailed', chatId, eventId: 'e1', error: redisError },
  { type: 'eventFailed', chatId, eventId: 'e1', error: 'thrown as text' },
  { type: 'workFailed', error: redisError },
  { type: 'workFailed', error: wrapped },
];

test('no line of the log tells who somebody is, what they wrote, or a token', () => {
  facts.forEach(record);
  const log = lines.join('');
  for (const secret of [userId, words, replyToken, 'the-redis-password']) expect(log).not.toContain(secret);
  expect(log).toContain(chatForLog(chatId));
});

test('the same person is known again in the log by a fingerprint, and not elsewhere', () => {
  expect(chatForLog(chatId)).toMatch(/^benesapo:[0-9a-f]{12}$/);
  expect(chatForLog(chatId)).toBe(chatForLog(chatId));
  expect(chatForLog(`kyosai-mypage:${userId}`).split(':')[1]).not.toBe(chatForLog(chatId).split(':')[1]);
});

test('an error is reported with its words, its place, and what caused it', () => {
  record({ type: 'workFailed', error: wrapped });
  const { err } = JSON.parse(lines[0] ?? '') as {
    err: { message: string; stack: string; cause: { message: string } };
  };
  expect(err.message).toBe('work failed');
  expect(err.stack).toContain('journal.test.ts');
  expect(err.cause.message).toBe('OOM command not allowed');
});

test('every fact is one line that an operator can search for', () => {
  for (const fact of facts) {
    lines = [];
    record(fact);
    expect(lines).toHaveLength(1);
    const line = JSON.parse(lines[0] ?? '') as { msg: string; process: string; time: string };
    expect(line.msg.length).toBeGreaterThan(5);
    expect(line.process).toBe('test');
    expect(line.time).toMatch(/^20\d\d-\d\d-\d\dT/);
  }
});

test('what went wrong with a delivery is logged with what to do about it', () => {
  const logged = (outcome: Outcome): string => {
    lines = [];
    record({ type: 'deliveryAttempted', chatId, route: 'push', outcome, tookMs: 1 });
    return lines.join('');
  };
  const refused = (reason: Refusal): string =>
    logged({ kind: 'refused', reason, detail: 'LINE answered 401' });
  expect(refused('unauthorized')).toContain('LINE_CHANNEL_ACCESS_TOKEN');
  expect(refused('rateLimited')).toContain('slow down');
  expect(refused('quotaExceeded')).toContain('paid messages');
  expect(refused('notConnected')).toContain('network');
  expect(new Set(refusals.map(refused)).size).toBe(refusals.length);
});

test('a webhook with a wrong signature is reported as a warning, with the book, the sender and the reason', () => {
  record({
    type: 'webhookReceived',
    bookId: 'benesapo',
    ip: '203.0.113.7',
    status: 401,
    tookMs: 1,
    why: 'the signature fits no secret',
    events: {},
  });
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 40,
    book: 'benesapo',
    ip: '203.0.113.7',
    status: 401,
    why: 'the signature fits no secret',
  });
});

test('a chat, a book and an event have one name each in every line', () => {
  facts.forEach(record);
  for (const line of lines) {
    const fields = Object.keys(JSON.parse(line) as object);
    expect(fields).not.toContain('chatId');
    expect(fields).not.toContain('bookId');
  }
  expect(lines.join('')).toContain(`"chat":"${chatForLog(chatId)}"`);
});

describe('the figures', () => {
  const figure = async (name: string): Promise<string[]> =>
    (await metrics.registry.metrics()).split('\n').filter((line) => line.startsWith(`madoguchi_${name}`));

  test('count webhooks by book and status, events by type, findings, failures and lost leases', async () => {
    facts.forEach(record);
    expect(await figure('webhooks_total')).toEqual([
      'madoguchi_webhooks_total{book="benesapo",status="200"} 1',
      'madoguchi_webhooks_total{book="benesapo",status="401"} 1',
    ]);
    expect(await figure('events_total')).toEqual(['madoguchi_events_total{book="benesapo",type="text"} 1']);
    expect(await figure('findings_total')).toEqual([
      'madoguchi_findings_total{book="benesapo",finding="confident"} 1',
    ]);
    expect(await figure('leases_lost_total')).toEqual(['madoguchi_leases_lost_total{book="benesapo"} 1']);
    expect(await figure('failures_total')).toEqual([
      'madoguchi_failures_total{what="chatUnreadable"} 2',
      'madoguchi_failures_total{what="eventFailed"} 2',
      'madoguchi_failures_total{what="workFailed"} 2',
    ]);
  });

  test('count every outcome of a delivery under its own name, and what was given up', async () => {
    facts.forEach(record);
    const deliveries = await figure('delivery_attempts_total');
    expect(deliveries).toHaveLength(outcomes.length);
    for (const name of ['accepted', 'unknown', ...refusals])
      expect(deliveries).toContain(
        `madoguchi_delivery_attempts_total{book="benesapo",route="reply",outcome="${name}"} 1`,
      );
    expect(await figure('dead_letters_total')).toEqual([
      'madoguchi_dead_letters_total{book="benesapo",content="event"} 1',
      'madoguchi_dead_letters_total{book="benesapo",content="uncertain delivery"} 1',
      'madoguchi_dead_letters_total{book="benesapo",content="delivery"} 1',
      'madoguchi_dead_letters_total{book="benesapo",content="damaged"} 1',
    ]);
  });

  test('measure times in seconds', async () => {
    record({ type: 'eventHandled', chatId, event: 'text', waitedMs: 250, tookMs: 40 });
    expect(await figure('event_wait_seconds_sum')).toEqual([
      'madoguchi_event_wait_seconds_sum{book="benesapo"} 0.25',
    ]);
    expect(await figure('event_seconds_sum')).toEqual(['madoguchi_event_seconds_sum{book="benesapo"} 0.04']);
  });

  test('name nobody', async () => {
    facts.forEach(record);
    const all = await metrics.registry.metrics();
    for (const secret of [userId, words, replyToken, chatForLog(chatId)]) expect(all).not.toContain(secret);
  });
});

test('a book that a worker lacks is said once, and once again when it had the book in between', async () => {
  const left = { type: 'bookMissing', chatId } as const;
  const warnings = (): number =>
    lines.filter((line) => (JSON.parse(line) as { level: number }).level === 40).length;
  for (let chats = 0; chats < 9; chats += 1) record({ ...left, chatId: `benesapo:U${chats}` });
  record({ ...left, chatId: 'other:U1' });
  expect(warnings()).toBe(2);
  record({ type: 'eventHandled', chatId, event: 'text', waitedMs: 0, tookMs: 0 });
  record(left);
  expect(warnings()).toBe(3);
  expect((await metrics.chatsLeft.get()).values).toEqual([
    { labels: { book: 'benesapo' }, value: 10 },
    { labels: { book: 'other' }, value: 1 },
  ]);
});
