import { startTwoRedis, type TwoRedis } from '../redis/two-redis.ts';
import { countAnswers, questions, startCrowd, unanswered } from './people.ts';
import { openDeskOn, type DeskProcess, type ProductionDesk } from './processes.ts';

let desk: ProductionDesk<TwoRedis>;
let [web, worker]: DeskProcess[] = [];
beforeAll(async () => {
  desk = await openDeskOn(await startTwoRedis());
  [web, worker] = await Promise.all([desk.startWeb(), desk.startWorker()]);
});
afterAll(() => desk.close());

test('the first message after a failover is taken at once and answered, without a restart', async () => {
  const before = desk.simulator.person('benesapo');
  await before.ask(questions[0] ?? '');
  await desk.redis.failOver('follows');
  const after = desk.simulator.person('benesapo');
  const { status, ms } = await after.say(questions[0] ?? '');
  expect(status).toBe(200);
  expect(ms).toBeLessThan(1_500);
  expect(await unanswered(desk, [after], 5_000)).toEqual([]);
  expect(await before.ask(questions[1] ?? '')).toHaveLength(1);
  for (const each of [web, worker]) expect((await fetch(`${each?.url}/readyz`)).status).toBe(200);
  expect(web?.output()).toContain('Reconnecting to find');
});

test('when the machine of the primary vanishes without a word, every message is answered', async () => {
  const crowd = startCrowd(desk, 25);
  await crowd.grow(12);
  await desk.redis.failOver('vanished');
  await crowd.grow(12);
  await crowd.leave();
  expect(await unanswered(desk, crowd.people, 15_000)).toEqual([]);
  expect(crowd.people.filter((person) => countAnswers(desk, person) !== 1)).toEqual([]);
  for (const each of [web, worker]) expect((await fetch(`${each?.url}/readyz`)).status).toBe(200);
});
