import type { Happening } from '../../src/conversation/event.ts';
import { openSalon, type HumanDesk } from './human-desk.ts';

/** Each is done without a reply token, in a book that pays for late answers. */
let desk: HumanDesk;
const does = (happening: Happening): Promise<void> => desk.append({ ...happening, id: desk.newId() });
const says = (text: string): Promise<void> => does({ type: 'text', text, messageId: desk.newId() });
const isSent = async (): Promise<readonly string[]> => {
  await desk.wait(5_000);
  return desk.read();
};
beforeEach(() => {
  desk = openSalon();
});

test('an answer to a question is worth a paid push', async () => {
  await says('何時から?');
  expect(await isSent()).toEqual([expect.stringMatching(/^push: 営業時間は/u)]);
});

test('so is the answer to a question that a sticker ended', async () => {
  await says('それと枝毛の');
  await desk.work();
  await does({ type: 'unreadable', kind: 'sticker' });
  expect(await isSent()).toEqual([expect.stringMatching(/^push: /u)]);
});

test('so is what a button shows', async () => {
  await does({ type: 'choice', choice: { type: 'entry', entryId: 'hours' } });
  expect(await isSent()).toEqual([expect.stringMatching(/^push: /u)]);
});

test.each<[string, () => Promise<void>]>([
  ['a greeting of a new friend', () => does({ type: 'follow', isUnblocked: false })],
  ['the reply to a typed こんにちは', () => says('こんにちは')],
  ['the reply to a typed ありがとう', () => says('ありがとう')],
  ['the hint that a sticker can’t be read', () => does({ type: 'unreadable', kind: 'sticker' })],
  ['the hint that a button is of another time', () => does({ type: 'foreignChoice' })],
  [
    'the hint that a button leads nowhere any more',
    () => does({ type: 'choice', choice: { type: 'entry', entryId: 'gone' } }),
  ],
])('%s is never worth one: it goes with the next reply', async (_what, happens) => {
  await happens();
  expect(await isSent()).toEqual([]);
  await desk.say('何時から?');
  const [reply, ...more] = await isSent();
  expect(reply).toMatch(/^reply: [^]+営業時間は/u);
  expect(more).toEqual([]);
});

test('the thanks for 「ありがとう」 after an answer are not paid for either', async () => {
  await desk.say('何時から?');
  await isSent();
  await says('ありがとう');
  expect(await isSent()).toEqual([]);
});
