import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { password } from '../desk/open-staff-desk.ts';
import { hears, openPlay, reads, say, tap, type Play } from '../e2e/two-browsers.ts';
import { openProductionDesk, type DeskProcess, type ProductionDesk } from './processes.ts';

let desk: ProductionDesk;
let web: DeskProcess;
let worker: DeskProcess;
let play: Play;
beforeAll(async () => {
  [desk, play] = await Promise.all([openProductionDesk(['--appendfsync', 'always']), openPlay()]);
  [web, worker] = await Promise.all([desk.startWeb(), desk.startWorker()]);
  const add = ['staff', 'add', 'sato', '--name', '佐藤 一郎', '--role', 'lead', '--password-stdin'];
  expect(await desk.faq(add, password)).toMatchObject({ code: 0 });
});
afterAll(async () => {
  await play.close();
  await desk.close();
});

/** LINE sends again what was not taken, until it is. */
async function redeliverLost(): Promise<void> {
  const taken = (id: string) =>
    desk.simulator.webhooks.deliveries.some(
      ({ status, webhookEventIds }) => status === 200 && webhookEventIds.includes(id),
    );
  const ids = new Set(desk.simulator.webhooks.deliveries.flatMap(({ webhookEventIds }) => webhookEventIds));
  const latest = Date.now() + 30_000;
  for (const id of ids)
    while (!taken(id)) {
      if (Date.now() > latest) throw new Error('the desk never took what LINE sent again');
      await desk.simulator.webhooks.redeliver(id);
      if (!taken(id)) await sleep(100);
    }
}

/** The asker says it, and LINE knows that nobody took it. */
async function sayInVain(phone: Page, text: string): Promise<void> {
  const before = desk.simulator.webhooks.deliveries.length;
  await say(phone, text);
  while (desk.simulator.webhooks.deliveries.length === before) await sleep(20);
  expect(desk.simulator.webhooks.deliveries.at(-1)?.status).not.toBe(200);
}

async function answer(sato: Page, text: string): Promise<void> {
  await sato.locator('#answer').fill(text);
  await sato.keyboard.press('Control+Enter');
}

const seenOnPhone = (phone: Page, text: string) => phone.getByTestId('bubble-bot').filter({ hasText: text });
const isBack = (sato: Page) => sato.locator('#offline').waitFor({ state: 'hidden' });

test('worker, web and Redis are killed in the middle of a talk: the page comes back by itself, all is said once', async () => {
  const phone = await play.openPhone(desk.lineUrl, 'kyosai-mypage');
  const sato = await play.signIn(desk.webUrl, 'sato');
  await say(phone, '担当者と話したいです');
  await tap(phone, 'このトークで担当者に聞く');
  await hears(phone, '受け付けました');
  await say(phone, '馬が通帳を食べました');
  await hears(phone, 'ご用件を担当者に伝えました');
  await sato.locator('.ticket.next').filter({ hasText: '馬' }).locator('.claim').click();
  await sato.locator('#answer').waitFor();

  // The worker dies: what both say meanwhile is done when one comes.
  await worker.kill();
  await say(phone, '質問一');
  await answer(sato, '回答一');
  await sato.getByText('まだ決まっていません').waitFor();
  expect(await sato.locator('#answer').inputValue()).toBe('回答一');
  await play.shot(sato, 'killed-worker');
  worker = await desk.startWorker();
  await hears(phone, '回答一');
  await reads(sato, '質問一');
  await reads(sato, '回答一');
  await sato.getByText('預かっていた操作が行われました').waitFor();
  expect(await sato.locator('#answer').inputValue()).toBe('');

  // The web process dies: the page says so, keeps what was typed, and comes back by itself.
  await web.kill();
  await sato.locator('#offline').waitFor();
  await answer(sato, '回答二');
  await sato.getByRole('alert').filter({ hasText: '入力した文字は残っています' }).waitFor();
  expect(await sato.locator('#answer').inputValue()).toBe('回答二');
  await play.shot(sato, 'killed-web');
  await sayInVain(phone, '質問二');
  web = await desk.startWeb();
  await redeliverLost();
  await reads(sato, '質問二');
  await isBack(sato);
  expect(await sato.locator('#answer').inputValue()).toBe('回答二');
  await sato.locator('#send').click();
  await hears(phone, '回答二');
  await sato.getByRole('alert').waitFor({ state: 'detached' });

  // Redis dies: nothing can be taken, and nothing that was taken is lost.
  await desk.redis.restart(async () => {
    await sayInVain(phone, '質問三');
    await answer(sato, '回答三');
    await sato.getByRole('alert').filter({ hasText: '入力した文字は残っています' }).waitFor();
    expect(await sato.locator('#answer').inputValue()).toBe('回答三');
    await play.shot(sato, 'killed-redis');
  });
  await redeliverLost();
  await reads(sato, '質問三');
  expect(await sato.locator('#answer').inputValue()).toBe('回答三');
  await sato.locator('#send').click();
  await hears(phone, '回答三');
  await reads(sato, '回答三');

  await sato.reload();
  for (const text of ['馬が通帳を食べました', '質問一', '質問二', '質問三'])
    expect([text, await sato.locator('.line.from-asker').filter({ hasText: text }).count()]).toEqual([
      text,
      1,
    ]);
  for (const text of ['回答一', '回答二', '回答三']) {
    expect([text, await sato.locator('.line.from-staff').filter({ hasText: text }).count()]).toEqual([
      text,
      1,
    ]);
    expect([text, await seenOnPhone(phone, text).count()]).toEqual([text, 1]);
  }
  await say(phone, 'わかりました');
  await reads(sato, 'わかりました');
  await sato.locator('#close-open').click();
  await sato.locator('#close').click();
  await sato.getByText('受付を終了しました。').waitFor();
  await hears(phone, '担当者の対応を終了しました');
  await tap(phone, '解決した');
  await hears(phone, 'よろしければ、ひとこと');
  await say(phone, '馬も喜んでいます');
  await hears(phone, '担当者に伝えます');
  await sato.goto(`${desk.webUrl}/desk?tab=closed`);
  await sato.getByRole('link', { name: '馬' }).click();
  await sato.getByText('「馬も喜んでいます」').waitFor();
  await play.shot(sato, 'killed-closed');
});
