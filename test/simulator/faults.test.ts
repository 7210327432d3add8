import { setImmediate } from 'node:timers/promises';
import { monthlyLimitReached, rateLimitReached } from '../../src/simulator/platform/faults.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(async () => await stage.close());

async function pushToFriend() {
  const person = stage.simulator.person('salon');
  await person.follow();
  const said = () => person.chat.items.filter(({ from }) => from === 'bot').length;
  const messages = [{ type: 'text', text: 'はい' }];
  const push = () => stage.call('POST', '/v2/bot/message/push', { to: person.userId, messages });
  return { push, said };
}

test('both kinds of 429 can be played, as often as asked and then no more', async () => {
  const { push, said } = await pushToFriend();
  stage.simulator.faults.next(rateLimitReached, { times: 2, path: 'push' });
  stage.simulator.faults.next(monthlyLimitReached, { path: 'push' });
  expect([(await push()).status, (await push()).status]).toEqual([429, 429]);
  expect((await push()).body).toEqual({ message: 'You have reached your monthly limit.' });
  expect(said()).toBe(0);
  expect((await push()).status).toBe(200);
});

test('a server error may hide that the message was delivered', async () => {
  const { push, said } = await pushToFriend();
  stage.simulator.faults.next({ kind: 'serverError', accepted: true });
  expect((await push()).status).toBe(500);
  expect(said()).toBe(1);
  stage.simulator.faults.next({ kind: 'serverError', accepted: false });
  expect((await push()).status).toBe(500);
  expect(said()).toBe(1);
  expect(stage.simulator.calls.map((call) => call.isAccepted)).toEqual([true, false]);
});

test.each([true, false])('a cut connection: delivered %s', async (accepted) => {
  const { push, said } = await pushToFriend();
  stage.simulator.faults.next({ kind: 'reset', accepted });
  await expect(push()).rejects.toThrow('fetch failed');
  expect(said()).toBe(accepted ? 1 : 0);
  expect(stage.simulator.calls.at(-1)).toMatchObject({ status: null, isAccepted: accepted });
});

test('a call can hang for as long as the caller waits', async () => {
  const { push } = await pushToFriend();
  stage.simulator.faults.next({ kind: 'hang', accepted: false });
  let isAnswered = false;
  void push()
    .catch(() => undefined)
    .finally(() => (isAnswered = true));
  while (stage.simulator.calls.length === 0) await setImmediate();
  // Whoever calls later is answered meanwhile.
  for (let times = 0; times < 3; times += 1) expect((await push()).status).toBe(200);
  expect(isAnswered).toBe(false);
});
