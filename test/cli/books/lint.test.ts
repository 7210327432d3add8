import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { run } from '../../../src/cli/books/lint.ts';
import { dataDir, tryCommand } from '../try-command.ts';

const scratch = mkdtempSync(join(tmpdir(), 'madoguchi-lint-'));
afterAll(() => rmSync(scratch, { recursive: true }));

type Row = { readonly question: string; readonly answer?: string; readonly phrasings?: readonly string[] };

/** Lints a table of these rows, with ids a, b, c …; the path is left out of the lines. */
async function lintTable(...rows: readonly Row[]): Promise<{ code: number; lines: readonly string[] }> {
  const file = join(mkdtempSync(join(scratch, 'in-')), 'shop.tsv');
  const body = rows.map(({ question, answer = 'お店で承ります。', phrasings = [] }, row) =>
    [String.fromCharCode(97 + row), question, answer, phrasings.join('|')].join('\t'),
  );
  writeFileSync(file, ['id\tquestion\tanswer\tphrasings', ...body].join('\n'));
  const { code, lines } = await tryCommand(run, [file]);
  return { code, lines: lines.map((line) => line.replace(file, 'shop.tsv')) };
}

const flowers: readonly Row[] = [
  {
    question: '花束の配達はできますか?',
    answer: '市内でしたら無料でお届けします。',
    phrasings: ['花を届けてほしい', '市外にも配達してもらえますか'],
  },
  {
    question: '注文を取り消したいのですが、どうすればよいですか?',
    answer: '前日までにお電話ください。',
    phrasings: ['キャンセルしたい', '注文をやめたい'],
  },
  { question: '駐車場はありますか?', answer: '店の裏に3台分あります。', phrasings: ['車で行けますか'] },
];

test('the three books have no error', async () => {
  const { code, lines } = await tryCommand(run, []);
  expect(lines.filter((line) => !line.includes(' warning: ')).slice(0, -1)).toEqual([]);
  expect(lines.at(-1)).toMatch(/^3 book\(s\): 0 error\(s\)/u);
  expect(code).toBe(0);
}, 60_000);

test('a sound table has nothing to say about', async () => {
  expect(await lintTable(...flowers)).toEqual({ code: 0, lines: ['1 book(s): 0 error(s), 0 warning(s)'] });
});

test('the same question in two entries is an error, however it is written', async () => {
  const { code, lines } = await lintTable(...flowers, { question: '花束の配達は、できますか' });
  expect(lines[0]).toBe(
    'shop.tsv:5 entry "d": the question 「花束の配達は、できますか」 is also in entry "a", so only one of the two is found by it. Leave it where it belongs, and delete the other.',
  );
  expect(code).toBe(1);
});

test('the same phrasing twice in one entry is a warning', async () => {
  const { code, lines } = await lintTable({
    question: '定休日はいつですか',
    phrasings: ['休みの日', '休みの日。'],
  });
  expect(lines[0]).toBe(
    'shop.tsv:2 warning: entry "a": the phrasing 「休みの日。」 is there twice. Delete one of the two.',
  );
  expect(code).toBe(0);
});

test('a question or category that is a word of the desk is told of', async () => {
  const { code, lines } = await lintTable(...flowers, { question: '使い方' });
  expect(lines[0]).toBe(
    'shop.tsv:5 warning: entry "d": the question 「使い方」 is a word that the desk keeps for itself; typed whole it now gets this answer. Write the question as a sentence, unless that is meant.',
  );
  expect(code).toBe(0);
  const file = join(mkdtempSync(join(scratch, 'in-')), 'shop.tsv');
  writeFileSync(file, 'id\tquestion\tanswer\tcategory\na\t花束の配達はできますか?\tできます。\tカテゴリ\n');
  expect((await tryCommand(run, [file])).lines.join('\n')).toContain(
    'shop.tsv:2 warning: the category 「カテゴリ」 is a word that the desk keeps for itself',
  );
});

