/*
 * The traps that LINE bots are known to fall into, numbered as in the field study, that concern this road, and the tests that prove us free of
 * them. "here" = in this file, under the trap's number.
 *
 *  1 body parser before the signature      webhook.test.ts "a body parser mounted before it is told …"; here
 *  2 emoji break the signature             webhook.test.ts "is taken over the bytes as sent …"; here
 *  3 missing signature, empty events       webhook.test.ts "no signature is refused with 401, even where …"
 *  4 other bytes, unbounded body           webhook.test.ts "a body changed by one byte …", "a body that is too large"
 *  5 200 held until the work ends          here; webhook.test.ts "that hangs does not hold the webhook …"
 *  6 acknowledged first, then lost         here; webhook.test.ts "the store …"
 *  7 reply token dead after slow work      here
 *  8 push fails silently, message lost     here
 *  9 ambiguous reply + push = twice        here; test/delivery/next-step.test.ts
 * 10 event delivered twice                 here; e2e/talk.test.ts "an event that LINE delivers twice …"
 * 11 pushed though a reply is free         here; e2e/talk.test.ts (after every test)
 * 12 quick replies lost under a later one  here; render.test.ts "quick replies stand under the last message alone"
 * 13 over-long label, data, altText        render.test.ts "LINE takes it …", "what a button means is never shortened …"
 * 14 surrogate pairs cut                   limits.test.ts; conversation/split-text.test.ts; here
 * 15 long text cut off                     conversation/split-text.test.ts; conversation/asking.test.ts; here
 * 16 SDK call hangs                        messenger.test.ts "at all is given up in time …"; check-channel.test.ts; here
 * 17 the two kinds of 429                  messenger.test.ts; here
 * 18 missing replyToken, userId, new types receive.test.ts; webhook.test.ts; here
 * 20 unreadable kinds meet silence         e2e/talk.test.ts "a sticker, a photo, …"; here
 * 22 wrong credential, opaque failure      config.test.ts; check-channel.test.ts; telemetry/journal.test.ts; here
 */
import type { EngineParts } from '../../src/engine/process-chat.ts';
import type { Entry } from '../../src/books/book.ts';
import { createMemoryMailbox } from '../../src/memory/mailbox.ts';
import type { Fact, Mailbox } from '../../src/engine/ports.ts';
import type { Finding } from '../../src/search/finding.ts';
import { monthlyLimitReached, rateLimitReached, type Fault } from '../../src/simulator/platform/faults.ts';
import type { BotSaid, Person } from '../../src/simulator/person.ts';
import { openDesk, type OpenDesk } from '../e2e/open-desk.ts';
import { valuesOf } from './drawn.ts';

const bookId = 'honobono-mini2';
const question = '仮登録後メールが届かない場合は、どうすればいいのですか?';
const tokenDead: Fault = { kind: 'refuse', status: 400, message: 'Invalid reply token' };

const tokenizing = 60_000;

let desk: OpenDesk;
let mailbox: Mailbox;
let firstCall: number;
let firstFact: number;
/** What a test may break: the store, the search, and how far the clocks are ahead of this machine's. */
let store: { isFailing: boolean; isAsleep: boolean };
let search: ((words: string) => Finding) | undefined;
let aheadMs = 0;
let lineAheadMs = 0;
const clock = (): number => Date.now() + aheadMs;

beforeAll(async () => {
  desk = await openWith(500);
}, tokenizing);
afterAll(() => desk.close());
/** Nothing of a test is left for the next one. */
afterEach(async () => {
  let chats = Infinity;
  await until(() => {
    void mailbox.backlog(clock() + 10_000).then((backlog) => ({ chats } = backlog));
    return chats === 0;
  });
});
beforeEach(() => {
  store = { isFailing: false, isAsleep: false };
  search = undefined;
  aheadMs = 0;
  lineAheadMs = 0;
  desk.simulator.faults.clear();
  firstCall = desk.simulator.calls.length;
  firstFact = desk.facts.length;
});

function openWith(timeoutMs: number): Promise<OpenDesk> {
  const memory = createMemoryMailbox();
  mailbox = {
    ...memory,
    append: (event) => (store.isFailing ? Promise.reject(new Error('store failing')) : memory.append(event)),
    claim: (now) => (store.isAsleep ? Promise.resolve(undefined) : memory.claim(now)),
  };
  const changeParts = (parts: EngineParts): EngineParts => ({
    ...parts,
    clock,
    bookOf: (id) => {
      const book = parts.bookOf(id);
      return book && { ...book, search: (text) => (search ?? book.search)(text) };
    },
  });
  return openDesk({ timeoutMs, mailbox, changeParts, simulator: { now: () => clock() + lineAheadMs } });
}

