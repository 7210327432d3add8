import { join } from 'node:path';
import { parseCsv, parseTsv } from '../../src/books/tables/rows.ts';
import { formatProblem } from '../../src/books/problem.ts';
import { isTableFile, readTableBook } from '../../src/books/tables/table.ts';
import { writeFolder } from './written-book.ts';

function read(name: string, content: string | Uint8Array) {
  const folder = writeFolder({ [name]: content });
  const { book, problems } = readTableBook(join(folder, name));
  return { book, reported: problems.map((problem) => formatProblem(problem).replace(`${folder}/`, '')) };
}

test('a table of questions and answers is a book as it is', () => {
  const { book, reported } = read(
    'Shop FAQ.tsv',
    'id\tquestion\tanswer\nq1\t配達は?\tできます。\n店-2\t"花"は?\tあります。\n',
  );
  expect(reported).toEqual([]);
  expect(book).toEqual({
    id: 'shop-faq',
    name: 'Shop FAQ',
    categories: ['よくある質問'],
    entries: [
      {
        id: 'q1',
        category: 'よくある質問',
        question: '配達は?',
        answer: 'できます。',
        phrasings: [],
        links: [],
      },
      {
        id: '店-2',
        category: 'よくある質問',
        question: '"花"は?',
        answer: 'あります。',
        phrasings: [],
        links: [],
      },
    ],
    contact: { phones: [], mails: [], forms: [], notes: [] },
    guides: [],
    voice: {},
    support: { hasChat: true, lateAnswers: 'push', nearQuota: 'notice' },
  });
});

test('columns may stand in any order, and categories and other phrasings are taken', () => {
  const { book } = read(
    '表.csv',
    '\ufeffAnswer,Phrasings,ID,Question,Category\r\n"はい、\r\nできます。",届けて | 配送||,q1,"「""花""」は?",配達\r\n\r\nいいえ,,q2,今日は?,\r\n',
  );
  expect(book?.id).toBe('table');
  expect(book?.categories).toEqual(['配達', 'よくある質問']);
  expect(book?.entries[0]).toEqual({
    id: 'q1',
    category: '配達',
    question: '「"花"」は?',
    answer: 'はい、\nできます。',
    phrasings: ['届けて', '配送'],
    links: [],
  });
});

test('a row that cannot be used is reported with its line and left out; the others are the book', () => {
  const rows = [
    'id,question,answer',
    'q1,"一,\n二",はい',
    ',問,答',
    'q 2,問,答',
    'q3,,答',
    'q4,問, ',
    'q1,問,答',
    'q5,問,答,余り',
    'q6,問,答,,',
  ];
  const { book, reported } = read('faq.csv', rows.join('\n'));
  expect(book?.entries.map(({ id }) => id)).toEqual(['q1', 'q6']);
  expect(reported).toEqual([
    'faq.csv:4 this row has no id. Give it one that no other row has.',
    'faq.csv:5 entry "q 2" has an id with white space or of more than 64 characters. Give it a shorter one without spaces.',
    'faq.csv:6 entry "q3": "question" is empty. Write the question, or delete the row.',
    'faq.csv:7 entry "q4": "answer" is empty. Write the answer, or delete the row.',
    'faq.csv:8 entry "q1" is there twice, first in line 2. Give one of them another id, or delete it.',
    'faq.csv:9 entry "q5" has 4 cells, the header names 3. Put a cell that holds a comma (csv) or a tab (tsv) in double quotes.',
  ]);
});

test('a table without the columns it needs is no book', () => {
  const { book, reported } = read('faq.tsv', 'id\tqestion\tanswer\nq1\t問\t答\n');
  expect(book).toBeUndefined();
  expect(reported).toEqual([
    'faq.tsv:1 warning: column "qestion" is not known and not used. Did you mean "question"?',
    'faq.tsv:1 the header has no column "question". Begin the table with a line that names its columns: id, question, answer, category, phrasings (the last two may be left out).',
  ]);
});

test.each([
  ['an empty file', '', 'faq.csv:1 the table is empty. Its first line is id,question,answer.'],
  [
    'a header alone',
    'id,question,answer\n',
    'faq.csv:1 the table has no row that can be used. Write at least one entry below the header.',
  ],
  [
    'a quote that never closes',
    'id,question,answer\nq1,"問,答\nq2,問,答\n',
    'faq.csv:2 a quoted cell does not end at its closing quote. Close the cell with one double quote, and write a quote inside it twice ("").',
  ],
  [
    'a quote inside a quoted cell',
    'id,question,answer\nq1,"「"花"」",答\n',
    'faq.csv:2 a quoted cell does not end at its closing quote. Close the cell with one double quote, and write a quote inside it twice ("").',
  ],
  [
    'a file of another encoding',
    Buffer.from([0x69, 0x64, 0x0a, 0x83, 0x74]),
    'faq.csv:2 this file is not UTF-8. Save it as UTF-8 (in Excel: "CSV UTF-8").',
  ],
])('%s is no book, and is reported', (_, content, line) => {
  const { book, reported } = read('faq.csv', content);
  expect(book).toBeUndefined();
  expect(reported).toEqual([line]);
});

