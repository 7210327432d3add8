import { loadBook } from '../../src/books/load.ts';
import { cellsOf } from '../../src/rich-menu/cells.ts';
import { GOOD_BOOK, GOOD_ENTRIES, reportedOn, writeFolder } from './written-book.ts';

const withCells = (...cells: readonly string[]) =>
  `${GOOD_BOOK}richMenu:\n  cells:\n${cells.map((cell) => `    - { ${cell} }\n`).join('')}`;
const load = (book: string) => loadBook(writeFolder({ 'book.yaml': book, 'entries.yaml': GOOD_ENTRIES }));

test('each cell does what its editor wrote', () => {
  const book = withCells(
    'label: 配達, category: 配達',
    'label: できますか, entry: q1',
    'label: つづき, opens: continue',
    'label: 地図, url: "https://example.jp/花"',
    'label: 電話, phone: 03-1234-5678',
    'label: 相談, opens: contact',
  );
  expect(reportedOn(GOOD_ENTRIES, book)).toEqual([]);
  expect(cellsOf(load(book)).map(({ action }) => action)).toEqual([
    { type: 'choose', choice: { type: 'category', category: '配達', page: 1 } },
    { type: 'choose', choice: { type: 'entry', entryId: 'q1' } },
    { type: 'say', text: 'つづき' },
    { type: 'visit', url: 'https://example.jp/%E8%8A%B1' },
    { type: 'call', phone: '03-1234-5678' },
    { type: 'choose', choice: { type: 'contact' } },
  ]);
});

test('a book without a menu of its own gets one of what it has', () => {
  expect(cellsOf(load(GOOD_BOOK)).map(({ label }) => label)).toEqual([
    '配達',
    '店に電話',
    'メニュー',
    '使い方',
    '担当者に聞く',
  ]);
});

test.each([
  [
    'a category that is not there',
    withCells('label: 花, category: 配送'),
    'book.yaml:13 richMenu: there is no category "配送". Did you mean "配達"?',
  ],
  [
    'an entry that is not there',
    withCells('label: 花, entry: flowers'),
    'book.yaml:13 richMenu: there is no entry "flowers". Write one of: q1.',
  ],
  [
    'two things in one cell',
    withCells('label: 花, entry: q1, opens: menu'),
    'book.yaml:13 "richMenu.cells[0]" needs exactly one of "category", "entry", "opens", "url" and "phone". Write the one thing that a tap on it does.',
  ],
  [
    'nothing in a cell',
    withCells('label: 花'),
    'book.yaml:13 "richMenu.cells[0]" needs exactly one of "category", "entry", "opens", "url" and "phone". Write the one thing that a tap on it does.',
  ],
  [
    'seven cells',
    withCells(...Array.from({ length: 7 }, () => 'label: 花, opens: menu')),
    'book.yaml:12 "richMenu.cells" has 7 items; at most 6 fit. Take some out.',
  ],
  [
    'an unknown thing to open',
    withCells('label: 花, opens: menue'),
    'book.yaml:13 "richMenu.cells[0].opens" is "menue". Did you mean "menu"?',
  ],
  [
    'a colour that is none',
    `color: green\n${GOOD_BOOK}`,
    `book.yaml:1 "color" is "green", which is not a colour. Write it as '#RRGGBB' in quotes, e.g. '#0B6E4F'.`,
  ],
  [
    'a colour without quotes',
    `color: #0B6E4F\n${GOOD_BOOK}`,
    `book.yaml:1 "color" is empty: what follows "#" without quotes is a comment. Write it in quotes, e.g. '#0B6E4F'.`,
  ],
])('an editor is told of %s', (_what, book, problem) => {
  expect(reportedOn(GOOD_ENTRIES, book)).toEqual([problem]);
});