const somebody = (): Person => desk.simulator.person(bookId);
const words = (said: readonly BotSaid[]): string =>
  valuesOf(
    'text',
    said.map(({ message }) => message),
  ).join('\n');
const allSaid = (person: Person): readonly BotSaid[] =>
  desk.simulator.transcript(bookId, person.userId).filter((item): item is BotSaid => item.from === 'bot');
const calls = () => desk.simulator.calls.slice(firstCall);
const callsTo = (endpoint: 'reply' | 'push') => calls().filter(({ path }) => path.endsWith(`/${endpoint}`));
const facts = (): readonly Fact[] => desk.facts.slice(firstFact);

/** Time passes, for LINE and the desk five times as fast as for us, so that nobody waits for a retry. */
async function timePasses(ms: number, isEnough = (): boolean => false): Promise<void> {
  const until = performance.now() + ms;
  while (performance.now() < until && !isEnough()) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    aheadMs += 80;
  }
}
const until = (isSo: () => boolean): Promise<void> => timePasses(6_000, isSo);

/** The answer is there once, and stays there once. */
async function expectOneAnswer(person: Person, via: 'reply' | 'push'): Promise<void> {
  await until(() => allSaid(person).length > 0);
  await timePasses(250);
  expect(allSaid(person).map((said) => said.via)).toEqual([via]);
  expect(words(allSaid(person))).toContain('仮登録後メールが届かない');
}

test('1, 2: the webhook as the whole desk serves it verifies what LINE signed, emoji escaped or not', async () => {
  const person = somebody();
  const bodies: string[] = [];
  for (let time = 0; time < 2; time += 1) {
    // Not the same words: what comes twice within two seconds is answered once.
    const { status, body } = await person.say(`料金🤨👨‍👩‍👧は${'?'.repeat(time + 1)}`);
    expect(status).toBe(200);
    bodies.push(body);
    await person.waitForReply();
  }
  expect(bodies.map((body) => /\\ud83e\\udd28/i.test(body)).sort()).toEqual([false, true]);
});

describe('5: LINE has its 200 long before the answer', () => {
  test('is made, even if no worker is there', async () => {
    store.isAsleep = true;
    const person = somebody();
    const { status, ms } = await person.say(question);
    expect(status).toBe(200);
    expect(ms).toBeLessThan(500);
    await timePasses(100);
    expect(calls()).toEqual([]);
    store.isAsleep = false;
    await expectOneAnswer(person, 'reply');
  });

  test('is sent, even if LINE’s own API is slow', async () => {
    const person = somebody();
    desk.simulator.faults.next({ kind: 'hang', accepted: true });
    await person.say(question);
    await until(() => calls().length > 0);
    expect((await person.sendSticker()).ms).toBeLessThan(200);
    await until(() => allSaid(person).length === 2);
  });
});

describe('6: an event that LINE was told we have is never lost', () => {
  test('and LINE hears of one that the store did not take, which is answered when LINE delivers it again', async () => {
    const person = somebody();
    store.isFailing = true;
    const { status, webhookEventIds } = await person.say(question);
    expect(status).toBe(503);
    store.isFailing = false;
    expect((await desk.simulator.webhooks.redeliver(webhookEventIds[0] ?? '')).status).toBe(200);
    await expectOneAnswer(person, 'reply');
  });

  test('not even by a defect of ours: the person gets an apology, the event is kept for us', async () => {
    search = () => {
      throw new Error('a defect');
    };
    const person = somebody();
    expect(words(await person.ask(question))).toContain('うまくお答えできませんでした');
    expect(facts()).toContainEqual(expect.objectContaining({ type: 'eventFailed' }));
    expect(facts()).toContainEqual(expect.objectContaining({ type: 'deadLetter' }));
  });
});

describe('7: an answer whose reply token has died still arrives, once', () => {
  test('by push, when no worker was there for a minute', async () => {
    store.isAsleep = true;
    const person = somebody();
    await person.say(question);
    aheadMs = 61_000;
    store.isAsleep = false;
    await expectOneAnswer(person, 'push');
    expect(callsTo('reply')).toEqual([]);
  });

  test('by push under a retry key, when LINE says the token is dead', async () => {
    const person = somebody();
    desk.simulator.faults.next(tokenDead, { path: '/reply' });
    await person.say(question);
    await expectOneAnswer(person, 'push');
    expect(callsTo('push').map(({ retryKey }) => retryKey)).toEqual([
      expect.stringMatching(/^[0-9a-f-]{36}$/),
    ]);
  });

  test('free of charge, when LINE has delivered the event again and with it renewed the token', async () => {
    store.isAsleep = true;
    const person = somebody();
    const { webhookEventIds } = await person.say(question);
    lineAheadMs = 61_000;
    await desk.simulator.webhooks.redeliver(webhookEventIds[0] ?? '');
    store.isAsleep = false;
    await expectOneAnswer(person, 'reply');
  });
});

