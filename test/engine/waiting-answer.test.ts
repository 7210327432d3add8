import { aoki, ito, openSalon, type HumanDesk } from './human-desk.ts';

const minute = 60_000;
const notice = /^push: 担当者からの回答が届いています。/u;
let desk: HumanDesk;
const reads = async (): Promise<string[]> => {
  await desk.work();
  return desk.read();
};

/** Aoki holds the ticket, and all free tokens have expired. */
beforeEach(async () => {
  desk = openSalon();
  await desk.say('髪がからまる');
  await desk.wait(2_000);
  await desk.tap({ type: 'escalate' });
  await desk.work();
  await desk.claim(aoki);
  await desk.wait(minute);
  desk.read();
});

test('one push says that answers wait, and the asker’s tap brings them all for free', async () => {
  await desk.reply(aoki, '一つ目', 'notice');
  expect(await reads()).toEqual([]);
  await desk.wait(3_000);
  await desk.reply(aoki, '二つ目', 'notice');
  await desk.wait(10 * minute);
  expect(desk.read()).toEqual([expect.stringMatching(notice)]);
  await desk.tap({ type: 'showAnswers' });
  expect(await reads()).toEqual([expect.stringMatching(/^reply: [^]*一つ目\n二つ目$/u)]);
  expect(desk.ticket?.lines.filter(({ from }) => from === 'staff')).toMatchObject([
    { delivery: 'delivered' },
    { delivery: 'delivered' },
  ]);
});

test('staff owe no answer to a tap on 「回答を見る」', async () => {
  await desk.reply(aoki, '一つ目', 'notice');
  await desk.wait(minute);
  await desk.tap({ type: 'showAnswers' });
  await desk.wait(12 * minute);
  expect(desk.ticket?.state).toMatchObject({ name: 'assigned', staff: aoki });
});

test('an asker who writes before the notice gets the answer, and no push is paid', async () => {
  await desk.reply(aoki, '一つ目', 'notice');
  await desk.work();
  await desk.say('まだですか');
  expect(await reads()).toEqual([expect.stringMatching(/^reply: [^]*一つ目$/u)]);
  await desk.wait(minute);
  expect(desk.read()).toEqual([]);
});

test('while there is a free reply token it carries the answer, and no notice is sent', async () => {
  await desk.say('まだですか');
  await desk.work();
  await desk.reply(aoki, '一つ目', 'notice');
  expect(await reads()).toEqual([expect.stringMatching(/^reply: [^]*一つ目$/u)]);
  await desk.wait(minute);
  expect(desk.read()).toEqual([]);
});

test('after the asker has written, the next waiting answer gets a new notice', async () => {
  for (const text of ['一つ目', '二つ目']) {
    await desk.reply(aoki, text, 'notice');
    await desk.wait(minute);
    expect(desk.read()).toEqual([expect.stringMatching(notice)]);
    await desk.tap({ type: 'showAnswers' });
    expect(await reads()).toEqual([expect.stringContaining(text)]);
    await desk.wait(minute);
  }
});

test('a pushed answer takes the waiting ones along, and then no notice is sent', async () => {
  await desk.reply(aoki, '一つ目', 'notice');
  await desk.work();
  await desk.reply(aoki, '急ぎです', 'push');
  expect(await reads()).toEqual([expect.stringMatching(/^push: [^]*一つ目\n急ぎです$/u)]);
  await desk.wait(minute);
  expect(desk.read()).toEqual([]);
});

test('the notice is still sent when the ticket is closed or handed over meanwhile', async () => {
  await desk.reply(aoki, '一つ目', 'notice');
  await desk.staff('staffHandedOver', aoki, { to: ito });
  await desk.wait(minute);
  expect(desk.read()).toEqual([expect.stringMatching(notice)]);
  await desk.close(ito);
  await desk.work();
  await desk.tap({ type: 'showAnswers' });
  expect(await reads()).toEqual([expect.stringMatching(/^reply: [^]*一つ目[^]*解決しましたか/u)]);
});

test('with the month’s quota used up, the answer comes with the asker’s next message', async () => {
  const shown = desk.shown.length;
  desk.line.fates = ['quotaExceeded'];
  await desk.reply(aoki, '一つ目', 'notice');
  await desk.wait(10 * minute);
  expect(desk.read()).toHaveLength(1);
  expect(desk.shown).toHaveLength(shown);
  await desk.say('どうなりましたか');
  expect(await reads()).toEqual([expect.stringMatching(/^reply: [^]*一つ目$/u)]);
});

test('an old 「回答を見る」 gets a kind text, and never the same one twice', async () => {
  await desk.close(aoki);
  await desk.work();
  await desk.tap({ type: 'showAnswers' });
  await desk.work();
  desk.read();
  await desk.wait(3_000);
  await desk.tap({ type: 'showAnswers' });
  const [first] = await reads();
  await desk.wait(3_000);
  await desk.tap({ type: 'showAnswers' });
  const [second] = await reads();
  expect(first).toMatch(/新しい回答/u);
  expect(second).toMatch(/新しい回答/u);
  expect(first).not.toBe(second);
});
