import type { Page } from 'playwright-core';
import { ticketOf } from '../desk/played-tickets.ts';
import type { OpenDesk } from './open-desk.ts';
import { answer, bookId, end, leave, openTicketPlay, type TicketPlay } from './ticket-play.ts';
import { bothDeskStores, deafen, fits, hears, reads, say, tap, type Play } from './two-browsers.ts';

const out = 'test/e2e/out';

describe.each(bothDeskStores())('an asker’s phone and the staff’s desk, on %s', (store, openStores) => {
  let tickets: TicketPlay;
  let desk: OpenDesk;
  let play: Play;
  beforeAll(async () => {
    tickets = await openTicketPlay(await openStores());
    ({ desk, play } = tickets);
  });
  afterAll(() => tickets.close());

  const shot = (page: Page, name: string) => play.shot(page, `tickets-${store}-${name}`);
  const signIn = (login: string, width?: number, height?: number) =>
    play.signIn(desk.root, login, width, height);

  test('play a question through: miss, wait, talk, hand over, close, rate, back to the bot, and once more', async () => {
    const phone = await play.openPhone(desk.root, bookId);
    await hears(phone, '県民共済');
    const sato = await signIn('sato');
    await sato.getByText('待っている方はいません').waitFor();
    await shot(sato, 'empty');

    await say(phone, 'おいしいラーメン屋を教えて');
    await hears(phone, '見つ');
    await say(phone, '担当者と話したいです');
    await tap(phone, 'このトークで担当者に聞く');
    await hears(phone, '受け付けました');
    await sato.locator('.ticket.next').filter({ hasText: 'ラーメン' }).waitFor();
    expect(await sato.title()).toBe('(1) 受付 | 窓口');
    await shot(sato, 'inbox');

    await sato.keyboard.press('c');
    await sato.locator('#answer').waitFor();
    await reads(sato, '答えが見つからなかった');
    await sato.keyboard.press('r');
    const tookMs: number[] = [];
    for (const n of [1, 2, 3]) {
      await sato.keyboard.type(`お答えその${n}です`);
      await sato.keyboard.press('Control+Enter');
      await hears(phone, `お答えその${n}です`);
      expect(await sato.locator('#answer').inputValue()).toBe('');
      const saidAt = Date.now();
      await say(phone, `お客の言葉その${n} <b>x</b>`);
      await reads(sato, `お客の言葉その${n} <b>x</b>`);
      tookMs.push(Date.now() - saidAt);
    }
    // The middle one: staff read within a second what the asker says.
    expect(tookMs.sort((a, b) => a - b)[1]).toBeLessThan(1_000);
    // Twice: the message who answers came with the first.
    await hears(phone, '担当者がつきました。佐藤 一郎がお答えします。');
    await sato.locator('.delivery.delivered').nth(2).waitFor();
    await sato.getByText('無料で送れます').waitFor();
    await shot(sato, 'talk');

    // A draft survives what happens meanwhile, and a reload; so does the wish not to pay.
    await sato.locator('#fallback').selectOption('next-reply');
    await sato.locator('#answer').fill('書きかけ');
    await say(phone, 'もう1つあります');
    await reads(sato, 'もう1つあります');
    expect(await sato.locator('#answer').inputValue()).toBe('書きかけ');
    await sato.reload();
    expect(await sato.locator('#answer').inputValue()).toBe('書きかけ');
    expect(await sato.locator('#fallback').inputValue()).toBe('next-reply');
    await sato.locator('#note-box summary').click();
    await sato.locator('#note-text').fill('ラーメンの案内はできない');
    await sato.locator('#note').click();
    await reads(sato, 'ラーメンの案内はできない');

    const tanaka = await signIn('tanaka', 390, 844);
    await sato.locator('#hand-over-box summary').click();
    await sato.locator('#to').selectOption('tanaka');
    await sato.locator('#hand-over').click();
    await sato.getByText('引き継ぎました。').waitFor();
    await tanaka.getByRole('link', { name: '自分が担当 1' }).click();
    await shot(tanaka, 'phone-mine');
    await tanaka.getByRole('link', { name: 'ラーメン' }).click();
    await reads(tanaka, 'ラーメンの案内はできない');
    expect(await fits(tanaka)).toBe(true);
    await tanaka.screenshot({ path: `${out}/tickets-${store}-phone-talk.png`, fullPage: true });
    await answer(tanaka, '代わりました。田中です。');
    await hears(phone, '代わりました。田中です。');
    await say(phone, 'わかりました。ありがとう');
    await reads(tanaka, 'わかりました。ありがとう');
    expect(await phone.getByText('ラーメンの案内はできない').count()).toBe(0);
    await end(tanaka);

    await hears(phone, '担当者の対応を終了しました');
    await sato.goto(`${desk.root}/desk`);
    await tap(phone, 'まだ解決しない');
    await hears(phone, 'もう一度受け付けました');
    await sato.locator('.ticket.next').filter({ hasText: 'ラーメン' }).waitFor();
    await sato.locator('.ticket-link').first().click();
    await sato.locator('#claim').click();
    await sato.locator('#answer').waitFor();
    // In the one order of all states, and read to the end.
    expect(
      await sato.evaluate("[...document.querySelectorAll('.ticket-side > *')].map(({ id }) => id)"),
    ).toEqual(['actions', 'suggestions', 'canned']);
    await shot(sato, 'reopened');
    await sato.waitForFunction(
      "(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight < 5)(document.getElementById('lines'))",
    );
    await say(phone, 'やっぱり大丈夫です');
    await reads(sato, 'やっぱり大丈夫です');
    await end(sato);

    await hears(phone, '担当者の対応を終了しました');
    await tap(phone, '解決した');
    await hears(phone, 'よろしければ、ひとこと');
    await say(phone, '説明がとても丁寧でした');
    await hears(phone, '担当者に伝えます');
    await say(phone, 'パスワードを忘れてしまいました。どうすればよいですか?');
    await hears(phone, '仮パスワード');
    await sato.goto(`${desk.root}/desk?tab=closed`);
    await sato.getByRole('link', { name: 'ラーメン' }).click();
    await sato.getByText('「説明がとても丁寧でした」').waitFor();
    await shot(sato, 'closed');
    await leave(phone, sato, tanaka);
  });

  test('two staff claim at once: one gets it, the other is told who has it', async () => {
    const person = desk.simulator.person(bookId);
    await person.ask('担当者と話したいです');
    await person.tap('このトークで担当者に聞く');
    await person.waitForReply();
    const pages = await Promise.all([signIn('sato'), signIn('tanaka')]);
    // Neither page hears of the other in time.
    await Promise.all(pages.map(deafen));
    const links = await Promise.all(
      pages.map((page) => page.locator('.ticket-link').last().getAttribute('href')),
    );
    await Promise.all(pages.map((page) => page.goto(`${desk.root}${links[0] ?? ''}`)));
    await Promise.all(pages.map((page) => page.locator('#claim').click()));
    await Promise.any(pages.map((page) => page.locator('#answer').waitFor()));
    await Promise.any(
      pages.map((page) => page.getByRole('alert').filter({ hasText: 'さんが担当しています' }).waitFor()),
    );
    await leave(...pages);
  });

  test('with 5,000 tickets the desk opens in under 300 ms, and a lead sees which is next', async () => {
    const since = Date.now() - 60 * 60_000;
    const put = (n: number, state: 'waiting' | 'closed') =>
      desk.board.put({
        chatId: `${bookId}:U${n}`,
        bookId,
        ticket: ticketOf(`N${n}`, {
          question: { text: `住所が変わったときの手続きは? その${n}`, messageIds: [] },
          state:
            state === 'waiting'
              ? { name: 'waiting', since: since + n * 60_000 }
              : { name: 'closed', at: since, reason: 'solved', by: 'desk' },
        }),
      });
    for (let n = 0; n < 5_000; n += 500)
      await Promise.all(
        Array.from({ length: 500 }, (_, index) => put(n + index, n + index < 40 ? 'waiting' : 'closed')),
      );
    const sato = await signIn('sato');
    await shot(sato, 'forty');
    const took: number[] = [];
    for (const tab of ['waiting', 'open', 'closed', 'waiting', 'closed']) {
      await sato.goto(`${desk.root}/desk?tab=${tab}`, { waitUntil: 'domcontentloaded' });
      const ms = await sato.evaluate('performance.getEntriesByType("navigation")[0].domInteractive');
      took.push(Math.round(Number(ms)));
    }
    process.stdout.write(`5,000 tickets on ${store}: the desk opened in ${took.join(', ')} ms\n`);
    // The middle one: other suites share the processors, and one of five may have had to wait for them.
    expect(took.sort((a, b) => a - b)[2]).toBeLessThan(300);
    await sato.context().close();
    const phone = await signIn('tanaka', 390, 844);
    expect(await fits(phone)).toBe(true);
    await shot(phone, 'phone-forty');
    await phone.context().close();
  });

  test('the browser has nothing to complain of but the refused claim', () => {
    expect(play.complaints.filter((each) => !/status of 40[39]/.test(each))).toEqual([]);
  });
});