describe('8: when neither a token nor a paid push can carry an answer, it goes with the next reply', () => {
  test('in front of it, in one free request', async () => {
    const person = somebody();
    desk.simulator.faults.next(tokenDead, { path: '/reply' });
    desk.simulator.faults.next(monthlyLimitReached, { path: '/push' });
    await person.say(question);
    await until(() => callsTo('push').length > 0);
    await timePasses(300);
    expect(allSaid(person)).toEqual([]);
    expect(callsTo('push').map(({ status }) => status)).toEqual([429]);
    await person.sendSticker();
    const said = words(await person.waitForReply({ messages: 2 }));
    expect(said.indexOf('仮登録後メールが届かない')).toBeGreaterThanOrEqual(0);
    expect(said.indexOf('スタンプ')).toBeGreaterThan(said.indexOf('仮登録後メールが届かない'));
    expect(allSaid(person).every(({ via }) => via === 'reply')).toBe(true);
    expect(callsTo('push')).toHaveLength(1);
  });
});

describe('9: when LINE’s answer is unclear, the person gets the message once, and nothing is pushed', () => {
  const faults: Fault[] = (['serverError', 'hang', 'reset'] as const).flatMap((kind) => [
    { kind, accepted: true },
    { kind, accepted: false },
  ]);
  test.each(faults)('%j', async (fault) => {
    const person = somebody();
    desk.simulator.faults.next(fault, { path: '/reply' });
    await person.say(question);
    await until(() => callsTo('reply').length === 2);
    await expectOneAnswer(person, 'reply');
    expect(callsTo('push')).toEqual([]);
    expect(callsTo('reply')).toHaveLength(2);
    expect(facts().filter(({ type }) => type === 'deadLetter')).toEqual([]);
  });

  test.each([
    [
      { kind: 'reset', accepted: false },
      { kind: 'serverError', accepted: true },
    ],
    [
      { kind: 'serverError', accepted: true },
      { kind: 'reset', accepted: false },
    ],
    [{ kind: 'hang', accepted: true }, rateLimitReached],
  ] satisfies Fault[][])('twice: %j, then %j', async (...both) => {
    const person = somebody();
    for (const fault of both) desk.simulator.faults.next(fault, { path: '/reply' });
    await person.say(question);
    await expectOneAnswer(person, 'reply');
    await timePasses(500);
    expect(allSaid(person)).toHaveLength(1);
    expect(callsTo('push')).toEqual([]);
  });

  test.each(['serverError', 'hang', 'reset'] as const)('nor doubled when it is a push (%s)', async (kind) => {
    const person = somebody();
    desk.simulator.faults.next(tokenDead, { path: '/reply' });
    desk.simulator.faults.next({ kind, accepted: true }, { path: '/push' });
    await person.say(question);
    await until(() => callsTo('push').length === 2);
    await expectOneAnswer(person, 'push');
    const [first, second] = callsTo('push');
    expect(second?.status).toBe(409);
    expect(second?.retryKey).toBe(first?.retryKey);
  });

  test('and what the person says meanwhile is answered after it, in order', async () => {
    const person = somebody();
    desk.simulator.faults.next({ kind: 'hang', accepted: true }, { path: '/reply' });
    await person.say(question);
    await person.sendSticker();
    await person.sendImage();
    await until(() => allSaid(person).length >= 3);
    await timePasses(400);
    const said = words(allSaid(person));
    const order = ['仮登録後メールが届かない', 'スタンプ', '写真'].map((each) => said.indexOf(each));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(allSaid(person)).toHaveLength(3);
    expect(callsTo('push')).toEqual([]);
  });
});

test('10: an event delivered many times at once, before and after its answer, is answered once', async () => {
  store.isAsleep = true;
  const person = somebody();
  const { webhookEventIds } = await person.say(question);
  const id = webhookEventIds[0] ?? '';
  const again = (): Promise<unknown> =>
    Promise.all(Array.from({ length: 5 }, () => desk.simulator.webhooks.redeliver(id)));
  await again();
  store.isAsleep = false;
  await again();
  await expectOneAnswer(person, 'reply');
  await again();
  await timePasses(400);
  expect(callsTo('reply')).toHaveLength(1);
});

