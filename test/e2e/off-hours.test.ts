import { office, tokyo } from '../calendar/desk-hours.ts';
import { openDesk, type OpenDesk } from './open-desk.ts';
import { createTurnedClock, type TurnedClock } from './turned-clock.ts';
import { bothDeskStores, enter, hears, openPlay, reads, say, tap, type Play } from './two-browsers.ts';

const bookId = 'honobono-mini2';

describe.each(bothDeskStores())('a desk that is closed now, on %s', (store, openStores) => {
  let desk: OpenDesk;
  let play: Play;
  const clock: TurnedClock = createTurnedClock(tokyo('2027-06-15 18:30'));
  beforeAll(async () => {
    const stores = await openStores();
    [desk, play] = await Promise.all([
      openDesk({
        ...stores,
        clock,
        changeBook: (book) => ({ ...book, support: { ...book.support, hours: office } }),
      }),
      openPlay(),
    ]);
    await desk.addStaff('sato', '佐藤 一郎', 'lead');
  });
  afterAll(async () => {
    await play.close();
    await desk.close();
  });

  /** Asks for a person while nobody is there, reads when somebody will be, and is answered then. */
  async function leaveMessage(name: string, next: string, opensAt: number): Promise<void> {
    const sato = await play.signIn(desk.root, 'sato', 390, 844);
    const phone = await play.openPhone(desk.root, bookId);
    await say(phone, '担当者と話したいです');
    await hears(
      phone,
      `担当者とmini2フリーダイアルは、ただいま受付時間外です。次の受付は ${next} からです。`,
    );
    await hears(phone, '0120-86-2040');
    await play.shot(phone, `${name}-${store}-offer`);
    await tap(phone, '担当者に伝言を残す');
    await hears(phone, `ただいま受付時間外です。次の受付は ${next} からです。それ以降にお返事します。`);
    await say(phone, `床に水が漏れています ${name}`);
    await hears(phone, 'ご用件を担当者に伝えました');
    await sato.locator('.ticket').filter({ hasText: name }).waitFor();
    await play.shot(phone, `${name}-${store}-left`);
    await play.shot(sato, `${name}-${store}-inbox`);

    clock.turnTo(opensAt);
    // Signed out overnight.
    await sato.goto(`${desk.root}/desk`);
    await enter(sato, 'sato');
    const ticket = sato.locator('.ticket.next').filter({ hasText: name });
    await ticket.locator('.claim').click();
    await sato.locator('#answer').fill('おはようございます。修理の日を決めましょう。');
    await sato.locator('#send').click();
    await hears(phone, 'おはようございます。修理の日を決めましょう。');
    await hears(phone, '担当者がつきました。佐藤 一郎がお答えします。');
    await sato.locator('.delivery.delivered').waitFor();
    await say(phone, 'お願いします');
    await reads(sato, 'お願いします');
    await sato.locator('#close-open').click();
    await sato.locator('#close').click();
    await sato.getByText('受付を終了しました。').waitFor();
    for (const page of [phone, sato]) await page.context().close();
  }

  test('in the evening: the next opening, the phone’s hours, a message for the morning, its answer in the morning', async () => {
    await leaveMessage('夕方', '明日 6/16(水) 9:00', tokyo('2027-06-16 09:00'));
  });

  test('on a public holiday at ten: closed as on a Sunday, and the next opening is after the holidays', async () => {
    clock.turnTo(tokyo('2028-05-03 10:00'));
    await leaveMessage('祝日', '5/8(月) 9:00', tokyo('2028-05-08 09:00'));
  });

  test('the browsers have nothing to complain of', () => {
    expect(play.complaints.filter((each) => !each.includes('status of 401'))).toEqual([]);
  });
});
