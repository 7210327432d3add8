import { readFileSync, readdirSync } from 'node:fs';
import { hints } from '../../src/copy/ja.ts';
import { facts } from '../../src/copy/times.ts';

/** Words that docs/words.md keeps away from people: machine words, and second names for the same thing. */
const forbidden = [
  'エラー',
  'システム',
  'ボット',
  '無効',
  '入力してください',
  'タップ',
  'オペレーター',
  'ウィザード',
];

/** What LINE users read; `typed-ja.ts` is what they write, `desk.ts` and `tickets.ts` are for staff. */
const read = readdirSync('src/copy').filter(
  (file) => file.endsWith('.ts') && !/typed|desk|tickets/.test(file),
);

test.each(read)('%s speaks without machine words', (file) => {
  const texts = [...readFileSync(`src/copy/${file}`, 'utf8').matchAll(/'([^'\n]*)'|`([^`]*)`/g)].map(
    ([, quoted, template]) => quoted ?? template ?? '',
  );
  const found = texts.flatMap((text) => forbidden.filter((word) => text.includes(word)));
  expect(found).toEqual([]);
});

test.each(read)('%s says nothing in Latin letters but names', (file) => {
  const lines = readFileSync(`src/copy/${file}`, 'utf8').split('\n');
  const spoken = lines.flatMap((line) =>
    [...line.matchAll(/'([^']*[ぁ-ん][^']*)'/g)].map(([, text = '']) => text),
  );
  expect(spoken.filter((text) => /[A-Za-z]{2,}/.test(text.replace(/LINE|ID|PC/g, '')))).toEqual([]);
});

test('a deadline is one short sentence, and the days that are left another', () => {
  expect(facts.deadline('解約のお申し込み', '12/25(金)', 28, false)).toBe(
    '解約のお申し込みの次の締め切りは12/25(金)です。あと28日あります。',
  );
  expect(facts.deadline('解約のお申し込み', '12/25(金)', 0, true)).toBe(
    '解約のお申し込みの締め切りは今日、12/25(金)です。',
  );
});

test('a day that has a name of its own is not called a deadline as well', () => {
  expect(facts.deadline('支払期日', '12/28(月)', 3, true)).toBe(
    '今月の支払期日は12/28(月)です。あと3日あります。',
  );
});

test('a voice message can’t be heard, a file can’t be opened, a photo can’t be seen', () => {
  expect(hints.unreadable('audio')[0]).toContain('音声は聞くことができません');
  expect(hints.unreadable('file')[0]).toContain('ファイルは開くことができません');
  expect(hints.unreadable('image')[0]).toContain('写真は見ることができません');
});

test.each(read)('%s calls one thing by one word', (file) => {
  const text = readFileSync(`src/copy/${file}`, 'utf8');
  expect(['恐れ入り', 'チャット', '受付しま', '受付してい'].filter((word) => text.includes(word))).toEqual(
    [],
  );
});
