import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { Book, Entry } from '../../src/books/book.ts';
import { readQueries, type JudgedQuery } from '../../src/books/tables/judged-queries.ts';
import { loadBooks } from '../../src/books/load.ts';
import { readTableBook } from '../../src/books/tables/table.ts';
import { createSearch, type SearchEngine } from '../../src/search/engine.ts';
import type { Finding } from '../../src/search/finding.ts';
import { loadTokenizer, type Tokenizer } from '../../src/search/text/tokenizer.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const { book: machi } = readTableBook(at('books/machi.tsv'));
if (machi === undefined) throw new Error('machi.tsv is a book');
const books: ReadonlyMap<string, Book> = new Map([...loadBooks(at('../../faq-data')), ['machi', machi]]);
const ids = [...books.keys()];
const engines = new Map<string, SearchEngine>();
let tokenizer: Tokenizer;

beforeAll(async () => {
  tokenizer = await loadTokenizer();
  for (const [id, book] of books) engines.set(id, createSearch(book, tokenizer));
}, 60_000);

function get<T>(map: ReadonlyMap<string, T>, id: string): T {
  const value = map.get(id);
  if (value === undefined) throw new Error(`no book "${id}"`);
  return value;
}

/** The messages of a book's queries file. `ambig`: several entries are as right, so none has a right first place. */
function judgedFor(id: string): readonly JudgedQuery[] {
  const file = id === 'machi' ? at('books/machi-queries.tsv') : at(`../../faq-data/${id}/queries.tsv`);
  return readQueries(file, get(books, id)).queries;
}

/** So many of a list, evenly over it. */
function spread<T>(list: readonly T[], count: number): readonly T[] {
  const step = (index: number): number => Math.floor((index * count) / list.length);
  return list.filter((_, index) => step(index) !== step(index - 1));
}

/** Every message of which we know that people send it to a book. */
function messagesOf(id: string): string[] {
  const queryDocuments = get(books, id).entries.flatMap(({ question, phrasings }) => [
    question,
    ...phrasings,
  ]);
  return [...queryDocuments, ...judgedFor(id).map(({ query }) => query)];
}

const idOf = ({ id }: Entry): string => id;

function show(finding: Finding): string {
  switch (finding.kind) {
    case 'confident':
      return `confident ${finding.entry.id}`;
    case 'likely':
      return `likely ${[finding.entry, ...finding.others].map(idOf).join(' ')}`;
    case 'ambiguous':
      return `ambiguous ${finding.entries.map(idOf).join(' ')}`;
    case 'several':
      return `several ${finding.parts.map(show).join(' + ')}`;
    case 'none':
      return `none ${finding.nearest.map(idOf).join(' ')}`;
  }
}

const unchanged = new Map<string, string>();
/** What a message finds as it is. */
function foundBy(id: string, message: string): string {
  const key = `${id} ${message}`;
  const found = unchanged.get(key) ?? show(get(engines, id).find(message));
  unchanged.set(key, found);
  return found;
}

/** Messages that find something else once they are changed. */
function changedBy(id: string, messages: readonly string[], change: (message: string) => string): string[] {
  const { find } = get(engines, id);
  return messages.flatMap((message) => {
    const changed = change(message);
    if (changed === message) return [];
    const [before, after] = [foundBy(id, message), show(find(changed))];
    return before === after ? [] : [`${message}: ${before} → ${after}`];
  });
}

