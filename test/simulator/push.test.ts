import { openStage, type Stage } from './stage.ts';

const messages = [
  { type: 'text', text: '担当者です' },
  { type: 'text', text: 'お待たせしました' },
];
const key = '123e4567-e89b-42d3-a456-426614174000';
let stage: Stage;
let now = 0;

beforeEach(async () => {
  now = Date.parse('2026-03-02T10:00:00+09:00');
  stage = await openStage({ now: () => now, monthlyQuota: 2 });
});
afterEach(async () => await stage.close());

const push = (to: string, headers = {}) =>
  stage.call('POST', '/v2/bot/message/push', { to, messages }, headers);
const saidTo = (userId: string) =>
  stage.simulator.transcript('salon', userId).filter(({ from }) => from === 'bot');

test('a push costs one, however many bubbles it has', async () => {
  const person = stage.simulator.person('salon');
  await person.follow();
  expect((await push(person.userId)).status).toBe(200);
  expect(saidTo(person.userId)).toMatchObject([{ via: 'push' }, { via: 'push' }]);
  const usage = await stage.call('GET', '/v2/bot/message/quota/consumption');
  expect(usage.body).toEqual({ totalUsage: 1 });
});

test('the month’s limit stops pushes until the next month in Japan', async () => {
  const person = stage.simulator.person('salon');
  await person.follow();
  await push(person.userId);
  await push(person.userId);
  const refused = await push(person.userId);
  expect(refused).toMatchObject({ status: 429, body: { message: 'You have reached your monthly limit.' } });
  now = Date.parse('2026-04-01T00:00:00+09:00');
  expect((await push(person.userId)).status).toBe(200);
});

test('the same retry key is accepted once', async () => {
  const person = stage.simulator.person('salon');
  await person.follow();
  const first = await push(person.userId, { 'x-line-retry-key': key });
  const again = await push(person.userId, { 'x-line-retry-key': key });
  expect(again.status).toBe(409);
  expect(again.body).toEqual({ message: 'The retry key is already accepted', ...first.body });
  expect(again.headers.get('x-line-accepted-request-id')).toBe(first.headers.get('x-line-request-id'));
  expect(saidTo(person.userId)).toHaveLength(2);
  now += 24 * 3_600_000;
  expect((await push(person.userId, { 'x-line-retry-key': key })).status).toBe(200);
});

test('a retry key must be a UUID', async () => {
  const person = stage.simulator.person('salon');
  expect((await push(person.userId, { 'x-line-retry-key': 'again' })).status).toBe(400);
});

test('a push to someone who blocked the account says 200, reaches nobody and costs nothing', async () => {
  const person = stage.simulator.person('salon');
  await person.follow();
  await person.unfollow();
  expect((await push(person.userId)).status).toBe(200);
  expect(saidTo(person.userId)).toEqual([]);
  expect(stage.simulator.quota.used('salon')).toBe(0);
});

test('someone who is no friend can be pushed to for seven days after writing', async () => {
  const person = stage.simulator.person('salon');
  await person.say('ちょっと質問です');
  now += 7 * 24 * 3_600_000;
  await push(person.userId);
  expect(saidTo(person.userId)).toHaveLength(2);
  now += 1;
  expect((await push(person.userId)).status).toBe(200);
  expect(saidTo(person.userId)).toHaveLength(2);
});

test('a push to nobody is refused', async () => {
  expect(await push(`U${'0'.repeat(32)}`)).toMatchObject({
    status: 400,
    body: { message: 'Failed to send messages' },
  });
  expect((await push('somebody')).status).toBe(400);
});
