import { setTimeout as sleep } from 'node:timers/promises';
import type { Person } from '../../src/simulator/person.ts';
import { countAnswers, questions, sayAsLineDoes } from './people.ts';
import { openProductionDesk, type DeskProcess, type ProductionDesk } from './processes.ts';

let desk: ProductionDesk;
let web: DeskProcess;
beforeEach(async () => {
  desk = await openProductionDesk();
  web = await desk.startWeb();
}, 30_000);
afterEach(() => desk.close());

const answersTo = (person: Person): number => countAnswers(desk, person);
const pushes = () => desk.simulator.calls.filter(({ path }) => path.endsWith('/push'));

test('workers killed at random moments lose nothing, say nothing twice, and are followed within 10 s', async () => {
  const people = Array.from({ length: 25 }, () => desk.simulator.person('benesapo'));
  let workers: DeskProcess[] = await Promise.all([desk.startWorker(), desk.startWorker()]);
  const askedAt = new Map<string, number[]>();
  const over = new AbortController();
  const killing = (async () => {
    while (!over.signal.aborted) {
      await sleep(150 + Math.floor(Math.random() * 400));
      const [victim, ...rest] = workers;
      await victim?.kill();
      workers = [...rest, await desk.startWorker()];
    }
  })();
  for (const question of questions) {
    await Promise.all(
      people.map(async (person) => {
        await sleep(Math.floor(Math.random() * 1_500));
        await sayAsLineDoes(desk, person, question);
        askedAt.set(person.userId, [...(askedAt.get(person.userId) ?? []), Date.now()]);
      }),
    );
    await sleep(500);
  }
  over.abort();
  await killing;
  await Promise.all(people.map((person) => answered(person, questions.length)));
  await sleep(6_000);
  for (const person of people) {
    expect(answersTo(person)).toBe(questions.length);
    const said = desk.simulator
      .transcript(person.channelId, person.userId)
      .filter(({ from }) => from === 'bot');
    for (const [index, { at }] of said.entries())
      expect(at - (askedAt.get(person.userId)?.[index] ?? 0)).toBeLessThan(10_000);
  }
  expect(pushes()).toEqual([]);
}, 90_000);

async function answered(person: Person, count: number): Promise<void> {
  for (let waited = 0; answersTo(person) < count && waited < 15_000; waited += 50) await sleep(50);
}

test('a worker killed while LINE holds its call is followed by one that doesn’t repeat the answer', async () => {
  const first = await desk.startWorker();
  const person = desk.simulator.person('benesapo');
  desk.simulator.faults.next({ kind: 'hang', accepted: true }, { path: '/reply' });
  await person.say(questions[0] ?? '');
  await person.waitForReply();
  await first.kill();
  await desk.startWorker();
  await sleep(7_000);
  expect(answersTo(person)).toBe(1);
  expect(pushes()).toEqual([]);
  await person.ask(questions[1] ?? '');
  expect(answersTo(person)).toBe(2);
}, 40_000);

test('a worker that is told to end finishes what it holds', async () => {
  const worker = await desk.startWorker();
  const person = desk.simulator.person('benesapo');
  desk.simulator.faults.next({ kind: 'slow', ms: 1_500 }, { path: '/reply' });
  await person.say(questions[0] ?? '');
  await person.waitForReply();
  expect(await worker.stop()).toBe(0);
  const next = await desk.startWorker();
  expect((await person.ask(questions[1] ?? '')).length).toBe(1);
  expect(next.output()).not.toContain('lease lost');
  expect(answersTo(person)).toBe(2);
}, 40_000);

test('a web process that is told to end answers the webhooks it holds', async () => {
  await desk.startWorker();
  await desk.redis.pause();
  const person = desk.simulator.person('benesapo');
  const said = person.say(questions[0] ?? '');
  await sleep(200);
  const exit = web.stop();
  await desk.redis.resume();
  expect((await said).status).toBe(200);
  expect(await exit).toBe(0);
  await person.waitForReply();
}, 40_000);
