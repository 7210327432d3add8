import { aoki, openSalon, type HumanDesk } from './human-desk.ts';

let desk: HumanDesk;
/** For how long the board says that an answer is free, ms. */
async function freeMs(): Promise<number | undefined> {
  const view = await desk.board.find(['salon'], desk.ticket?.id ?? '');
  return view?.freeReplyUntil === undefined ? undefined : view.freeReplyUntil - desk.now;
}

/** Aoki holds the chat, whose reply tokens have all run out. */
beforeEach(async () => {
  desk = openSalon();
  await desk.say('髪がからまる');
  await desk.wait(2_000);
  await desk.tap({ type: 'escalate' });
  await desk.work();
  await desk.wait(60_000);
  await desk.claim(aoki);
  await desk.work();
  desk.read();
});

test('an answer is free for 50 seconds after the asker writes, and the answer then goes by a reply', async () => {
  expect(await freeMs()).toBeUndefined();
  await desk.say('まだですか');
  await desk.work();
  expect(await freeMs()).toBe(50_000);
  await desk.wait(10_000);
  expect(await freeMs()).toBe(40_000);
  await desk.reply(aoki, 'お待たせしました');
  await desk.work();
  expect(desk.read()).toEqual([expect.stringMatching(/^reply: /u)]);
  expect(await freeMs()).toBeUndefined();
});

test('each message of the asker makes one answer free', async () => {
  await desk.say('まだですか');
  await desk.work();
  await desk.wait(5_000);
  await desk.say('急いでいます');
  await desk.work();
  expect(await freeMs()).toBe(50_000);
  await desk.reply(aoki, '一つ目');
  await desk.work();
  expect(await freeMs()).toBe(45_000);
  await desk.reply(aoki, '二つ目');
  await desk.work();
  expect(await freeMs()).toBeUndefined();
  expect(desk.read()).toEqual([expect.stringMatching(/^reply: /u), expect.stringMatching(/^reply: /u)]);
});

test('the reply that an answer has waited for is not offered to another', async () => {
  await desk.reply(aoki, '一つ目', 'next-reply');
  await desk.work();
  await desk.say('まだですか');
  await desk.work();
  expect(desk.read()).toEqual([expect.stringMatching(/^reply: [^]*一つ目$/u)]);
  expect(await freeMs()).toBeUndefined();
  await desk.reply(aoki, '二つ目');
  await desk.work();
  expect(desk.read()).toEqual([expect.stringMatching(/^push: /u)]);
});

test('what the bot says to an asker who still waits uses the reply of their message', async () => {
  desk = openSalon();
  await desk.say('髪がからまる');
  await desk.wait(2_000);
  await desk.tap({ type: 'escalate' });
  await desk.work();
  expect(desk.ticket?.state.name).toBe('waiting');
  expect(await freeMs()).toBeUndefined();
});
