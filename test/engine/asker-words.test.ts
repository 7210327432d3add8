import type { Choice } from '../../src/conversation/choice.ts';
import { saidByAsker } from '../../src/conversation/tickets/transcript.ts';
import { summarize } from '../../src/engine/ticket-summary.ts';
import { aoki, chatId, openSalon, type HumanDesk } from './human-desk.ts';

let desk: HumanDesk;
beforeEach(async () => {
  desk = openSalon();
  await desk.tap({ type: 'escalate' });
  await desk.work();
});
const said = (): readonly string[] => desk.ticket?.lines.flatMap((line) => saidByAsker(line) ?? []) ?? [];

test('what an asker writes is stored whole, up to LINE’s 5,000 characters', async () => {
  const longText = `${'長い話です。'.repeat(832)}お終いです。`.slice(-5_000);
  await desk.say(longText);
  await desk.work();
  expect(said()).toContain(longText);
  await desk.claim(aoki);
  await desk.say(longText);
  await desk.work();
  expect(said().filter((each) => each === longText)).toHaveLength(2);
});

test('a long comment on the rating is stored whole', async () => {
  const word = '親切でした。'.repeat(500);
  await desk.claim(aoki);
  await desk.close(aoki);
  await desk.tap({ type: 'ticketSolved' });
  await desk.say(word);
  await desk.wait(5_000);
  expect(desk.ticket?.rating?.word).toBe(word);
});

test('of a very long talk the newest lines are stored, and staff see that the beginning is missing', async () => {
  await desk.claim(aoki);
  for (let n = 1; n <= 40; n += 1) await desk.say(`${n}`.padEnd(5_000, 'あ'));
  await desk.work();
  const texts = said();
  expect(texts.length).toBeGreaterThanOrEqual(29);
  expect(texts.length).toBeLessThanOrEqual(30);
  expect(texts.at(-1)).toMatch(/^40あ/);
  expect(desk.ticket?.isCut).toBe(true);
});

test.each<[string, Choice]>([
  ['営業時間は?', { type: 'entry', entryId: 'hours' }],
  ['メニュー', { type: 'menu' }],
  ['使い方', { type: 'help' }],
  ['担当者に聞く', { type: 'contact' }],
  ['解決した', { type: 'solved', entryId: 'hours' }],
  ['解決しない', { type: 'unsolved', entryId: 'hours' }],
  ['この中にない', { type: 'noneOfThese' }],
  ['お店', { type: 'category', category: 'お店', page: 1 }],
  ['お店', { type: 'narrow', category: 'お店' }],
])('a tap shows staff the button’s words: 「%s」', async (words, choice) => {
  await desk.tap(choice);
  await desk.work();
  expect(said().at(-1)).toBe(words);
  const row = desk.ticket && summarize({ chatId, bookId: 'salon', ticket: desk.ticket });
  expect(row?.lastWords).toBe(words);
});

test('staff still see the tap on a button whose entry has left the book', async () => {
  await desk.tap({ type: 'entry', entryId: 'gone' });
  await desk.work();
  expect(desk.ticket?.lines.findLast(({ from }) => from === 'askerAction')).toMatchObject({
    what: { type: 'tapped' },
  });
});

test('the same button means 「会話を終える」 with staff, and 「受付を取り消す」 while one waits', async () => {
  await desk.tap({ type: 'cancelTicket' });
  await desk.work();
  expect(said().at(-1)).toBe('受付を取り消す');
  await desk.tap({ type: 'escalate' });
  await desk.work();
  await desk.claim(aoki);
  await desk.tap({ type: 'cancelTicket' });
  await desk.work();
  expect(said().at(-1)).toBe('会話を終える');
});
