import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../../../src/cli/search/evaluate.ts';
import { dataDir, tryCommand } from '../try-command.ts';

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
    '提案なし:',
    '',
  ]);
});

test('the editor is told which caution to write, and what it would cost', async () => {
  const queries = path.join(dataDir, 'benesapo/queries.tsv');
  const { out } = await tryCommand(run, ['--book', 'benesapo', '--queries', queries, '--json']);
  const { caution } = JSON.parse(out) as {
    caution: { own: { caution: number }; proposed: { misled: number } };
  };
  expect(caution.own.caution).toBeGreaterThanOrEqual(0.5);
  expect(caution.proposed.misled).toBeLessThanOrEqual(0.03);
});

test('no caution is proposed from a handful of messages, and the editor is told how many it takes', async () => {
  const args = ['--book', 'kyosai-mypage', '--queries', SMALL];
  const { out } = await tryCommand(run, args);
  expect(out).toContain(
    '提案なし: 提案には、答えのあるメッセージ 100 件と、答えのないメッセージ 30 件が要ります (いまは 2 件と 1 件)。',
  );
  const { caution } = JSON.parse((await tryCommand(run, [...args, '--json'])).out) as { caution: unknown };
  expect(caution).toMatchObject({ proposed: null, sample: { answerable: 2, unanswerable: 1 } });
});

test('rows with a mistake are told and not measured, and scripts learn which they were', async () => {
  const good = [
    ['query', 'expected', 'kind'],
    ['パスワードを忘れた', 'id-01', 'para'],
    ['電話番号 変更', 'tetsuzuki-02', 'keyword'],
  ];
  const broken = [
    ['電話番号 変更', 'tetsuzuki-99', 'keyword'],
    ['電話番号 変更', 'tetsuzuki-02,tetsuzuki-99', 'keyword'],
    ['おはようございます'],
    ['こんにちは', ' , ', 'none'],
    ['', 'id-01', 'para'],
  ];
  const measured = (rows: readonly (readonly string[])[], name: string) =>
    tryCommand(run, ['--book', 'kyosai-mypage', '--queries', queriesFile(name, rows), '--json']);
  const { out, err, code } = await measured([...good, ...broken], 'broken.tsv');
  const { leftOut, ...rest } = JSON.parse(out) as { leftOut: unknown; overall: unknown };
  expect(leftOut).toEqual([
    expect.objectContaining({ line: 4, what: 'the book has no entry "tetsuzuki-99"' }),
    expect.objectContaining({ line: 5, what: 'the book has no entry "tetsuzuki-99"' }),
    expect.objectContaining({
      line: 6,
      what: 'the second column is empty',
      mend: 'Write the ids that are right, or "-" for none.',
    }),
    expect.objectContaining({ line: 7, what: 'the second column is empty' }),
    expect.objectContaining({ line: 8, what: 'the message is empty' }),
  ]);
  expect(err.split('\n')).toHaveLength(6);
  expect(code).toBe(1);
  const alone = JSON.parse((await measured(good, 'good.tsv')).out) as object;
  expect({ ...rest, leftOut: [] }).toEqual(alone);
});

test('where every row has a mistake nothing is measured', async () => {
  const file = queriesFile('all-broken.tsv', [['電話番号 変更', 'tetsuzuki-99', 'keyword']]);
  const args = ['--book', 'kyosai-mypage', '--queries', file];
  const { code, out } = await tryCommand(run, [...args, '--json']);
  expect(JSON.parse(out)).toMatchObject({ overall: { queries: 0, hit1: null }, caution: { proposed: null } });
  expect(code).toBe(1);
  expect((await tryCommand(run, args)).out).toContain('測らなかった行: 1 行');
});

test('the messages that failed are listed with their lines, and scripts get them too', async () => {
  const file = queriesFile('failing.tsv', [
    ['query', 'expected', 'kind'],
    ['電話番号 変更', 'tetsuzuki-02', 'keyword'],
    ['月までの距離', 'id-01', 'para'],
    ['電話番号 変更', '-', 'none'],
  ]);
  const args = ['--book', 'kyosai-mypage', '--queries', file];
  const { lines, code } = await tryCommand(run, args);
  expect(code).toBe(0);
  expect(lines.slice(-3)).toEqual([
    'うまくいかなかったメッセージ: 2 件 (悪いものから)',
    expect.stringMatching(
      /^ {2}4 行目 「電話番号 変更」: 答えがないのに tetsuzuki-02 で回答 \(見込み 0\.\d\d\)$/u,
    ),
    expect.stringMatching(/^ {2}3 行目 「月までの距離」: .*正しくは id-01 /u),
  ]);
  const { failures } = JSON.parse((await tryCommand(run, [...args, '--json'])).out) as { failures: unknown };
  expect(failures).toMatchObject([
    { line: 4, query: '電話番号 変更', failure: 'stranger', shown: ['tetsuzuki-02'] },
    { line: 3, query: '月までの距離', failure: 'missed', expected: ['id-01'] },
  ]);
});

test('a table of messages is read as a spreadsheet writes it', async () => {
  const file = path.join(folder, 'spreadsheet.tsv');
  writeFileSync(
    file,
    '\ufeffquery\texpected\tkind\r\n"""パスワード""を\r\n忘れた"\tid-01\tpara\r\n電話番号 変更\t"tetsuzuki-02"\tkeyword\r\n',
  );
  const { code, out } = await tryCommand(run, ['--book', 'kyosai-mypage', '--queries', file, '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ overall: { queries: 2, answerable: 2, hit1: 1 } });
});

test('a table of messages with a quote that never closes is refused with its line', async () => {
  const file = queriesFile('unclosed.tsv', [
    ['電話番号 変更', 'tetsuzuki-02', 'keyword'],
    ['"パスワードを忘れた', 'id-01', 'para'],
    ['電話番号 変更', 'tetsuzuki-02', 'keyword'],
  ]);
  const { code, err, out } = await tryCommand(run, ['--book', 'kyosai-mypage', '--queries', file]);
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain(`${file}:2 a quoted cell does not end at its closing quote.`);
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

test('the editor reads that a picture cannot be written, and the exit code is 64', async () => {
  const svg = path.join(folder, 'no/such/folder/curve.svg');
  const { code, err } = await tryCommand(run, ['--book', 'kyosai-mypage', '--queries', SMALL, '--svg', svg]);
  expect(code).toBe(64);
  expect(err).toContain(`"${svg}" can't be written`);
});

test('the editor reads at which line the book lacks an expected id, and the exit code is 1', async () => {
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
