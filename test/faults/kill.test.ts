import { setTimeout as sleep } from 'node:timers/promises';
import type { Person } from '../../src/simulator/person.ts';
import { seed } from '../seed.ts';
import { countAnswers, questions, sayAsLineDoes } from './people.ts';
import { openProductionDesk, type DeskProcess, type ProductionDesk } from './processes.ts';

let desk: ProductionDesk;
let web: DeskProcess;
beforeEach(async () => {
  desk = await openProductionDesk();
  web = await desk.startWeb();
});
afterEach(() => desk.close());

const answersTo = (person: Person): number => countAnswers(desk, person);
let drawn = seed;
/** A whole number from 0, and below `below`. */
function random(below: number): number {
  drawn = (Math.imul(drawn, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((drawn / 2 ** 32) * below);
}
const pushes = () => desk.simulator.calls.filter(({ path }) => path.endsWith('/push'));

test('workers killed at random moments lose nothing, say nothing twice, and are followed within 10 s', async () => {
  const people = Array.from({ length: 25 }, () => desk.simulator.person('benesapo'));
  let workers: DeskProcess[] = await Promise.all([desk.startWorker(), desk.startWorker()]);
  const askedAt = new Map<string, number[]>();
  const over = new AbortController();
  const killing = (async () => {
    while (!over.signal.aborted) {
      await sleep(150 + random(400));
      const [victim, ...rest] = workers;
      await victim?.kill();
      workers = [...rest, await desk.startWorker()];
    }
  })();
  for (const question of questions) {
    await Promise.all(
      people.map(async (person) => {
        await sleep(random(1_500));
        await sayAsLineDoes(desk, person, question);
        askedAt.set(person.userId, [...(askedAt.get(person.userId) ?? []), Date.now()]);
      }),
    );
    await sleep(500);
  }
  over.abort();
  await killing;
  // Whatever a dead worker left of a chat is done before the chat's next event is.
  const lastQuestion = questions[0] ?? '';
  await Promise.all(people.map((person) => sayAsLineDoes(desk, person, lastQuestion)));
  for (const person of people) askedAt.get(person.userId)?.push(Date.now());
  await Promise.all(people.map((person) => answered(person, questions.length + 1)));
  for (const person of people) {
    expect(answersTo(person)).toBe(questions.length + 1);
    const said = desk.simulator
      .transcript(person.channelId, person.userId)
      .filter(({ from }) => from === 'bot');
    for (const [index, { at }] of said.entries())
      expect(at - (askedAt.get(person.userId)?.[index] ?? 0)).toBeLessThan(10_000);
  }
  expect(pushes()).toEqual([]);
});

async function answered(person: Person, count: number): Promise<void> {
  while (answersTo(person) < count) await sleep(50);
}

test('a worker killed while LINE holds its call is followed by one that doesn’t repeat the answer', async () => {
  const first = await desk.startWorker();
  const person = desk.simulator.person('benesapo');
  desk.simulator.faults.next({ kind: 'hang', accepted: true }, { path: '/reply' });
  await person.say(questions[0] ?? '');
  await person.waitForReply();
  await first.kill();
  await desk.startWorker();
  // It is answered once the dead worker's lease has run out, and behind whatever that worker left.
  await person.ask(questions[1] ?? '', { timeoutMs: 30_000 });
  expect(answersTo(person)).toBe(2);
  expect(pushes()).toEqual([]);
});

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
});

test('a web process that is told to end answers the webhooks it holds', async () => {
  await desk.startWorker();
  await desk.redis.pause();
  const person = desk.simulator.person('benesapo');
  const said = person.say(questions[0] ?? '');
  // It holds the webhook by the time that it has answered who came later, and who came later still.
  for (let times = 0; times < 2; times += 1) expect((await fetch(`${web.url}/healthz`)).status).toBe(200);
  const exit = web.stop();
  await desk.redis.resume();
  expect((await said).status).toBe(200);
  expect(await exit).toBe(0);
  await person.waitForReply();
});
