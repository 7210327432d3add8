import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { questions } from './people.ts';
import { openProductionDesk, type DeskProcess, type ProductionDesk } from './processes.ts';

let desk: ProductionDesk;
let admin: Redis;
let processes: DeskProcess[] = [];
beforeAll(async () => {
  desk = await openProductionDesk();
  processes = await Promise.all([desk.startWeb(), desk.startWorker()]);
  admin = new Redis(desk.redis.url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
  admin.on('error', () => undefined);
});
afterAll(async () => {
  admin.disconnect();
  await desk.close();
});

/** What each process tells of the store; undefined = it says nothing of that. */
function figures(): Promise<Readonly<Record<'storeUp' | 'dueChats' | 'oldestDue', number | undefined>>[]> {
  return Promise.all(
    processes.map(async ({ url }) => {
      const text = await (await fetch(`${url}/metrics`)).text();
      const sample = (name: string): number | undefined => {
        const value = new RegExp(`^madoguchi_${name} (\\S+)$`, 'm').exec(text)?.[1];
        return value === undefined ? undefined : Number(value);
      };
      return {
        storeUp: sample('store_up'),
        dueChats: sample('due_chats'),
        oldestDue: sample('oldest_due_seconds'),
      };
    }),
  );
}

const well = { storeUp: 1, dueChats: 0, oldestDue: 0 };
/** The backlog can be read as long as Redis answers. */
const refusing = { storeUp: 0, dueChats: 0, oldestDue: 0 };
const silent = { storeUp: 0, dueChats: undefined, oldestDue: undefined };

/** What each process says once it knows: a proof is at most a second old. */
async function readiness(status: number): Promise<string[]> {
  return Promise.all(
    processes.map(async ({ url }) => {
      for (let tries = 0; tries < 150; tries += 1) {
        const answer = await fetch(`${url}/readyz`);
        if (answer.status === status) return answer.text();
        await sleep(100);
      }
      throw new Error(`${url}/readyz did not become ${status} within 15 s`);
    }),
  );
}

async function expectAllWell(): Promise<void> {
  await readiness(200);
  expect(await figures()).toEqual([well, well]);
}

test('while Redis is full, web and worker say so, and what to do', async () => {
  await expectAllWell();
  await admin.config('SET', 'maxmemory', '1');
  for (const reason of await readiness(503))
    expect(reason).toMatch(/^store: Redis is full\. Raise its maxmemory/);
  expect(await figures()).toEqual([refusing, refusing]);
  await admin.config('SET', 'maxmemory', '0');
  await expectAllWell();
});

test('while Redis is read-only, web and worker say so, and what to do', async () => {
  await admin.replicaof('127.0.0.1', 1);
  for (const reason of await readiness(503))
    expect(reason).toMatch(/^store: Redis is read-only, a replica\. Let REDIS_URL/);
  expect(await figures()).toEqual([refusing, refusing]);
  await admin.replicaof('NO', 'ONE');
  await expectAllWell();
});

test('while Redis is gone, nobody pretends that nothing waits', async () => {
  await desk.redis.restart(async () => {
    for (const reason of await readiness(503))
      expect(reason).toMatch(/^store: Redis is out of reach\. Check that it runs/);
    expect(await figures()).toEqual([silent, silent]);
  });
  await expectAllWell();
});

test('while Redis hangs, the answer comes in time for whoever polls', async () => {
  await desk.redis.pause();
  const askedAt = performance.now();
  for (const reason of await readiness(503)) expect(reason).toContain('out of reach');
  expect(await figures()).toEqual([silent, silent]);
  expect(performance.now() - askedAt).toBeLessThan(8_000);
  await desk.redis.resume();
  await expectAllWell();
  expect(await desk.simulator.person('benesapo').ask(questions[0] ?? '')).toHaveLength(1);
});

test('asking a hundred times whether it is ready costs Redis no more than asking once', async () => {
  await readiness(200);
  // A proof holds for a second of real time, and the one from before must be over.
  await sleep(1_100);
  const written = async (): Promise<number> => {
    const stats = await admin.info('commandstats');
    return Number(/cmdstat_pexpire:calls=(\d+)/.exec(stats)?.[1] ?? 0);
  };
  const before = await written();
  await Promise.all(Array.from({ length: 100 }, () => fetch(`${processes[0]?.url}/readyz`)));
  // One write for each of the 16 partitions.
  expect((await written()) - before).toBe(16);
});