test('11, 12: a talk costs nothing, and its buttons stand under the last message of each reply', async () => {
  const person = somebody();
  await person.follow();
  await person.waitForReply({ messages: 2 });
  for (const act of [
    () => person.say(question),
    () => person.tap('解決しない'),
    () => person.say('おいしいラーメン屋'),
    () => person.tap('お申し込み後の質問'),
    () => person.sendSticker(),
    () => person.postback('foreign'),
  ]) {
    await act();
    await person.waitForReply();
  }
  expect(callsTo('push')).toEqual([]);
  expect(callsTo('reply')).toHaveLength(7);
  for (const { body } of callsTo('reply')) {
    const { messages } = body as { messages: object[] };
    const withButtons = messages.map((message) => Object.hasOwn(message, 'quickReply'));
    expect(withButtons).toEqual(messages.map((_, index) => index === messages.length - 1));
  }
});

test('14, 15: a long answer arrives whole, in order, in one free reply, and no character is torn', async () => {
  const answer = Array.from({ length: 260 }, (_, line) => `${line}行目👨‍👩‍👧の説明はこの通りです。`).join('');
  const entry: Entry = { id: 'long', category: 'x', question: '長い話は?', answer, phrasings: [], links: [] };
  search = () => ({ kind: 'confident', entry });
  const person = somebody();
  const said = await person.ask('長い話は?', { messages: 4 });
  const text = said.map(({ message }) => valuesOf('text', bodyOf(message)).slice(1).join('')).join('');
  expect(text).toBe(answer);
  expect(text.isWellFormed()).toBe(true);
  expect(callsTo('reply')).toHaveLength(1);

  function bodyOf(message: Readonly<Record<string, unknown>>): unknown {
    return (message['contents'] as { body: unknown }).body;
  }
});

test('16: while LINE keeps one person’s call hanging, others are answered', async () => {
  const shared = mailbox;
  const patient = await openWith(2_000);
  const [person, other] = [patient.simulator.person(bookId), patient.simulator.person(bookId)];
  patient.simulator.faults.next({ kind: 'hang', accepted: false }, { path: '/reply' });
  await person.say(question);
  await until(() => patient.simulator.calls.length > 0);
  await other.ask(question, { timeoutMs: 1_000 });
  expect(person.newFromBot()).toEqual([]);
  await patient.close();
  mailbox = shared;
});

describe('17: the two kinds of 429', () => {
  test('too fast: the answer waits a moment and goes free of charge', async () => {
    const person = somebody();
    desk.simulator.faults.next(rateLimitReached, { path: '/reply' });
    await person.say(question);
    await expectOneAnswer(person, 'reply');
    expect(callsTo('push')).toEqual([]);
  });

  test('the month’s paid messages used up: no second push is tried', async () => {
    const person = somebody();
    desk.simulator.faults.next(tokenDead, { path: '/reply' });
    desk.simulator.faults.next(monthlyLimitReached, { path: '/push' });
    await person.say(question);
    await until(() => callsTo('push').length > 0);
    await timePasses(800);
    expect(callsTo('push')).toHaveLength(1);
    expect(allSaid(person)).toEqual([]);
    await person.sendSticker();
    await person.waitForReply({ messages: 2 });
  });
});

describe('18: what LINE leaves out, or adds', () => {
  test('a question without a reply token is answered all the same', async () => {
    const person = somebody();
    person.chat.lastWroteAt = Date.now();
    const message = { type: 'text', id: '1', text: question };
    await person.sendEvent({ type: 'message', message }, false);
    await expectOneAnswer(person, 'push');
  });

  test('a blocked account, an unsent message and unknown events are 200 without a word', async () => {
    const person = somebody();
    const answers = [
      await person.sendEvent({ type: 'messageEdited', message: { type: 'text', id: '1', text: 'x' } }),
      await person.sendEvent({ type: 'telepathy' }),
      await person.sendEvent({ type: 'accountLink', link: { result: 'failed' } }, false),
      await person.sendEvent({ type: 'unsend', unsend: { messageId: '1' } }, false),
      await person.unfollow(),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    await timePasses(400);
    expect(calls()).toEqual([]);
  });
});

test('20: a kind of message that LINE will invent next year gets a kind hint', async () => {
  const person = somebody();
  await person.sendEvent({ type: 'message', message: { type: 'hologram', id: '1' } });
  expect(words(await person.waitForReply())).toContain('文字で送ってください');
});

test('22: while the channel access token is refused, answers are kept, and go out once it is right again', async () => {
  const person = somebody();
  desk.simulator.faults.next(
    { kind: 'refuse', status: 401, message: 'Authentication failed' },
    { path: '/reply' },
  );
  await person.say(question);
  await expectOneAnswer(person, 'reply');
  const refused = facts().filter(
    (fact) => fact.type === 'deliveryAttempted' && fact.outcome.kind === 'refused',
  );
  expect(refused).toMatchObject([{ outcome: { reason: 'unauthorized' } }]);
});
