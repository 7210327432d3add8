import type { Page } from 'playwright-core';
import { usualTimes } from '../../src/conversation/tickets/ticket-times.ts';
import { ticketLeaseMs } from '../../src/conversation/tickets/ticket.ts';
import type { OpenDesk } from './open-desk.ts';
import { answer, claim, end, leave, openTicketPlay, type TicketPlay } from './ticket-play.ts';
import { createTurnedClock } from './turned-clock.ts';
import { bothDeskStores, deafen, enterAt, fits, hears, reads, say, type Play } from './two-browsers.ts';

const minute = 60_000;

describe.each(bothDeskStores())('no word is lost between an asker and staff, on %s', (store, openStores) => {
  let tickets: TicketPlay;
  let desk: OpenDesk;
  let play: Play;
  let sato: Page;
  let tanaka: Page;
  const clock = createTurnedClock();
  beforeAll(async () => {
    tickets = await openTicketPlay({ ...(await openStores()), clock });
    ({ desk, play } = tickets);
    [sato, tanaka] = await Promise.all([
      play.signIn(desk.root, 'sato'),
      play.signIn(desk.root, 'tanaka', 390, 844),
    ]);
  });
  afterAll(() => tickets.close());

  const shot = (page: Page, name: string) => play.shot(page, `words-${store}-${name}`);

  test('who loses the race for a ticket stands on it, and reads who has it', async () => {
    const phone = await tickets.escalate('猫が通帳をかじりました');
    // A list that hears nothing of what happens meanwhile.
    const late = await play.signIn(desk.root, 'tanaka', 390, 844);
    await deafen(late);
    await late.reload();
    await late.locator('.ticket').filter({ hasText: '猫' }).waitFor();
    await claim(sato, '猫');
    await sato.locator('#answer').waitFor();
    await claim(late, '猫');
    await late.getByRole('alert').filter({ hasText: '佐藤 一郎さんが担当しています。' }).waitFor();
    expect(new URL(late.url()).pathname).toMatch(/^\/desk\/tickets\/[^/]+$/);
    await shot(late, 'lost-race');
    expect(await fits(late)).toBe(true);
    await late.reload();
    await late.getByText('回答できるのは担当している方だけです').waitFor();
    await late.goto(`${late.url().replace(/\?.*/, '')}/claim`);
    expect(new URL(late.url()).pathname).toMatch(/^\/desk\/tickets\/[^/]+$/);
    await end(sato);
    await leave(phone, late);
  });

  test('who clicks while no worker runs reads that it is not decided, and sees it done when one comes', async () => {
    const phone = await tickets.escalate('犬が通帳をかじりました');
    await sato.goto(`${desk.root}/desk`);
    await sato.locator('.ticket').filter({ hasText: '犬' }).waitFor();
    await desk.stopWorker();
    await claim(sato, '犬');
    await sato.getByText('まだ決まっていません').waitFor();
    expect(new URL(sato.url()).pathname).toMatch(/^\/desk\/tickets\/[^/]+$/);
    await shot(sato, 'undecided');
    desk.startWorker();
    await sato.locator('#answer').waitFor();
    await sato.getByText('この受付はあなたが担当しています。').waitFor();
    await shot(sato, 'decided');
    // An answer of which nobody knows yet whether it went is sent once, however often it is tried.
    await desk.stopWorker();
    await answer(sato, '確かめています');
    await sato.getByText('まだ決まっていません').waitFor();
    expect(await sato.locator('#answer').inputValue()).toBe('確かめています');
    await sato.locator('#send').click();
    await sato.locator('form[aria-busy=true]').waitFor();
    desk.startWorker();
    await reads(sato, '確かめています');
    await sato.waitForFunction("document.getElementById('answer').value === ''");
    expect(await sato.locator('.line').filter({ hasText: '確かめています' }).count()).toBe(1);
    await end(sato);
    await leave(phone);
  });

  test('a late reply opens the ticket for who had it and is there, else for all', async () => {
    const phone = await tickets.escalate('鳥が通帳をかじりました');
    await sato.goto(`${desk.root}/desk`);
    await claim(sato, '鳥');
    await answer(sato, '通帳の色を教えてください。');
    await hears(phone, '通帳の色を教えてください。');
    clock.pass(usualTimes.silenceWarningMs + minute);
    await sato.locator('#ticket-head').filter({ hasText: '会話が止まっています' }).waitFor();
    clock.pass(usualTimes.silenceCloseMs - usualTimes.silenceWarningMs + minute);
    await reads(sato, 'しばらく会話がなかったため、終了しました');
    await sato.reload();
    clock.pass(5 * minute);
    await say(phone, '青い通帳です');
    await hears(phone, 'お返事を、担当の佐藤 一郎にお渡ししました。');
    await reads(sato, '青い通帳です');
    await sato.locator('#answer').waitFor();
    await reads(sato, 'もう一度開きました（担当 佐藤 一郎さん）');
    await shot(sato, 'late-mine');
    await shot(phone, 'late-phone');

    // The second time nobody is there.
    await answer(sato, '支店名も教えてください。');
    await hears(phone, '支店名も教えてください。');
    clock.pass(usualTimes.silenceWarningMs + minute);
    await sato.locator('#ticket-head').filter({ hasText: '会話が止まっています' }).waitFor();
    clock.pass(usualTimes.silenceCloseMs - usualTimes.silenceWarningMs + minute);
    await reads(sato, 'しばらく会話がなかったため、終了しました');
    await say(phone, '水戸支店です');
    await hears(phone, 'お返事を担当者にお渡ししました。');
    await tanaka.goto(`${desk.root}/desk`);
    await tanaka.locator('.ticket.next').filter({ hasText: '水戸支店です' }).waitFor();
    await claim(tanaka, '鳥');
    await reads(tanaka, '水戸支店です');
    await end(tanaka);
    await leave(phone);
  });

  test('an answer and a note that were being written outlive a sign-in', async () => {
    const phone = await tickets.escalate('魚が通帳をかじりました');
    await sato.goto(`${desk.root}/desk`);
    await claim(sato, '魚');
    await sato.locator('#answer').waitFor();
    await deafen(sato);
    await sato.reload();
    await sato.locator('#note-box summary').click();
    await sato.locator('#note-text').fill('本人確認がまだ');
    await sato.locator('#answer').fill('長い回答です。\n二行目です。');
    const { pathname } = new URL(sato.url());
    await desk.staff.sessions.endAll('sato');
    await sato.locator('#send').click();
    await sato.getByText('時間が過ぎたため、サインインが切れました。').waitFor();
    await shot(sato, 'session-over');
    await enterAt(sato, 'sato');
    await sato.locator('#answer').waitFor();
    expect(new URL(sato.url()).pathname).toBe(pathname);
    expect(await sato.locator('#answer').inputValue()).toBe('長い回答です。\n二行目です。');
    expect(await sato.locator('#note-text').inputValue()).toBe('本人確認がまだ');
    await shot(sato, 'drafts-back');
    await sato.locator('#note').click();
    await reads(sato, '本人確認がまだ');
    await sato.locator('#send').click();
    await hears(phone, '長い回答です。');
    await sato.waitForFunction("document.getElementById('answer').value === ''");
    await sato.reload();
    expect(await sato.locator('#answer').inputValue()).toBe('');
    expect(await sato.locator('#note-text').inputValue()).toBe('');
    await end(sato);
    await leave(phone, sato);
    sato = await play.signIn(desk.root, 'sato');
  });

  test('a long letter is folded and whole, and a tap shows the button’s words', async () => {
    const phone = await tickets.escalate('虫が通帳をかじりました');
    const letter = `はじめに。${'通帳のことで困っています。\n'.repeat(300)}以上が経緯です。`;
    await say(phone, letter);
    await hears(phone, '担当者に伝えました');
    for (const label of [/^メニュー$/, /^担当者に聞く$/])
      await phone.getByTestId('quick-reply').filter({ hasText: label }).last().click();
    await hears(phone, '受け付けています');
    await sato.goto(`${desk.root}/desk`);
    await sato.locator('.ticket').filter({ hasText: '虫' }).filter({ hasText: '「担当者に聞く」' }).waitFor();
    await shot(sato, 'inbox');
    await claim(sato, '虫');
    const line = sato.locator('.from-asker').filter({ hasText: 'はじめに。' });
    expect((await line.locator('.said').textContent())?.trim()).toBe(letter);
    const folded = (await line.boundingBox())?.height ?? 0;
    await shot(sato, 'folded');
    await line.getByText('すべて表示').click();
    await line.getByText('たたむ').waitFor();
    expect((await line.boundingBox())?.height ?? 0).toBeGreaterThan(folded * 5);
    await line.getByText('たたむ').click();
    await sato.locator('.from-asker.tapped').filter({ hasText: '担当者に聞く' }).last().waitFor();
    expect(await sato.getByText('ボタンを押しました').count()).toBe(0);
    await tanaka.goto(sato.url());
    await tanaka.locator('.from-asker.tapped').first().waitFor();
    expect(await fits(tanaka)).toBe(true);
    await tanaka.screenshot({ path: `test/e2e/out/words-${store}-narrow.png`, fullPage: true });
    await end(sato);
    await leave(phone);
  });

  test('the wait counts from the first unanswered word, whoever has had the ticket since', async () => {
    const phone = await tickets.escalate('蛇が通帳をかじりました');
    clock.pass(20 * minute);
    const later = await tickets.escalate('鼠が通帳をかじりました');
    await sato.goto(`${desk.root}/desk`);
    await claim(sato, '蛇');
    await sato.locator('#ticket-head').filter({ hasText: '返事待ち 20分' }).waitFor();
    await sato.locator('#hand-over-box summary').click();
    await sato.locator('#release').click();
    await sato.getByText('「待っている」に戻しました').waitFor();
    await sato.locator('.ticket.next').filter({ hasText: '蛇' }).filter({ hasText: '20分' }).waitFor();
    await claim(sato, '蛇');
    await sato.locator('#answer').waitFor();
    clock.pass(ticketLeaseMs + minute);
    await sato.locator('#claim').waitFor();
    await sato.goto(`${desk.root}/desk`);
    await sato.locator('.ticket.next').filter({ hasText: '蛇' }).filter({ hasText: '31分' }).waitFor();
    await shot(sato, 'waits');
    await leave(phone, later);
  });

  test('the browsers have nothing to complain of but a session that was over and a ticket that was closed', () => {
    expect(play.complaints.filter((each) => !/status of 40[13]/.test(each))).toEqual([]);
  });
});