describe.each(ids)('in %s', (id) => {
  test("an entry's own question finds it first", () => {
    const { rank } = get(engines, id);
    const lost = get(books, id).entries.filter(
      (entry) => rank(entry.question).ranked[0]?.entryId !== entry.id,
    );
    expect(lost.map(idOf)).toEqual([]);
  });

  test.each([
    ['お世話になっております。', ''],
    ['お世話になっております\n', ''],
    ['こんにちは。すみません、', '。お願いします。'],
    ['いつもお世話になっております。', '\nお願いします'],
    ['', ' よろしくお願いします。'],
    ['お世話になっております。', '\nよろしくお願いいたします。'],
  ])('a message with 「%s」 before and 「%s」 after finds what it finds without', (before, after) => {
    expect(changedBy(id, messagesOf(id), (message) => `${before}${message}${after}`)).toEqual([]);
  });

  test('letters and digits in full width find what they find in half width', () => {
    const widen = (text: string): string =>
      text.replace(/[!-~]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    expect(changedBy(id, messagesOf(id), widen)).toEqual([]);
    expect(changedBy(id, messagesOf(id), (message) => message.toUpperCase())).toEqual([]);
  });

  test('katakana in half width find what they find in full width', () => {
    expect(changedBy(id, messagesOf(id), toHalfWidthKana)).toEqual([]);
  });

  test('spaces around a message and line breaks at its end change nothing', () => {
    const margin = fc.stringMatching(/^[ \u3000\n]{0,4}$/u);
    fc.assert(
      fc.property(fc.constantFrom(...messagesOf(id)), margin, margin, (message, before, after) => {
        expect(changedBy(id, [message], (text) => `${before}${text}${after}`)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('an entry about something else changes at most 1 % of the right first places', () => {
    const book = get(books, id);
    const { find, rank } = get(engines, id);
    const judged = judgedFor(id).filter(
      ({ query, expected, kind }) =>
        kind !== 'ambig' && expected.includes(rank(query).ranked[0]?.entryId ?? ''),
    );
    const strangers = ids
      .filter((other) => other !== id)
      .flatMap((other) =>
        spread(get(books, other).entries, 6).map((entry) => ({ ...entry, id: `${other}/${entry.id}` })),
      )
      .filter(({ question }) => find(question).kind !== 'confident');
    const lost = strangers.flatMap((entry) => {
      const more = createSearch({ ...book, entries: [...book.entries, entry] }, tokenizer);
      return judged
        .filter(({ query, expected }) => !expected.includes(more.rank(query).ranked[0]?.entryId ?? ''))
        .map(({ query }) => `${entry.question}: ${query}`);
    });
    expect(strangers.length).toBeGreaterThan(5);
    expect(lost.length <= 0.01 * judged.length * strangers.length ? [] : lost).toEqual([]);
  }, 120_000);
});

test.each(['', ' ', '\n\n', '　', '\0', '\u200B\u200D', '!?。、', '・・・', '-', '(^^)', '♪', '→', '「」'])(
  'a message without a word (%j) finds nothing',
  (message) => {
    for (const { find } of engines.values()) expect(find(message)).toEqual({ kind: 'none', nearest: [] });
  },
);

test('messages of emoji and symbols find nothing', () => {
  const sign = fc.constantFrom(
    ...Array.from('😀🙏💦♡★☆♪→!?。、・…「」()*#@&^_~+=<>|/\\$%¥'),
    '👨‍👩‍👧',
    '❤️',
    '🇯🇵',
    '1️⃣'.slice(1),
  );
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 30 }), (signs) => {
      for (const { find } of engines.values())
        expect(find(signs.join(''))).toEqual({ kind: 'none', nearest: [] });
    }),
  );
});

test.each([
  'こんにちは',
  'こんばんは!',
  'おはようございます',
  'おはようございます☀️',
  'はじめまして。',
  'お世話になっております。',
  'お疲れ様です',
  'ありがとうございます',
  'ありがとうございました!助かりました。',
  'どうもありがとう😊',
  'よろしくお願いします',
  '了解です',
  '了解しました!ありがとうございます。',
  '承知いたしました。',
  'わかりました',
  'はい',
  'はい、わかりました',
  'いいえ',
  'ok',
  'OKです👍',
  'なるほど',
  'すみません',
  'ごめんなさい。',
  'お世話になっております。よろしくお願いいたします。',
])('「%s」 asks nothing, so it counts as no question', (message) => {
  for (const { find } of engines.values()) expect(find(message)).toEqual({ kind: 'none', nearest: [] });
});

test('5,000 characters of anything take at most 100 ms', () => {
  const signs = Array.from('あんアーｱ亜登録確認変更aZ1１( \n。、!?-〜々゛ﾞ.\'"|=^$*é😀가กｶﾞ𠮷');
  const words = messagesOf('kyosai-mypage');
  const part = fc.oneof(
    fc.constantFrom(...signs),
    fc.constantFrom(...words),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
  );
  const text = fc
    .array(part, { minLength: 1, maxLength: 40 })
    .map((parts) => parts.join('').repeat(5_000).slice(0, 5_000));
  for (const { find } of engines.values()) {
    find('あ'.repeat(5_000));
    fc.assert(
      fc.property(text, (message) => {
        // Collecting garbage and compiling count too, so the best of a few runs is the message's own.
        const runs = [1, 2, 3].map(() => timeOf(() => find(message)));
        expect(Math.min(...runs)).toBeLessThanOrEqual(100);
      }),
      { numRuns: 40 },
    );
  }
}, 120_000);

/** The processor's time in ms: other processes on a busy machine don't count. */
function timeOf(run: () => unknown): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

function toHalfWidthKana(text: string): string {
  const half =
    'ｧｱｨｲｩｳｪｴｫｵｶｶﾞｷｷﾞｸｸﾞｹｹﾞｺｺﾞｻｻﾞｼｼﾞｽｽﾞｾｾﾞｿｿﾞﾀﾀﾞﾁﾁﾞｯﾂﾂﾞﾃﾃﾞﾄﾄﾞﾅﾆﾇﾈﾉﾊﾊﾞﾊﾟﾋﾋﾞﾋﾟﾌﾌﾞﾌﾟﾍﾍﾞﾍﾟﾎﾎﾞﾎﾟﾏﾐﾑﾒﾓｬﾔｭﾕｮﾖﾗﾘﾙﾚﾛ';
  const pieces = half.match(/[ｦ-ﾝ][ﾞﾟ]?/gu) ?? [];
  const table = new Map(pieces.map((piece) => [piece.normalize('NFKC'), piece]));
  return text.replace(/[ァ-ヴー]/gu, (kana) => (kana === 'ー' ? 'ｰ' : (table.get(kana) ?? kana)));
}
