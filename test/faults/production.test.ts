import { readFileSync } from 'node:fs';
import { openProductionDesk, type DeskProcess, type ProductionDesk } from './processes.ts';

let desk: ProductionDesk;
let web: DeskProcess;
let worker: DeskProcess;
beforeAll(async () => {
  desk = await openProductionDesk();
  [web, worker] = await Promise.all([desk.startWeb(), desk.startWorker()]);
});
afterAll(() => desk.close());

const refusedCalls = () => desk.simulator.calls.filter(({ status }) => status !== 200);
const pushes = () => desk.simulator.calls.filter(({ path }) => path.endsWith('/push'));

function memoryMb({ pid }: DeskProcess): number {
  const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kb) / 1024;
}

test('the built desk greets, answers and offers choices, each with one free reply that LINE accepts', async () => {
  const person = desk.simulator.person('kyosai-mypage');
  await person.follow();
  expect(JSON.stringify(await person.waitForReply())).toContain('県民共済マイページ');
  expect(JSON.stringify(await person.ask('パスワードを忘れてしまいました。どうすればよいですか?'))).toContain(
    '仮パスワードを登録されているメールアドレス宛てにお送りします。',
  );
  expect(JSON.stringify(await person.ask('パスワードのことで困っています'))).toContain('この中にない');
  expect(refusedCalls()).toEqual([]);
  expect(pushes()).toEqual([]);
});

test('the default book’s channel may also call /webhook itself', async () => {
  const person = desk.simulator.person('benesapo');
  const { body } = await person.say('家族も使えますか');
  await person.waitForReply();
  const answer = await fetch(`${desk.webUrl}/webhook`, { method: 'POST', body });
  expect(answer.status).toBe(401);
});

test('a webhook is answered in under 50 ms at the median', async () => {
  const person = desk.simulator.person('honobono-mini2');
  const times: number[] = [];
  for (let index = 0; index < 100; index += 1) times.push((await person.sendSticker()).ms);
  times.sort((a, b) => a - b);
  expect(times[50]).toBeLessThan(50);
  process.stdout.write(`webhook median ${times[50]} ms, p95 ${times[95]} ms\n`);
});

test('web does its work without the dictionary in memory', () => {
  const [webMb, workerMb] = [memoryMb(web), memoryMb(worker)];
  process.stdout.write(`RSS web ${webMb.toFixed(0)} MB, worker ${workerMb.toFixed(0)} MB\n`);
  expect(webMb).toBeLessThan(workerMb);
  const openFiles = readFileSync(`/proc/${web.pid}/maps`, 'utf8');
  expect(openFiles).not.toContain('kuromoji');
});

test('both processes tell that they live, that they are ready, and their figures', async () => {
  for (const { url } of [web, worker]) {
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('madoguchi_due_chats');
  }
});

test('no user id and nothing that was said is in the logs', async () => {
  const person = desk.simulator.person('benesapo');
  await person.ask('わたしの秘密の質問です');
  for (const each of [web, worker]) {
    expect(each.output()).not.toContain(person.userId);
    expect(each.output()).not.toContain('秘密');
  }
});

test('the desk tells when Redis is out of reach, refuses webhooks so that LINE repeats them, and recovers', async () => {
  const person = desk.simulator.person('benesapo');
  await desk.redis.pause();
  const { status, ms } = await person.say('家族も使えますか');
  expect(status).toBe(503);
  expect(ms).toBeLessThan(2_000);
  const ready = await fetch(`${web.url}/readyz`);
  expect(ready.status).toBe(503);
  expect(await ready.text()).toContain('store');
  await desk.redis.resume();
  const id = desk.simulator.webhooks.lastEventIdOf('benesapo', person.userId) ?? '';
  expect((await desk.simulator.webhooks.redeliver(id)).status).toBe(200);
  expect(await person.waitForReply()).toHaveLength(1);
  for (const { url } of [web, worker]) await untilReady(url);
});

/** @throws when the process isn't ready within 15 seconds */
async function untilReady(url: string): Promise<void> {
  const until = Date.now() + 15_000;
  while ((await fetch(`${url}/readyz`)).status !== 200) {
    if (Date.now() > until) throw new Error(`${url} is not ready`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('a channel that LINE refuses is reported by the worker’s readiness and figures, and well again when LINE is', async () => {
  const lookUp = async (path: string) => {
    const answer = await fetch(`${worker.url}${path}`);
    return { status: answer.status, text: await answer.text() };
  };
  desk.simulator.faults.next(
    { kind: 'refuse', status: 401, message: 'Authentication failed' },
    { times: Infinity },
  );
  const person = desk.simulator.person('benesapo');
  await person.say('家族も使えますか');
  for (let tries = 0; (await lookUp('/readyz')).status === 200 && tries < 400; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 25));
  const refused = await lookUp('/readyz');
  expect(refused.status).toBe(503);
  expect(refused.text).toMatch(/LINE refuses the channel access token of book benesapo/);
  expect((await lookUp('/metrics')).text).toContain('madoguchi_channel_refused{book="benesapo"} 1');
  expect((await fetch(`${web.url}/readyz`)).status).toBe(200);

  desk.simulator.faults.clear();
  expect(await person.waitForReply({ timeoutMs: 20_000 })).toHaveLength(1);
  expect((await lookUp('/readyz')).status).toBe(200);
  const figures = (await lookUp('/metrics')).text;
  expect(figures).toContain('madoguchi_channel_refused{book="benesapo"} 0');
  expect(figures).toContain('madoguchi_channel_refused{book="kyosai-mypage"} 0');
  const reported = worker.output().split('LINE refuses the channel access token of book benesapo').length - 1;
  expect(reported).toBe(1);
  expect(pushes()).toEqual([]);
});
