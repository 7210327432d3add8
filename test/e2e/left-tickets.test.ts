import { usualTimes } from '../../src/conversation/tickets/ticket-times.ts';
import { ticketLeaseMs } from '../../src/conversation/tickets/ticket.ts';
import type { OpenDesk } from './open-desk.ts';
import { answer, claim, end, leave, openTicketPlay, type TicketPlay } from './ticket-play.ts';
import { createTurnedClock } from './turned-clock.ts';
import { bothDeskStores, deafen, hears, reads, say, type Play } from './two-browsers.ts';

const second = 1_000;
const { silenceWarningMs, silenceCloseMs } = usualTimes;

describe.each(bothDeskStores())('a ticket that is left lying, on %s', (store, openStores) => {
  let tickets: TicketPlay;
  let desk: OpenDesk;
  let play: Play;
  const clock = createTurnedClock();
  beforeAll(async () => {
    tickets = await openTicketPlay({ ...(await openStores()), clock });
    ({ desk, play } = tickets);
  });
  afterAll(() => tickets.close());

  test('staff who claim and say nothing lose it to the others; what they type too late is refused and kept', async () => {
    const phone = await tickets.escalate('猫が通帳をかじりました');
    const [sato, away, tanaka] = await Promise.all([
      play.signIn(desk.root, 'sato'),
      play.signIn(desk.root, 'sato'),
      play.signIn(desk.root, 'tanaka', 390, 844),
    ]);
    await claim(sato, '猫');
    await sato.locator('#answer').fill('猫のことを調べています');
    await deafen(away);
    await away.goto(sato.url());
    await away.locator('#answer').fill('遅くなりました。窓口へお越しください。');

    clock.pass(ticketLeaseMs + second);
    await reads(sato, '返事がないまま時間がたったため、「待っている」に戻りました');
    await sato.locator('#claim').waitFor();
    expect(await sato.locator('#unsent').inputValue()).toBe('猫のことを調べています');
    await play.shot(sato, `lease-${store}-lost`);
    // Who waits has the bot, and can still take the wish back.
    await say(phone, 'パスワードを忘れてしまいました。どうすればよいですか?');
    await hears(phone, '仮パスワード');
    await phone.getByTestId('quick-reply').filter({ hasText: '取り消す' }).waitFor();

    await claim(tanaka, '猫');
    await answer(tanaka, '田中です。再発行できます。');
    await hears(phone, '担当者がつきました。田中 花子がお答えします。');
    await hears(phone, '田中です。再発行できます。');
    await reads(sato, '田中です。再発行できます。');

    await away.locator('#send').click();
    await away.getByRole('alert').filter({ hasText: '田中 花子さんが担当しています。' }).waitFor();
    expect(await away.locator('#unsent').inputValue()).toBe('遅くなりました。窓口へお越しください。');
    await play.shot(away, `lease-${store}-late`);
    await play.shot(tanaka, `lease-${store}-phone`);
    expect(await phone.getByText('遅くなりました').count()).toBe(0);
    await say(phone, 'よかった');
    await reads(tanaka, 'よかった');
    await end(tanaka);
    await hears(phone, '担当者の対応を終了しました');
    await leave(phone, sato, away, tanaka);
  });

  test('nobody speaks: the desk is warned, then the bot is back and both are told', async () => {
    const phone = await tickets.escalate('犬も通帳をかじりました');
    const sato = await play.signIn(desk.root, 'sato');
    await claim(sato, '犬');
    await answer(sato, '再発行できます。');
    await hears(phone, '再発行できます。');

    clock.pass(silenceWarningMs + second);
    await sato.locator('#ticket-head').filter({ hasText: '会話が止まっています' }).waitFor();
    await play.shot(sato, `idle-${store}-warned`);
    clock.pass(silenceCloseMs - silenceWarningMs + second);
    await reads(sato, 'しばらく会話がなかったため、終了しました');
    await sato.getByText('この受付は終了しています。').waitFor();
    await play.shot(sato, `idle-${store}-ended`);

    await say(phone, 'メニュー');
    await hears(phone, 'しばらくお話がなかったので、担当者の対応を終了しました。');
    await hears(phone, '知りたいことを選ぶか');
    await play.shot(phone, `idle-${store}-phone`);
    await leave(phone, sato);
  });

  test('the browsers have nothing to complain of but the refused answer', () => {
    expect(play.complaints.filter((each) => !each.includes('status of 409'))).toEqual([]);
  });
});
