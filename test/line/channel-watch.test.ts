import { setTimeout as sleep } from 'node:timers/promises';
import { createChannelWatch, type ChannelWatch } from '../../src/line/channel-watch.ts';
import type { Outcome } from '../../src/delivery/attempt.ts';
import type { Fact } from '../../src/engine/ports.ts';
import { answering, startLine, type LineThat } from './line-that.ts';

const refused401: Outcome = { kind: 'refused', reason: 'unauthorized', detail: 'LINE answered 401' };
const bot = answering(200, '{"displayName":"ベネサポ窓口","basicId":"@bene"}');

let line: LineThat;
beforeAll(async () => {
  line = await startLine();
});
afterAll(() => line.close());

let facts: Fact[];
let watch: ChannelWatch;
let now: number;
beforeEach(() => {
  facts = [];
  now = Date.UTC(2026, 10, 24, 3);
});
afterEach(() => watch.stop());

function open(recheckMs = 3_600_000, baseUrl = line.url): void {
  watch = createChannelWatch({
    channels: [{ bookId: 'benesapo', secrets: ['s'], accessToken: 'hidden-token' }],
    api: { baseUrl, dataBaseUrl: undefined },
    journal: { record: (fact) => void facts.push(fact) },
    clock: () => now,
    recheckMs,
  });
}

const channelFacts = (): string[] =>
  facts.map((fact) => (fact.type === 'channelRefused' ? `${fact.type}: ${fact.what}` : fact.type));

async function until(isSo: () => boolean): Promise<void> {
  for (let waited = 0; !isSo(); waited += 5) {
    if (waited > 3_000) throw new Error(`It never came about: ${channelFacts().join('\n')}`);
    await sleep(5);
  }
}

test('at the start the operator reads as whom each book speaks', async () => {
  open();
  line.answer = bot;
  await watch.checkAll();
  expect(facts).toEqual([{ type: 'channelFound', bookId: 'benesapo', speaksAs: 'ベネサポ窓口 (@bene)' }]);
  expect(watch.refusals()).toEqual([]);
});

test.each([401, 403])(
  'a channel access token that LINE refuses (%i) is told at the start, once, with where to get a right one',
  async (status) => {
    open();
    line.answer = answering(status, '{"message":"Authentication failed"}');
    await watch.checkAll();
    watch.ended('benesapo', refused401);
    expect(channelFacts()).toEqual([
      expect.stringMatching(/^channelRefused: .*book benesapo.*LINE Developers console/),
    ]);
    expect(watch.refusals()).toEqual([expect.stringMatching(/^since 2026-11-24T03:00.*book benesapo/)]);
  },
);

test('the operator reads that LINE is out of reach once that lasts, and no token with it', async () => {
  const gone = await startLine();
  await gone.close();
  open(3_600_000, gone.url);
  for (let looks = 0; looks < 3; looks += 1) {
    expect(watch.refusals()).toEqual([]);
    await watch.checkAll();
    now += 2_000;
  }
  expect(watch.refusals()).toEqual([expect.stringMatching(/can't be reached.*network/)]);
  expect(channelFacts()).toEqual([expect.stringMatching(/^channelRefused: .*ECONNREFUSED/)]);
  expect(channelFacts().join()).not.toContain('hidden-token');
});

test('the operator reads that LINE answers no call clearly once that lasts', async () => {
  open();
  for (const answer of [answering(500, ''), answering(200, '<html>'), answering(503, '')]) {
    line.answer = answer;
    await watch.checkAll();
    now += 2_000;
  }
  expect(watch.refusals()).toEqual([expect.stringMatching(/no clear answer/)]);
});

test('a refused channel is known to be well again by itself, though nobody writes', async () => {
  open(10);
  line.answer = answering(401, '');
  await watch.checkAll();
  const before = line.heard.length;
  await until(() => line.heard.length > before + 1);
  now += 600_000;
  line.answer = bot;
  await until(() => watch.refusals().length === 0);
  expect(facts.at(-1)).toEqual({ type: 'channelWell', bookId: 'benesapo', refusedMs: 600_000 });
  expect(facts).toHaveLength(2);
  expect(line.heard.at(-1)?.path).toBe('/v2/bot/info');
});

test('an answer that LINE takes ends it at once', () => {
  open();
  watch.ended('benesapo', refused401);
  watch.ended('benesapo', { kind: 'accepted' });
  expect(watch.refusals()).toEqual([]);
  expect(channelFacts().map((each) => each.split(':')[0])).toEqual(['channelRefused', 'channelWell']);
});

test('an account that may be looked at but not send: the operator reads so more and more seldom', async () => {
  open(5);
  line.answer = bot;
  for (let times = 0; times < 3; times += 1) {
    const before = line.heard.length;
    watch.ended('benesapo', refused401);
    const startedAt = performance.now();
    await until(() => watch.refusals().length === 0);
    expect(line.heard.length).toBe(before + 1);
    expect(performance.now() - startedAt).toBeGreaterThan(5 * 2 ** times - 2);
  }
});