test('a table that is not there is reported', () => {
  expect(readTableBook('/nowhere/faq.tsv').problems.map(formatProblem)).toEqual([
    '/nowhere/faq.tsv:1 this file is missing. Write it; faq-data/schema says what belongs in it.',
  ]);
});

test('commas, quotes and line breaks inside quotes belong to the cell, and lines are counted through them', () => {
  expect(parseCsv('a,"b,\r\n""c""",\r"",d\n\n  \ne')).toEqual([
    { line: 1, cells: ['a', 'b,\n"c"', ''] },
    { line: 3, cells: ['', 'd'] },
    { line: 6, cells: ['e'] },
  ]);
  expect(parseCsv('a,b,')).toEqual([{ line: 1, cells: ['a', 'b', ''] }]);
  expect(parseCsv(`"${'あ""\n'.repeat(300_000)}"`)).toHaveLength(1);
});

test.each([
  ['a line break', 'q1\t"はい、\nできます。"\n', ['q1', 'はい、\nできます。']],
  ['a line break of Windows', 'q1\t"はい、\r\nできます。"\r\n', ['q1', 'はい、\nできます。']],
  ['a blank line', 'q1\t"はい\n\nいいえ"', ['q1', 'はい\n\nいいえ']],
  ['doubled quotes', 'q1\t"""花""は?"\t答', ['q1', '"花"は?', '答']],
  ['nothing but quotes', 'q1\t""""\t答', ['q1', '"', '答']],
  ['a comma', 'q1\t"2,500円"\t答', ['q1', '2,500円', '答']],
  ['a tab', 'q1\t"左\t右"\t答', ['q1', '左\t右', '答']],
  ['nothing', 'q1\t""\t答', ['q1', '', '答']],
  ['quotes in the first and the last cell', '"q1"\t問\t"答\n二"', ['q1', '問', '答\n二']],
  ['spaces behind the quote', 'q1\t"答" \t', ['q1', '答', '']],
  ['a quote in the middle, without quotes', 'q1\t12"の鉢\t答', ['q1', '12"の鉢', '答']],
  ['a pair of quotes, as a copied cell has them', 'q1\t"花"は?\t答', ['q1', '"花"は?', '答']],
])('a cell of a .tsv that holds %s is read as the spreadsheet wrote it', (_, text, cells) => {
  expect(parseTsv(text)).toEqual([{ line: 1, cells }]);
});

test.each([
  ['never closes', 'a\tb\nq1\t"問\tc\nq2\t問\n', 2],
  ['never closes, in the last row', 'a\nb\n"c', 3],
  ['swallows the rows up to the next quote', 'a\tb\tc\nq1\t"問\t答\nq2\t問"\t答\n', 2],
  ['goes on in the next cell that is quoted', 'a\tb\tc\nq1\t"問\t答\nq2\t"問"\t答\n', 2],
  ['goes on behind its closing quote, lines below', 'a\tb\nq1\t"一\n二"三\n', 2],
  ['begins lines below the row', '\n\nq1\t"一\n二"\t"三\n', 4],
  ['has an odd quote inside', 'q1\t"花"と"犬\n', 1],
])('a quoted cell of a .tsv that %s is reported with the line on which it begins', (_, text, line) => {
  expect(parseTsv(text)).toEqual({ brokenQuoteLine: line });
});

test('a table saved as .tsv by a spreadsheet is the same book as its .csv', () => {
  const rows = [
    ['id', 'question', 'answer'],
    ['q1', '"花"は、ありますか?', 'はい、\nあります。\n\n2,500円です。'],
    ['q2', '犬は?', '"はい"'],
  ];
  const save = (separator: string) =>
    `\ufeff${rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator)).join('\r\n')}\r\n`;
  const tsv = read('faq.tsv', save('\t'));
  expect(tsv.reported).toEqual([]);
  expect(tsv.book?.entries.map(({ id, question, answer }) => [id, question, answer])).toEqual(rows.slice(1));
  expect(tsv.book).toEqual(read('faq.csv', save(',')).book);
});

test('a .tsv with a quote that never closes is no book, and is reported with its line', () => {
  const { book, reported } = read('faq.tsv', 'id\tquestion\tanswer\nq1\t問\t答\nq2\t"問\t答\nq3\t問\t答\n');
  expect(book).toBeUndefined();
  expect(reported).toEqual([
    'faq.tsv:3 a quoted cell does not end at its closing quote. Close the cell with one double quote, and write a quote inside it twice ("").',
  ]);
});

test('a table of many quotes is read in no time, whether they close or not', () => {
  const cell = 'あ""\n'.repeat(300_000);
  expect(parseTsv(`"${cell}"`)).toHaveLength(1);
  expect(parseTsv(`"${cell}`)).toEqual({ brokenQuoteLine: 1 });
  expect(parseTsv('"花"は?\t"犬"は?\n'.repeat(20_000))).toHaveLength(20_000);
});

test('a table is known by the end of its name', () => {
  expect(['faq.tsv', 'a/FAQ.CSV', 'benesapo', 'tsv'].map(isTableFile)).toEqual([true, true, false, false]);
});
