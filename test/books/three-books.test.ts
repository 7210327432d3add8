import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Book, Entry, Link } from '../../src/books/book.ts';
import { loadBooks } from '../../src/books/load.ts';

const SOURCES = join(import.meta.dirname, 'sources');
const books = loadBooks(join(import.meta.dirname, '../../faq-data'));
const source = (id: string) => readFileSync(join(SOURCES, `${id}.txt`), 'utf8');
const squeeze = (text: string) => text.replaceAll(/\s/g, '');

function bookOf(id: string): Book {
  const book = books.get(id);
  if (!book) throw new Error(`no book ${id}`);
  return book;
}

/** Rebuilds a source page, white space aside, from the book and the words of the page around its entries. */
type Page = (book: Book, inCategory: (category: string) => readonly Entry[]) => readonly string[];

const PAGES: Readonly<Record<string, Page>> = {
  benesapo: ({ greeting = '', contact }, inCategory) => [
    'ベネサポ Benefit support',
    'LINE 友だち追加',
    'お問合せ',
    ...['企業担当者さまガイド', '企業担当者さまガイド', '企業担当者さまガイド'],
    greeting.split('\n').slice(0, 2).join(''),
    'サービス開始のご案内 よくある質問',
    'サービス開始のご案内',
    // What leads over to the steps; its second sentence closes the greeting, its mail address is in `contact`.
    '以下、企業担当者さまにご対応いただきたい事項についてご案内しますのでご対応お願い申し上げます。',
    greeting.split('\n').slice(2).join(''),
    `ご不明点などありましたら、${contact.office ?? ''}(${contact.mails[0]?.mail ?? ''})までお問い合わせください。`,
    ...inCategory('サービス開始のご案内').map(({ question, answer }) => question + answer),
    'よくある質問',
    ...inCategory('よくある質問').map(({ question, answer }) => `Q${question}A${answer}`),
    '企業担当者さま向けお問い合わせ',
    ...twice(contact.mails[0]?.label),
    contact.notes[0] ?? '',
    ...twice(contact.forms[0]?.label),
    contact.notes[1] ?? '',
    contact.forms[0]?.label ?? '',
  ],
  'honobono-mini2': ({ greeting = '' }, inCategory) => [
    'よくあるご質問',
    greeting,
    // There is no search bar on LINE.
    '質問事項をキーワードで検索することもできますので、下記検索バーにキーワードをご記入ください。',
    'お申し込み後の質問',
    ...inCategory('お申し込み後の質問').map(
      ({ id, question, answer }) => `-Q.${id.replace('q', '')}${question}A.${answer}`,
    ),
  ],
  'kyosai-mypage': ({ categories }, inCategory) => [
    // The page shows whose it is: sample data, not ours to show.
    'ようこそ共済太郎様 組合員番号:0123-45678 前回ログイン日時:2018/8/14 9:45',
    'よくある質問',
    ...categories.map((category) => `▼${category}`),
    ...categories.flatMap((category) => [
      category,
      ...inCategory(category).map(({ question, answer }) => `Q.${question}A.${answer}`),
    ]),
  ],
};

/** The page's buttons hold their words twice. */
const twice = (word = ''): string[] => [word, word];

/** The lines of a source without its list markers; and two or three lines joined where the break is inside a sentence. */
function linesOf(id: string): Set<string> {
  const lines = source(id)
    .split('\n')
    .map((line) =>
      line
        .replace(/^[QA]\./, '')
        .replace(/ -$/, '')
        .trim(),
    );
  const all = new Set(lines);
  lines.forEach((line, index) => {
    const next = lines[index + 1] ?? '';
    const isInsideSentence = line !== '' && next !== '' && !/[。))」:]$/.test(line);
    if (isInsideSentence) all.add(line + next).add(line + next + (lines[index + 2] ?? ''));
  });
  return all;
}

const addressOf = (link: Link) => ('url' in link ? link.url : 'phone' in link ? link.phone : link.mail);

