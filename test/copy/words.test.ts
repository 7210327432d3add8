import { readFileSync, readdirSync } from 'node:fs';

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
