import { partitions, dueKey } from '../../src/redis/keys.ts';
import { startRedisCluster, type RedisCluster } from '../redis/redis-cluster.ts';
import { countAnswers, startCrowd, unanswered, type Crowd } from './people.ts';
import { openDeskOn, type DeskProcess, type ProductionDesk } from './processes.ts';

let desk: ProductionDesk<RedisCluster>;
let [web, worker]: DeskProcess[] = [];
beforeAll(async () => {
  desk = await openDeskOn(await startRedisCluster());
  [web, worker] = await Promise.all([desk.startWeb(), desk.startWorker()]);
});
afterAll(() => desk.close());

/** All who asked are answered, once, free of charge, by the processes that were there from the start. */
async function expectAllAnswered(crowd: Crowd): Promise<void> {
  await crowd.leave();
  expect(await unanswered(desk, crowd.people, 15_000)).toEqual([]);
  expect(crowd.people.filter((person) => countAnswers(desk, person) !== 1)).toEqual([]);
  expect(desk.simulator.calls.filter(({ path }) => path.endsWith('/push'))).toEqual([]);
  for (const each of [web, worker]) expect((await fetch(`${each?.url}/readyz`)).status).toBe(200);
}

test('while a node of the cluster restarts, every message is answered', async () => {
  const crowd = startCrowd(desk, 25);
  await desk.redis.restartSecond(() => crowd.grow(20));
  await expectAllAnswered(crowd);
});

test('while a slot moves to another node, key by key, every message is answered', async () => {
  const [partition = 0] = await partitionsOfThird();
  const crowd = startCrowd(desk, 25);
  await crowd.grow(12);
  await desk.redis.moveSlotOf(dueKey(partition), () => crowd.grow(12));
  await crowd.grow(12);
  await expectAllAnswered(crowd);
});

test('who asks after slots have moved in a quiet hour is answered', async () => {
  for (const partition of await partitionsOfThird()) await desk.redis.moveSlotOf(dueKey(partition));
  await expectAllAnswered(await briefCrowd());
});

test('who asks after a node and its replica have changed places is answered', async () => {
  await desk.redis.swapFirst();
  await expectAllAnswered(await briefCrowd());
});

test('when a node hangs and its replica takes over, every message is answered', async () => {
  const crowd = startCrowd(desk, 25);
  await desk.redis.hangFirst();
  await crowd.grow(12);
  await expectAllAnswered(crowd);
});

/** What is still with the node that gives slots away. */
async function partitionsOfThird(): Promise<number[]> {
  const homes = await Promise.all(partitions.map((each) => desk.redis.homeOf(dueKey(each))));
  return partitions.filter((each) => homes[each] === 'third');
}

async function briefCrowd(): Promise<Crowd> {
  const crowd = startCrowd(desk, 25);
  await crowd.grow(28);
  return crowd;
}
