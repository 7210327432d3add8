import { setTimeout as sleep } from 'node:timers/promises';
import type { Person } from '../../src/simulator/simulator.ts';
import { openProductionDesk, type DeskProcess, type ProductionDesk, type Said } from './processes.ts';

/** Answered with certainty by the bot, where it may speak. */
const known = 'パスワードを忘れてしまいました。どうすればよいですか?';
const itsAnswer = '仮パスワードを登録されているメールアドレス宛てにお送りします。';

let desk: ProductionDesk;
let web: DeskProcess;
let worker: DeskProcess;
let person: Person;
beforeAll(async () => {
  desk = await openProductionDesk();
  [web, worker] = await Promise.all([desk.startWeb(), desk.startWorker()]);
  const add = ['staff', 'add', 'sato', '--name', '佐藤', '--role', 'staff', '--password-stdin'];
  expect(await desk.faq(add, 'correct horse battery')).toMatchObject({ code: 0 });
});
beforeEach(() => {
  person = desk.simulator.person('kyosai-mypage');
});
afterAll(() => desk.close());

type Listed = { readonly id: string; readonly state: string; readonly question: string };
const list = async (...args: string[]): Promise<readonly Listed[]> =>
  JSON.parse((await desk.faq(['tickets', 'list', '--json', ...args])).out) as readonly Listed[];
const action = (what: string, id: string, ...args: string[]): Promise<Said> =>
  desk.faq(['tickets', what, id, '--as', 'sato', ...args]);

/** Every message of the account that the person sees, with the way it came. */
const heard = (text: string): string[] =>
  desk.simulator.calls
    .filter(({ isAccepted, body }) => isAccepted && JSON.stringify(body).includes(text))
    .map(({ path }) => path.slice(path.lastIndexOf('/')));
const seen = (text: string): number =>
  JSON.stringify(person.chat.items.filter(({ from }) => from === 'bot')).split(text).length - 1;

async function escalate(): Promise<string> {
  const before = new Set((await list()).map(({ id }) => id));
  await person.ask('担当者と話したいです');
  await person.tap('このトークで担当者に聞く');
  await person.waitForReply();
  for (;;) {
    const added = (await list('--state', 'waiting')).find(({ id }) => !before.has(id));
    if (added !== undefined) return added.id;
  }
}

async function say(text: string): Promise<void> {
  const { status } = await person.say(text);
  expect(status).toBe(200);
}

test('from 「担当者と話したいです」 to a person and back to the bot, by one tap and three commands', async () => {
  const id = await escalate();
  const [ticket] = await list();
  expect(ticket).toMatchObject({ id, state: 'waiting', book: 'kyosai-mypage', holder: null });

  expect((await action('claim', id)).code).toBe(0);
  expect(await list('--state', 'assigned')).toMatchObject([{ id, holder: 'sato' }]);
  await say(known);
  await untilHandled(id, known);
  expect(await action('reply', id, '--text', '佐藤がお調べします。')).toMatchObject({ code: 0, err: '' });
  expect(seen('佐藤がお調べします。')).toBe(1);
  expect(heard('佐藤がお調べします。')).toEqual(['/reply']);
  // The bot would have spoken before.
  expect(seen(itsAnswer)).toBe(0);

  // The only token is spent now, and nothing has come from the asker since.
  expect((await action('reply', id, '--text', 'わかりました。')).code).toBe(0);
  expect(seen('わかりました。')).toBe(1);
  expect(heard('わかりました。')).toEqual(['/push']);

  expect((await action('close', id)).code).toBe(0);
  expect(await list()).toEqual([]);
  expect(JSON.stringify(await person.ask(known))).toContain(itsAnswer);
  expect(desk.simulator.calls.filter(({ status }) => status !== 200)).toEqual([]);
});

test('web and worker killed in the middle of a held ticket: nothing is lost or doubled, the bot stays silent', async () => {
  const id = await escalate();
  await action('claim', id);
  await say('一つ目です');
  await worker.kill();
  await say('二つ目です');
  // Nobody decides it now; it is done when a worker comes.
  expect((await action('reply', id, '--text', '待っていた答え', '--wait', '0.3')).code).toBe(69);
  await web.kill();
  const lost = await person.say(known);
  expect(lost.status).toBe(null);
  expect(await list()).toMatchObject([{ id, holder: 'sato' }]);

  [web, worker] = await Promise.all([desk.startWeb(), desk.startWorker()]);
  await desk.simulator.webhooks.redeliver(lost.webhookEventIds[0] ?? '');
  await arrived('待っていた答え');
  expect((await action('reply', id, '--text', 'そのあとの答え', '--wait', '30')).code).toBe(0);
  await untilHandled(id, known);
  for (const text of ['待っていた答え', 'そのあとの答え']) {
    expect(seen(text)).toBe(1);
    expect(heard(text)).toHaveLength(1);
  }
  const { out } = await desk.faq(['tickets', 'show', id]);
  for (const text of ['一つ目です', '二つ目です', known, '待っていた答え', 'そのあとの答え'])
    expect([...out.matchAll(/(?:asker|sato): (.*)\n/g)].filter(([, said]) => said === text)).toHaveLength(1);

  expect((await action('close', id)).code).toBe(0);
  expect(JSON.stringify(await person.ask(known))).toContain(itsAnswer);
  // Now for the first time, although it was asked before.
  expect(person.chat.items.filter((item) => JSON.stringify(item).includes(itsAnswer))).toHaveLength(1);
});

test('a worker killed while LINE has a staff answer in hand: it arrives once, and is known to have arrived', async () => {
  const id = await escalate();
  await action('claim', id);
  await say('お願いします');
  await untilHandled(id, 'お願いします');
  desk.simulator.faults.next({ kind: 'hang', accepted: true }, { path: '/reply' });
  const answering = action('reply', id, '--text', '途中の答え');
  await arrived('途中の答え');
  await worker.kill();
  expect((await answering).code).toBe(0);
  worker = await desk.startWorker();
  // The dead worker's lease runs out after 5 s.
  expect((await action('reply', id, '--text', '次の答え', '--wait', '30')).code).toBe(0);
  await arrived('次の答え');
  expect([seen('途中の答え'), seen('次の答え')]).toEqual([1, 1]);
  expect((await desk.faq(['tickets', 'show', id])).out).toMatch(/: 途中の答え\n/);
  await action('close', id);
});

async function arrived(text: string): Promise<void> {
  while (seen(text) === 0) await sleep(50);
}

/** A worker has handled these words of the asker's: they stand in the ticket. */
async function untilHandled(id: string, text: string): Promise<void> {
  while (!(await desk.faq(['tickets', 'show', id])).out.includes(`asker: ${text}\n`));
}

test('a list is there in under a second', async () => {
  const times: number[] = [];
  for (let index = 0; index < 5; index += 1) times.push((await desk.faq(['tickets', 'list'])).ms);
  times.sort((a, b) => a - b);
  process.stdout.write(`tickets list: median ${times[2]?.toFixed(0)} ms of 5\n`);
  expect(times[2]).toBeLessThan(1_000);
});
