import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { run } from '../../../src/cli/search/ask.ts';
import { dataDir, tryCommand } from '../try-command.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'ask-'));
afterAll(() => rmSync(folder, { recursive: true }));

const KYOSAI = ['--book', 'kyosai-mypage'];

async function askJson(
  input: string | readonly Buffer[],
  args: readonly string[] = KYOSAI,
): Promise<unknown[]> {
  const { lines } = await tryCommand(run, [...args, '--json'], input);
  return lines.map((line): unknown => JSON.parse(line));
}

test('each line is a question and gets one line of JSON, in order', async () => {
  expect(await askJson('パスワードを忘れた\n漢字がおかしい\nおはよう\n')).toEqual([
    expect.objectContaining({ query: 'パスワードを忘れた', verdict: 'answer', shown: ['id-01'] }),
    expect.objectContaining({ query: '漢字がおかしい', verdict: 'choose' }),
    expect.objectContaining({ query: 'おはよう', verdict: 'none', shown: [] }),
  ]);
});

test('a line of JSON holds query, verdict, shown, ranked and ms, and nothing else', async () => {
  const [line] = await askJson('パスワード\n');
  expect(line).toEqual({
    query: 'パスワード',
    verdict: 'choose',
    shown: expect.any(Array) as unknown,
    ranked: expect.arrayContaining([{ id: 'id-01', score: expect.any(Number) as unknown }]) as unknown,
    ms: expect.any(Number) as unknown,
  });
});

test('a blank line is a question too, and the last line needs no line end', async () => {
  expect(await askJson('\n\nメール')).toMatchObject([{ query: '' }, { query: '' }, { query: 'メール' }]);
});

test('no question gets no line', async () => {
  expect(await askJson('')).toEqual([]);
});

test('Windows line ends are no part of the question, a line separator inside it is', async () => {
  expect(await askJson('メール\r\n電話\u2028番号\r\n')).toMatchObject([
    { query: 'メール' },
    { query: '電話\u2028番号' },
  ]);
});

test('a character torn between two chunks of input is read whole', async () => {
  const bytes = Buffer.from('電話番号\n');
  expect(await askJson([bytes.subarray(0, 4), bytes.subarray(4)])).toMatchObject([{ query: '電話番号' }]);
});

test('an answer comes as soon as its question is typed', async () => {
  const stdin = new PassThrough();
  const stdout = new PassThrough();
  const ended = run([...KYOSAI, '--json'], {
    stdin,
    stdout,
    stderr: new PassThrough(),
    dataDir,
    storeUrls: () => [],
    runningDataDir: () => '',
  });
  stdin.write('電話番号\n');
  const first = await new Promise<Buffer>((resolve) => stdout.once('data', resolve));
  expect(JSON.parse(first.toString())).toMatchObject({ query: '電話番号' });
  stdin.end();
  expect(await ended).toBe(0);
});

test('a reader that leaves early (| head) ends it without an error', async () => {
  const stdout = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
  });
  const stdin = PassThrough.from(['電話\nメール\n電話\n']);
  expect(
    await run(KYOSAI, {
      stdin,
      stdout,
      stderr: new PassThrough(),
      dataDir,
      storeUrls: () => [],
      runningDataDir: () => '',
    }),
  ).toBe(0);
});

test("without --json a person reads the FAQ's own answer", async () => {
  const { code, out } = await tryCommand(run, KYOSAI, 'パスワードを忘れた\n');
  expect(code).toBe(0);
  expect(out).toContain('→ 回答 [id-01] パスワードを忘れてしまいました。どうすればよいですか?');
  expect(out).toContain('仮パスワードを登録されているメールアドレス宛てにお送りします。');
});

test('a table of questions and answers is a book as it is', async () => {
  const file = path.join(folder, 'shop.csv');
  writeFileSync(
    file,
    'id,question,answer\na,営業時間を教えてください,9時からです\nb,駐車場はありますか,あります\n',
  );
  expect(await askJson('駐車場ある?\n', ['--book', file])).toMatchObject([{ shown: ['b'] }]);
});

test('the editor reads which row of a table cannot be used, and the others are asked', async () => {
  const file = path.join(folder, 'holes.tsv');
  writeFileSync(
    file,
    'id\tquestion\tanswer\na\t営業時間を教えてください\t9時からです\nb\t駐車場はありますか\t\n',
  );
  const { code, err, lines } = await tryCommand(run, ['--book', file, '--json'], '営業時間\n');
  expect(code).toBe(0);
  expect(err).toContain(`${file}:3`);
  expect(lines).toHaveLength(1);
});

test.each([
  [[], '--book is missing'],
  [['--book'], '--book'],
  [['--book', ''], '--book is missing'],
  [['--book', 'nope'], 'no book "nope"'],
  [['--book', 'nope.tsv'], 'no file "nope.tsv"'],
  [['--book', 'benesapo', 'extra'], 'extra'],
  [['--bok', 'benesapo'], '--bok'],
])('a wrong command line %j ends with 64 and says what is wrong', async (args, text) => {
  const { code, err, out } = await tryCommand(run, args);
  expect(code).toBe(64);
  expect(err).toContain(text);
  expect(err).toContain('Usage: npm run -s faq -- ask');
  expect(out).toBe('');
});

test('a table that is no book ends with 1 and names file and line', async () => {
  const file = path.join(folder, 'wrong.tsv');
  writeFileSync(file, 'a\tb\n1\t2\n');
  const { code, err } = await tryCommand(run, ['--book', file], '営業時間\n');
  expect(code).toBe(1);
  expect(err).toContain(`${file}:1`);
});
