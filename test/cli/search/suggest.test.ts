import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { run } from '../../../src/cli/search/suggest.ts';
import { dataDir as ourBooks, tryCommand } from '../try-command.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'suggest-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const ENTRIES = `# 花屋の質問
- id: card
  category: 会員
  question: 会員証を紛失した場合はどうすればよいですか? # 原文どおり
  answer: 窓口で再発行します。
  phrasings:
    - カードが見つからない
- id: mail
  category: 会員
  question: メールアドレスを変更したいのですが、どうしたらよいですか?
  answer: 会員ページから変更できます。
`;

let dataDir = '';
let file = '';
beforeEach(() => {
  dataDir = mkdtempSync(path.join(scratch, 'books-'));
  cpSync(path.join(ourBooks, 'benesapo'), path.join(dataDir, 'hanaya'), { recursive: true });
  file = path.join(dataDir, 'hanaya/entries.yaml');
  writeFileSync(path.join(dataDir, 'hanaya/book.yaml'), 'name: 花屋\ncategories: [会員]\n');
  writeFileSync(file, ENTRIES);
});

const tryIt = (args: readonly string[], typed?: string) =>
  tryCommand((given, io) => {
    const stdin = typed === undefined ? io.stdin : Object.assign(Readable.from([typed]), { isTTY: true });
    return run(given, { ...io, stdin, dataDir });
  }, args);

type Listed = { number: number; id: string; entryId: string; phrasing: string };
async function list(): Promise<Listed[]> {
  const { out } = await tryIt(['hanaya', '--json']);
  return (JSON.parse(out) as { suggestions: Listed[] }).suggestions;
}

// The first reads the dictionary and the lexicon, which takes seconds.
beforeAll(() => tryCommand(run, ['kyosai-mypage']), 60_000);

test('without a terminal the proposals are listed by entry, and nothing is written', async () => {
  const { code, out } = await tryIt(['hanaya']);
  expect(code).toBe(0);
  expect(out).toContain('[card] 会員証を紛失した場合はどうすればよいですか?');
  expect(out).toContain('会員証をなくした');
  expect(out).toContain('--accept');
  expect(readFileSync(file, 'utf8')).toBe(ENTRIES);
});

test('a script accepts by number or by id, and only those are added', async () => {
  const all = await list();
  const [card, mail] = [all.find(({ phrasing }) => phrasing === '会員証をなくした'), all.at(-1)];
  expect(mail?.entryId).toBe('mail');
  const { code, out } = await tryIt(['hanaya', '--accept', `${card?.id ?? ''}, ${mail?.number ?? ''}`]);
  expect(code).toBe(0);
  expect(out).toContain('2 件を足しました');
  expect(out).toContain('git restore');
  const after = readFileSync(file, 'utf8');
  expect(after).toBe(
    ENTRIES.replace(
      '    - カードが見つからない\n',
      '    - カードが見つからない\n    - 会員証をなくした\n',
    ).replace(
      'どうしたらよいですか?\n',
      `どうしたらよいですか?\n  phrasings:\n    - ${mail?.phrasing ?? ''}\n`,
    ),
  );
});

test('what was accepted is not proposed again', async () => {
  const [first] = await list();
  await tryIt(['hanaya', '--accept', '1']);
  expect((await list()).map(({ id }) => id)).not.toContain(first?.id);
});

test('on a terminal each is asked for: y adds, n does not, q ends', async () => {
  const all = await list();
  expect(all.length).toBeGreaterThan(2);
  const { out } = await tryIt(['hanaya'], 'n\nはい\ny\nq\n');
  expect(out).toContain('1 件を足しました');
  const after = readFileSync(file, 'utf8');
  expect(after).not.toContain(`- ${all[0]?.phrasing ?? ''}\n`);
  expect(after).toContain(`- ${all[1]?.phrasing ?? ''}\n`);
  expect(after).not.toContain(`- ${all[2]?.phrasing ?? ''}\n`);
});

test('a terminal that is closed leaves the book as it was', async () => {
  const { code, out } = await tryIt(['hanaya'], '');
  expect(code).toBe(0);
  expect(out).toContain('何も足していません');
  expect(readFileSync(file, 'utf8')).toBe(ENTRIES);
});

test('a table gets a list, but nothing is written into it', async () => {
  const table = path.join(scratch, 'shop.csv');
  writeFileSync(
    table,
    'id,question,answer\na,会員証を紛失した場合は,再発行します\nb,駐車場はありますか,あります\n',
  );
  expect((await tryIt([table])).out).toContain('会員証をなくした');
  expect(await tryIt([table, '--accept', '1'])).toMatchObject({ code: 64 });
});

test.each([
  [[], 'The book is missing'],
  [['nope'], 'no book "nope"'],
  [['hanaya', '--accept', '99'], 'no suggestion "99"'],
])('a wrong command line %j ends with 64 and says what is wrong', async (args, text) => {
  const { code, err } = await tryIt(args);
  expect(code).toBe(64);
  expect(err).toContain(text);
});