test('a phrasing that names nothing is an error', async () => {
  const { code, lines } = await lintTable(...flowers, {
    question: '胡蝶蘭の育て方',
    phrasings: ['方法を教えてください'],
  });
  expect(lines[0]).toBe(
    'shop.tsv:5 entry "d": the phrasing 「方法を教えてください」 holds only words that every question holds, so it finds nothing. Name what it is about, or delete it.',
  );
  expect(code).toBe(1);
});

test('a phrasing that belongs to another entry is an error that names that entry and the words', async () => {
  const { code, lines } = await lintTable(...flowers, {
    question: '胡蝶蘭の育て方',
    answer: '水は週に一度だけあげてください。',
    phrasings: ['注文を取り消したいのですが、どうすれば?'],
  });
  expect(lines.join('\n')).toContain(
    'shop.tsv:5 entry "d": the phrasing 「注文を取り消したいのですが、どうすれば?」',
  );
  expect(lines.join('\n')).toMatch(/"b".*because of .*「取り消す」/u);
  expect(code).toBe(1);
});

test('two entries that people will get for each other are told in one line, with the words that decide', async () => {
  const { lines } = await lintTable(
    {
      question: 'パスワードの変更について',
      answer: 'パスワードは設定の画面でお受けします。',
      phrasings: ['パスワードを変える', '今のパスワード', 'パスワードの画面'],
    },
    {
      question: 'パスワードの再設定について',
      answer: 'パスワードはログインの画面でお受けします。',
      phrasings: ['パスワードを思い出せない', '前のパスワード', 'ログインのパスワード'],
    },
    ...flowers,
  );
  const pairs = lines.filter((line) => line.includes('will be confused'));
  expect(pairs).toHaveLength(1);
  expect(pairs[0]).toMatch(
    /^shop\.tsv:2 warning: entries "a" and "b" will be confused because both have .*「パスワード」/u,
  );
  expect(pairs[0]).toMatch(/What decides: "a" by .*「変更」.*, "b" by .*「思い出せる」/u);
});

test('an entry whose last day is over is a warning at its date', async () => {
  const folder = join(mkdtempSync(join(scratch, 'books-')), 'honobono-mini2');
  cpSync(join(dataDir, 'honobono-mini2'), folder, { recursive: true });
  withoutMenu(join(folder, 'book.yaml'));
  const file = join(folder, 'entries.yaml');
  writeFileSync(
    file,
    `- id: q1\n  category: お申し込み後の質問\n  question: 夏の休みはいつですか\n  answer: 八月です。\n  phrasings: []\n  links: []\n  until: 2020-08-31\n`,
  );
  const lines = await lintFolder(folder);
  expect(lines).toContain(
    `${file}:7 warning: entry "q1": "until" (2020-08-31) is over, so it answers nobody any more. Write a later day, or delete the entry.`,
  );
});

test('the editor reads at a phrasing’s own line what is wrong with it', async () => {
  const folder = join(mkdtempSync(join(scratch, 'books-')), 'honobono-mini2');
  cpSync(join(dataDir, 'honobono-mini2'), folder, { recursive: true });
  withoutMenu(join(folder, 'book.yaml'));
  const file = join(folder, 'entries.yaml');
  writeFileSync(
    file,
    `- id: q1\n  category: お申し込み後の質問\n  question: 夏の休みはいつですか\n  answer: 八月です。\n  phrasings:\n    - 夏休み\n    - 教えて\n  links: []\n`,
  );
  expect((await lintFolder(folder)).filter((line) => line.includes('「教えて」'))).toEqual([
    expect.stringContaining(`${file}:7 entry "q1": the phrasing 「教えて」 holds only words`),
  ]);
});

/** The rich menu names entries that these tests take away. */
function withoutMenu(file: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^richMenu:\n(?: .*\n)+/m, ''));
}

async function lintFolder(folder: string): Promise<readonly string[]> {
  let out = '';
  const stdout = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      out += chunk.toString();
      done();
    },
  });
  await run([], {
    stdin: Readable.from([]),
    stdout,
    stderr: stdout,
    dataDir: join(folder, '..'),
    storeUrls: () => [],
    runningDataDir: () => '',
  });
  return out.split('\n');
}
