import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Book, Entry } from '../../src/books/book.ts';
import { loadBooks } from '../../src/books/load.ts';
import { readQueries } from '../../src/books/tables/judged-queries.ts';
import { readTableBook } from '../../src/books/tables/table.ts';
import { plainWordsOf } from '../../src/line/plain-words.ts';
import { createSearch } from '../../src/search/engine.ts';
import type { Finding } from '../../src/search/finding.ts';
import { loadTokenizer } from '../../src/search/text/tokenizer.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

type Judged = { readonly book: Book; readonly messages: readonly string[] };

/** Every book of which messages are judged, with those messages. */
function judgedBooks(): Judged[] {
  const read = (file: string, book: Book): Judged => ({
    book,
    messages: readQueries(file, book).queries.map(({ query }) => query),
  });
  const own = [...loadBooks(at('../../faq-data')).values()].map((book) =>
    read(at(`../../faq-data/${book.id}/queries.tsv`), book),
  );
  const tables = readdirSync(at('books')).flatMap((name) => {
    const [, trade] = /^(.+)-queries\.tsv$/u.exec(name) ?? [];
    const book = trade === undefined ? undefined : readTableBook(at(`books/${trade}.tsv`)).book;
    return book === undefined ? [] : [read(at(`books/${name}`), book)];
  });
  return [...own, ...tables];
}

/** As many messages of each book as fit into the suite; `MADOGUCHI_TEST_MESSAGES=all` tries them all. */
const sampleSize = process.env['MADOGUCHI_TEST_MESSAGES'] === 'all' ? Infinity : 10;

/** So many of a list, evenly over it. */
function spread<T>(list: readonly T[], count: number): readonly T[] {
  const place = (index: number): number => Math.floor((index * count) / list.length);
  return count >= list.length ? list : list.filter((_, index) => place(index) !== place(index - 1));
}

function withLineEmoji(text: string): string {
  const emoji = (index: number, length: number): object => ({ index, length });
  const end = text.length;
  const emojis = [emoji(end, 3), emoji(end + 3, 9)];
  return plainWordsOf(`${text}(泣)(please!)`, { emojis }) ?? '';
}

const decorations: readonly (readonly [string, (text: string) => string])[] = [
  ...[
    '〜',
    'ー',
    'w',
    'www',
    '笑',
    '泣',
    '(笑)',
    '（汗）',
    'orz',
    'っ',
    '!!!',
    '…',
    '。。。',
    '！？',
    '♪',
    '😭🙏',
  ],
  ...['m(_ _)m', '(^o^)', '(´；ω；`)', '(T_T)', '^^;', '〜っ😭', 'ww笑', '\n😊'],
  ...['。教えてください', '\n教えていただけますか。', '。困っています', ' よろしくお願いします🙇'],
  ...[' 山田', '\n佐藤より', '\n鈴木 一郎'],
].map((mark) => [`… ${mark}`, (text: string) => text + mark] as const);
const openers = [
  '質問です。',
  'ちょっと聞きたいのですが、',
  'すみません、',
  'あのー、',
  '田中です。',
  '経理の山田です。\n',
].map((words) => [`${words} …`, (text: string) => words + text] as const);
const all = [...decorations, ...openers, ["LINE's emoji", withLineEmoji] as const];

function show(finding: Finding): string {
  const ids = (entries: readonly Entry[]): string => entries.map(({ id }) => id).join(' ');
  switch (finding.kind) {
    case 'confident':
      return `answer ${finding.entry.id}`;
    case 'likely':
      return `likely ${ids([finding.entry, ...finding.others])}`;
    case 'ambiguous':
      return `choice ${ids(finding.entries)}`;
    case 'several':
      return `several ${finding.parts.map(show).join(' + ')}`;
    case 'none':
      return 'none';
  }
}

test('decoration changes at most 1 in 200 verdicts, and turns none into "not found"', async () => {
  const tokenizer = await loadTokenizer();
  const changed: string[] = [];
  const lost: string[] = [];
  let tried = 0;
  for (const { book, messages } of judgedBooks()) {
    const { find } = createSearch(book, tokenizer);
    for (const message of spread(messages, sampleSize)) {
      const plain = show(find(message));
      for (const [name, decorate] of all) {
        const decorated = show(find(decorate(message)));
        tried += 1;
        if (decorated === plain) continue;
        changed.push(`${name}: ${message}: ${plain} → ${decorated}`);
        if (decorated === 'none') lost.push(`${name}: ${message}: ${plain}`);
      }
    }
  }
  expect(tried).toBeGreaterThan(2_000);
  expect(lost).toEqual([]);
  expect(changed.length <= 0.005 * tried ? [] : changed).toEqual([]);
}, 3_600_000);
