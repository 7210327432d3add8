import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../../src/cli/evaluate.ts';
import { tryCommand } from './try-command.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'evaluate-'));
afterAll(() => rmSync(folder, { recursive: true }));

function queriesFile(name: string, rows: readonly (readonly string[])[]): string {
  const file = path.join(folder, name);
  writeFileSync(file, rows.map((row) => `${row.join('\t')}\n`).join(''));
  return file;
}

const SMALL = queriesFile('small.tsv', [
  ['book', 'query', 'expected', 'kind'],
  ['kyosai-mypage', 'パスワードを忘れた', 'kyosai-mypage/id-01', 'para'],
  ['kyosai-mypage', '電話番号 変更', 'tetsuzuki-02', 'keyword'],
  ['kyosai-mypage', 'おはようございます', '-', 'none'],
  ['benesapo', 'パートも使えますか', 'benesapo/q05', 'para'],
]);

// The first reads the dictionary and the lexicon, which takes seconds.
beforeAll(() => tryCommand(run, ['--book', 'kyosai-mypage', '--queries', SMALL]), 60_000);

test('messages of other books are passed over, ids may name their book', async () => {
  const { code, out } = await tryCommand(run, ['--book', 'kyosai-mypage', '--queries', SMALL, '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    book: 'kyosai-mypage',
    overall: { queries: 3, answerable: 2, hit1: 1, hit3: 1, mrr: 1, ndcg10: 1, served: 1, misled: 0 },
    kinds: { para: { queries: 1, hit1: 1 }, none: { queries: 1, hit1: null, misled: 0 } },
  });
});

test('the table for people has a line for each kind and one overall', async () => {
  const { out } = await tryCommand(run, ['--book', 'kyosai-mypage', '--queries', SMALL]);
  expect(out.split('\n').map((line) => line.split(' ')[0])).toEqual([
    'kind',
    'para',
    'keyword',
    'none',
    'overall',
    '',
    '今の',
    expect.stringMatching(/^(?:caution|提案なし)/u),
    expect.any(String),
    '',
  ]);
});

test('the editor is told which caution to write, and what it would cost', async () => {
  const { out } = await tryCommand(run, ['--book', 'kyosai-mypage', '--queries', SMALL, '--json']);
  const { caution } = JSON.parse(out) as {
    caution: { own: { caution: number }; proposed: { misled: number } };
  };
  expect(caution.own.caution).toBeGreaterThanOrEqual(0.5);
  expect(caution.proposed.misled).toBeLessThanOrEqual(0.03);
});

test('with --svg the curve is drawn into a file, beside what is printed', async () => {
  const svg = path.join(folder, 'curve.svg');
  const { code, lines } = await tryCommand(run, [
    '--book',
    'kyosai-mypage',
    '--queries',
    SMALL,
    '--svg',
    svg,
  ]);
  expect(code).toBe(0);
  expect(lines.length).toBeGreaterThan(4);
  expect(readFileSync(svg, 'utf8')).toContain('県民共済マイページ');
});

test('a picture that cannot be written is told, and the exit code is 64', async () => {
  const svg = path.join(folder, 'no/such/folder/curve.svg');
  const { code, err } = await tryCommand(run, ['--book', 'kyosai-mypage', '--queries', SMALL, '--svg', svg]);
  expect(code).toBe(64);
  expect(err).toContain(`"${svg}" can't be written`);
});

test('an expected id that the book lacks is told with its line, and the exit code is 1', async () => {
  const file = queriesFile('unknown.tsv', [
    ['query', 'expected', 'kind'],
    ['電話番号 変更', 'tetsuzuki-99', 'keyword'],
  ]);
  const { code, err } = await tryCommand(run, ['--book', 'kyosai-mypage', '--queries', file]);
  expect(code).toBe(1);
  expect(err).toContain(`${file}:2 the book has no entry "tetsuzuki-99"`);
});

test('a file without a message for the book is refused', async () => {
  const { code, err } = await tryCommand(run, ['--book', 'honobono-mini2', '--queries', SMALL]);
  expect(code).toBe(1);
  expect(err).toContain('no message for the book "honobono-mini2"');
});

test.each([
  [['--book', 'benesapo'], '--queries is missing'],
  [['--book', 'benesapo', '--queries', 'nope.tsv'], 'no file "nope.tsv"'],
  [['--queries', SMALL], '--book is missing'],
])('a wrong command line %j ends with 64 and says what is wrong', async (args, text) => {
  const { code, err } = await tryCommand(run, args);
  expect(code).toBe(64);
  expect(err).toContain(text);
});
