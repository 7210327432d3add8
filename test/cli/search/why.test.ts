import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Inspection } from '../../../src/search/explain/inspection.ts';
import { run } from '../../../src/cli/search/why.ts';
import { tryCommand } from '../try-command.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'why-'));
const file = path.join(folder, 'shop.csv');
const SHOP = ['--book', file];

beforeAll(async () => {
  const rows = [
    'id,question,answer',
    'card,会員証を紛失した場合はどうすればよいですか?,窓口で再発行します。',
    'hours,営業時間を教えてください,9時から18時までです。',
    'parking,駐車場はありますか,店の裏に10台分あります。',
  ];
  writeFileSync(file, rows.join('\n'));
  await tryCommand(run, ['営業時間', ...SHOP]); // reads the dictionary and the lexicon, which takes seconds
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

test('an editor reads in Japanese what was understood, how it was scored, the verdict and what would change it', async () => {
  const { code, out } = await tryCommand(run, [
    'お世話になっております。ラーメンの会員証をなくした',
    ...SHOP,
  ]);
  expect(code).toBe(0);
  for (const title of ['■ メッセージの読み方', '■ 語', '■ 点数の内訳', '■ 判定: ', '■ 変わるとしたら'])
    expect(out).toContain(title);
  expect(out).toMatch(/除いたあいさつ +お世話になっております\n/u);
  expect(out).toMatch(/1位 .*\[card\] 会員証を紛失した場合は/u);
  expect(out).toMatch(/言い換え: なくす → .*紛失/u);
  expect(out).toContain('1位が知らない語「ラーメン」がなければ');
});

test('one who types a question of the book is told that it is always answered', async () => {
  const { out } = await tryCommand(run, ['駐車場はありますか?', ...SHOP]);
  expect(out).toContain('■ 判定: 回答');
  expect(out).toContain('必ず回答します');
});

test('with --json the desk gets one line with the whole inspection', async () => {
  const { lines } = await tryCommand(run, ['駐車場はありますか', ...SHOP, '--json']);
  expect(lines).toHaveLength(1);
  const inspection = JSON.parse(lines[0] ?? '') as Inspection;
  const keys = ['message', 'reading', 'requests', 'ranking', 'words', 'verdict', 'changes'];
  expect(Object.keys(inspection)).toEqual(keys);
  expect(inspection.verdict).toMatchObject({ kind: 'confident', reason: 'typed', shown: ['parking'] });
  expect(inspection.ranking[0]?.id).toBe('parking');
});

test.each(['', ' ', '😀'])('a message without a word (%j) is told as such', async (message) => {
  const { code, out } = await tryCommand(run, [message, ...SHOP]);
  expect(code).toBe(0);
  expect(out).toContain('文字がないので、何も探しません。');
});

test('control characters of a message do not reach the terminal', async () => {
  const { out } = await tryCommand(run, ['\u001B[31m営業時間\u0007\n\u202Eは', ...SHOP]);
  expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

test.each([
  [SHOP, 'The message is missing'],
  [['営業時間'], '--book is missing'],
  [['営業時間', 'は', ...SHOP], '"は" is one word too many'],
  [['営業時間', '--book', 'nope'], 'no book "nope"'],
])('a wrong command line %j ends with 64 and says what is wrong', async (args, text) => {
  const { code, err, out } = await tryCommand(run, args);
  expect(code).toBe(64);
  expect(err).toContain(text);
  expect(out).toBe('');
});