describe.each(Object.keys(PAGES))('%s', (id) => {
  test('the book says what the source says, word for word, all of it and in its order', () => {
    const book = bookOf(id);
    const page =
      PAGES[id]?.(book, (category) => book.entries.filter((entry) => entry.category === category)) ?? [];
    let rest = squeeze(source(id));
    for (const piece of page.map(squeeze)) {
      expect(rest.slice(0, piece.length)).toBe(piece);
      rest = rest.slice(piece.length);
    }
    expect(rest).toBe('');
  });

  test('the lines of an answer are the lines of the source; only a break inside a sentence is joined', () => {
    const lines = linesOf(id);
    const written = bookOf(id).entries.flatMap(({ answer }) => answer.split('\n'));
    const strays = written.filter((line) => line !== '' && !lines.has(line));
    expect(strays).toEqual([]);
  });

  test('an answer keeps every paragraph break of the source', () => {
    const paragraphs = source(id).replaceAll(/^[ \t]+/gm, '');
    for (const { answer } of bookOf(id).entries)
      for (const paragraph of answer.split('\n\n').slice(1)) expect(paragraphs).toContain(`\n\n${paragraph}`);
  });

  test('what the desk says about itself and its contact stands in the source', () => {
    const { greeting = '', contact, categories } = bookOf(id);
    const phones = contact.phones.flatMap(({ label, phone, hours }) => [label, phone, hours ?? '']);
    const mails = contact.mails.flatMap(({ label, mail }) => [label, mail]);
    const forms = contact.forms.flatMap(({ label, url }) => [label, url ?? '']);
    const words = [
      ...greeting.split('\n'),
      ...categories,
      contact.office ?? '',
      ...phones,
      ...mails,
      ...forms,
      ...contact.notes,
    ];
    expect(words.filter((word) => !squeeze(source(id)).includes(squeeze(word)))).toEqual([]);
  });

  test('each web address, phone number and mail address in an answer is a link, and each link is in its answer', () => {
    for (const { answer, links } of bookOf(id).entries) {
      const named = answer.match(/https?:[\w/.:?=&%#-]+|[\w.]+@[\w.]+|\d{2,4}-\d{2,4}-\d{3,4}/g) ?? [];
      expect(links.map(addressOf)).toEqual([...new Set(named)]);
    }
  });

  test('nothing of the page that shows one member, and no list marker, came into an answer', () => {
    for (const { question, answer } of bookOf(id).entries)
      expect(question + answer).not.toMatch(/共済太郎|0123-45678|▼|-$|\s$|^[QA]\./);
  });
});

test('the three books hold the 46 entries of the list, with their ids and questions', () => {
  const listed = readFileSync(join(SOURCES, 'entries.tsv'), 'utf8').trim().split('\n').sort();
  const ids = [...books.values()].flatMap((book) =>
    book.entries.map(({ id, question }) => `${book.id}/${id}\t${question}`),
  );
  expect(ids.sort()).toEqual(listed);
  expect(ids).toHaveLength(46);
  expect([...books.keys()]).toEqual(['benesapo', 'honobono-mini2', 'kyosai-mypage']);
});

test("the sources' own misprints stay as they are", () => {
  const text = JSON.stringify([...books.values()]);
  for (const misprint of [
    'パートタイマ\u2015も利用できますか??',
    'プロバイダーヘの接続費用', // with a katakana ヘ
    'ケアネットメッセンジャーインターネット請求対応版を',
    '登録情報変更フォームこちら:',
    '利用終了申込みフォームは:',
    'お送りますので',
    '見当たらない場合は、 お問い合わせ',
  ])
    expect(text).toContain(misprint);
});

test('the notes on ※1 and ※2 belong to the first step, and the third step leads to it', () => {
  const step = (id: string) => bookOf('benesapo').entries.find((entry) => entry.id === id);
  expect(step('guide-01')?.answer).toMatch(/\n\n※1 企業コード・・・.+\n※2 JOYO Club Off/);
  expect(step('guide-03')?.answer).toContain('※2');
  expect(step('guide-03')?.related).toContain('guide-01');
});
