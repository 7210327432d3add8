import { ticketTimesOf } from '../../src/conversation/tickets/ticket-times.ts';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadBook, loadBooks } from '../../src/books/load.ts';
import { GOOD_BOOK, GOOD_ENTRIES, reportedOn, writeFolder } from './written-book.ts';

const entries = (from: string, to: string) => {
  if (!GOOD_ENTRIES.includes(from)) throw new Error(`"${from}" is not in the good entries`);
  return GOOD_ENTRIES.replace(from, to);
};
const book = (from: string, to: string) => {
  if (!GOOD_BOOK.includes(from)) throw new Error(`"${from}" is not in the good book`);
  return GOOD_BOOK.replace(from, to);
};
const ANSWER = '|-\n    できます。\n    市内は無料です。';
const link = (...lines: string[]) => entries('links: []', `links:\n    - ${lines.join('\n      ')}`);

test('a book without mistakes loads, and nothing is said about it', () => {
  expect(reportedOn(GOOD_ENTRIES)).toEqual([]);
  const loaded = loadBook(writeFolder({ 'book.yaml': GOOD_BOOK, 'entries.yaml': GOOD_ENTRIES }));
  expect(loaded).toEqual({
    id: 'hanaya',
    name: '花屋',
    categories: ['配達'],
    entries: [
      {
        id: 'q1',
        category: '配達',
        question: '配達はできますか?',
        answer: 'できます。\n市内は無料です。',
        phrasings: [],
        links: [],
      },
    ],
    contact: {
      phones: [{ label: '店に電話', phone: '03-1234-5678', hours: '9時から17時' }],
      mails: [],
      forms: [],
      notes: [],
    },
    guides: [],
    voice: {},
    support: { hasChat: true, lateAnswers: 'push', nearQuota: 'notice' },
  });
});

test('a book saved on Windows, with a byte order mark and CRLF, is the same book', () => {
  const onWindows = (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`;
  const files = { 'book.yaml': onWindows(GOOD_BOOK), 'entries.yaml': onWindows(GOOD_ENTRIES) };
  expect(loadBook(writeFolder(files))).toEqual(
    loadBook(writeFolder({ 'book.yaml': GOOD_BOOK, 'entries.yaml': GOOD_ENTRIES })),
  );
});

test('what is written stays as written: numbers keep their zeros, and words like no are words', () => {
  const files = {
    'book.yaml': book('03-1234-5678', '0312345678'),
    'entries.yaml': entries('phrasings: []', 'phrasings: [no, 0120, 2026-04-01]').replace(
      'id: q1',
      'id: 007',
    ),
  };
  const {
    contact,
    entries: [entry],
  } = loadBook(writeFolder(files));
  expect(contact.phones[0]?.phone).toBe('0312345678');
  expect(entry).toMatchObject({ id: '007', phrasings: ['no', '0120', '2026-04-01'] });
});

test('opening hours are written with the days of the week and a key left blank counts as left out', () => {
  const hours =
    'hours:\n    - days: [月, 土, 日]\n      open: 09:00\n      close: 24:00\n  closedDays: [2026-12-31]\n  lateAnswers:';
  const loaded = loadBook(
    writeFolder({ 'book.yaml': book('hours: always', hours), 'entries.yaml': GOOD_ENTRIES }),
  );
  const span = { open: 540, close: 1_440 };
  expect(loaded.support).toEqual({
    hours: {
      week: [[span], [span], [], [], [], [], [span]],
      closed: [{ kind: 'dates', from: '2026-12-31', to: '2026-12-31' }],
      special: [],
    },
    hasChat: true,
    lateAnswers: 'push',
    nearQuota: 'notice',
  });
});

test('how long a desk waits for its people is a setting of the book', () => {
  const times =
    'hours: always\n  idleWarningMinutes: 90\n  idleCloseMinutes: 120\n  lateReplyHours: 0\n  reopenDays: 14';
  const loaded = loadBook(
    writeFolder({ 'book.yaml': book('hours: always', times), 'entries.yaml': GOOD_ENTRIES }),
  );
  const hour = 3_600_000;
  expect(ticketTimesOf(loaded)).toEqual({
    ...{ silenceWarningMs: 1.5 * hour, silenceCloseMs: 2 * hour, lateReplyMs: 0, reopenMs: 14 * 24 * hour },
  });
});

test('a web address with Japanese letters is made into one that LINE takes', () => {
  const folder = writeFolder({
    'book.yaml': GOOD_BOOK,
    'entries.yaml': link('label: 花', 'url: https://example.jp/花'),
  });
  expect(loadBook(folder).entries[0]?.links).toEqual([{ label: '花', url: 'https://example.jp/%E8%8A%B1' }]);
});

test.each([
  [
    'an empty answer',
    entries(ANSWER, ''),
    'entries.yaml:4 entry "q1": "answer" is empty. Write the answer, or delete the entry.',
  ],
  [
    'a blank question',
    entries('配達はできますか?', '"  "'),
    'entries.yaml:3 entry "q1": "question" is empty. Write the question, or delete the entry.',
  ],
  [
    'no answer',
    entries(`  answer: ${ANSWER}\n`, ''),
    'entries.yaml:1 entry "q1": "answer" is missing. Write the answer, or delete the entry.',
  ],
  [
    'no id',
    entries('- id: q1\n  category', '- category'),
    'entries.yaml:1 entry 1: "id" is missing. Write the id here.',
  ],
  [
    'an id twice',
    GOOD_ENTRIES + GOOD_ENTRIES,
    'entries.yaml:9 entry "q1" is there twice, first in line 1. Give one of them another id, or delete it.',
  ],
  [
    'an id that is not one',
    entries('id: q1', 'id: 質問1'),
    'entries.yaml:1 entry "質問1": "id" is "質問1", which is not a usable id. Use letters, digits, ".", "_" and "-", beginning with a letter or a digit.',
  ],
  [
    'a related entry that is not there',
    `${GOOD_ENTRIES}  related: [riyo-01]\n`,
    'entries.yaml:9 entry "q1": "related" names "riyo-01", which is not an entry. Write the id of an entry of this file, or delete it.',
  ],
  [
    'an entry related to itself',
    `${GOOD_ENTRIES}  related:\n    - q1\n`,
    'entries.yaml:10 entry "q1": "related" names the entry itself. Delete it.',
  ],
  [
    'a day that is not in the calendar',
    `${GOOD_ENTRIES}  from: 2026-02-30\n`,
    'entries.yaml:9 entry "q1": "from" is "2026-02-30", which is not a day of the calendar. Write it as YYYY-MM-DD, e.g. 2026-04-01.',
  ],
  [
    'an end before the beginning',
    `${GOOD_ENTRIES}  from: 2026-04-30\n  until: 2026-04-01\n`,
    'entries.yaml:10 entry "q1": "until" (2026-04-01) is before "from" (2026-04-30). Write the later day in "until".',
  ],
  [
    'an address without https',
    link('label: 店', 'url: www.example.jp'),
    'entries.yaml:10 entry "q1": "links[0].url" is "www.example.jp", which is not a web address. Write the whole address, beginning with https:// or http://.',
  ],
  [
    'an address of another kind',
    link('label: 店', 'url: "javascript:alert(1)"'),
    'entries.yaml:10 entry "q1": "links[0].url" is "javascript:alert(1)", which is not a web address. Write the whole address, beginning with https:// or http://.',
  ],
  [
    'a phone number in words',
    link('label: 店', 'phone: 0120(86)2040'),
    'entries.yaml:10 entry "q1": "links[0].phone" is "0120(86)2040", which is not a phone number. Write half-width digits and hyphens only, e.g. 0120-86-2040.',
  ],
  [
    'half a mail address',
    link('label: 店', 'mail: desk@example'),
    'entries.yaml:10 entry "q1": "links[0].mail" is "desk@example", which is not a mail address. Write it in half-width letters, e.g. desk@example.jp.',
  ],
  [
    'a link to two places',
    link('label: 店', 'url: https://example.jp/', 'phone: 0120-86-2040'),
    'entries.yaml:9 entry "q1": "links[0]" needs exactly one of "url", "phone" and "mail". Give the button one place to go to; a second place is a second link.',
  ],
  [
    'a link to nowhere',
    link('label: 店', 'url:'),
    'entries.yaml:10 entry "q1": "links[0].url" is empty. Write the url here.',
  ],
  [
    'a label too long for a button',
    link(`label: ${'あ'.repeat(21)}`, 'url: https://example.jp/'),
    'entries.yaml:9 entry "q1": "links[0].label" has 21 characters; at most 20 fit. Shorten it.',
  ],
  [
    'a misspelt key',
    entries('phrasings', 'phrasing'),
    'entries.yaml:7 entry "q1": "phrasing" is not a known key. Did you mean "phrasings"?',
  ],
  [
    'an unknown key',
    `${GOOD_ENTRIES}  color: red\n`,
    'entries.yaml:9 entry "q1": "color" is not a known key. Delete it; known here: id, category, question, answer, phrasings, links, related, from, until, calendar, human.',
  ],
  [
    'an unknown key of a link',
    link('label: 店', 'ulr: https://example.jp/', 'phone: 110'),
    'entries.yaml:10 entry "q1": "links[0].ulr" is not a known key. Did you mean "url"?',
  ],
  [
    'a key twice',
    `${GOOD_ENTRIES}  answer: はい\n`,
    'entries.yaml:9 "answer" is written twice. Delete one of the two.',
  ],
  [
    'a text where a list belongs',
    entries('phrasings: []', 'phrasings: 花'),
    'entries.yaml:7 entry "q1": "phrasings" is a text where a list belongs. Write each item on its own line below it, beginning with "- ".',
  ],
  [
    'a text in place of an entry',
    `${GOOD_ENTRIES}- q2\n`,
    'entries.yaml:9 entry 2 is a text where a map belongs. Write its "key: value" lines below it.',
  ],
  ['an empty entry', `${GOOD_ENTRIES}-\n`, 'entries.yaml:9 entry 2 is empty. Write it, or delete it.'],
  [
    'a map where the list of entries belongs',
    'q1:\n  answer: はい\n',
    'entries.yaml:1 this file is a map where a list belongs. Write each item on its own line below it, beginning with "- ".',
  ],
  ['an empty file', '', 'entries.yaml:1 this file is empty. Write it, or delete it.'],
  [
    'an answer longer than a reply',
    entries('市内は無料です。', 'あ'.repeat(8_000)),
    'entries.yaml:4 entry "q1": "answer" has 8006 characters; at most 8000 fit. Shorten it, or make two entries of it.',
  ],
  [
    'a question of two lines',
    entries('配達はできますか?', '"配達は\\nできますか?"'),
    'entries.yaml:3 entry "q1": "question" is "配達は⏎できますか?", which has a line break. Write it on one line.',
  ],
  [
    'a tab',
    '- id: q1\n\tcategory: 配達\n',
    'entries.yaml:2 this is not YAML: Unexpected scalar at node end. Indent with spaces, not with tabs.',
  ],
  [
    'a full-width colon',
    entries('question: ', 'question\uff1a'),
    'entries.yaml:3 this is not YAML: Implicit keys need to be on a single line. Write a half-width ":" and a space after the key.',
  ],
  [
    'a full-width space',
    entries('  question: ', '\u3000\u3000question: '),
    'entries.yaml:3 this is not YAML: Unexpected scalar at node end. Indent with half-width spaces.',
  ],
  [
    'no space after a colon',
    entries('question: ', 'question:'),
    'entries.yaml:3 this is not YAML: Implicit keys need to be on a single line. Write a space after ":".',
  ],
  [
    'a colon inside a text',
    entries('配達は', '注意: 配達は'),
    'entries.yaml:3 this is not YAML: Nested mappings are not allowed in compact mappings. Put the text in quotes, because it holds ": ".',
  ],
  [
    'a key too far to the right',
    entries('  question: ', '    question: '),
    'entries.yaml:2 this is not YAML: Nested mappings are not allowed in compact mappings. Begin the keys of an entry in one column: this line or the next is too far to the right.',
  ],
  [
    'a quote that never closes',
    entries('配達は', '"配達は'),
    'entries.yaml:3 this is not YAML: Missing closing "quote. Close the quote at the end of the text.',
  ],
  [
    'two documents',
    `${GOOD_ENTRIES}---\n${GOOD_ENTRIES}`,
    'entries.yaml:9 this is not YAML: Source contains multiple documents. Delete the line "---".',
  ],
  [
    'a text that begins with *',
    entries('配達は', '*印は'),
    'entries.yaml:3 "*印はできますか?" at the start of a value is a sign of YAML, not text. Put the value in quotes, or write it below "|-".',
  ],
  [
    'a text that begins with &',
    entries('配達は', '&印 配達は'),
    'entries.yaml:3 "&印" at the start of a value is a sign of YAML, not text. Put the value in quotes, or write it below "|-".',
  ],
])('%s in entries.yaml is reported with its line and how to mend it', (_, text, reported) => {
  expect(reportedOn(text)).toEqual([reported]);
});

test.each([
  ['no name', book('name: 花屋\n', ''), 'book.yaml:1 "name" is missing. Write the name here.'],
  ['a blank name', book('name: 花屋', 'name:'), 'book.yaml:1 "name" is empty. Write the name here.'],
  ['no categories', book('  - 配達\n', ''), 'book.yaml:2 "categories" is empty. Write at least one here.'],
  [
    'a category without entries',
    book('  - 配達', '  - 配達\n  - 花束'),
    'book.yaml:4 no entry is in category "花束". Delete it, or write an entry for it.',
  ],
  [
    'a category twice',
    book('  - 配達', '  - 配達\n  - 配達'),
    'book.yaml:4 category "配達" is there twice. Delete one of the two.',
  ],
  [
    'a list where a map belongs',
    '- name\n',
    'book.yaml:1 this file is a list where a map belongs. Write its "key: value" lines below it.',
  ],
  [
    'a misspelt key',
    book('hours: always', 'hours: always\n  closeDays: []'),
    'book.yaml:11 "desk.closeDays" is not a known key. Did you mean "closedDays"?',
  ],
  [
    'a misspelt key in a list',
    book('phone: 03', 'fone: 110\n      phone: 03'),
    'book.yaml:7 "contact.phones[0].fone" is not a known key. Did you mean "phone"?',
  ],
  [
    'a misspelt word',
    book('always', 'allways'),
    'book.yaml:10 "desk.hours" is "allways". Did you mean "always"?',
  ],
  [
    'a word that is no choice',
    book('hours: always', 'hours: always\n  lateAnswers: never'),
    'book.yaml:11 "desk.lateAnswers" is "never". Write one of: push, next-reply.',
  ],
  [
    'a time that is no number',
    book('hours: always', 'hours: always\n  idleCloseMinutes: 2時間'),
    'book.yaml:11 "desk.idleCloseMinutes" is "2時間", which is not a whole number from 2 to 10080. Write it like 60, or delete it.',
  ],
  [
    'a warning that comes after the end',
    book('hours: always', 'hours: always\n  idleWarningMinutes: 90'),
    'book.yaml:11 "desk.idleWarningMinutes" leaves no time between the warning (90 min) and the end of a silent talk (60 min). Write a smaller "idleWarningMinutes" than "idleCloseMinutes".',
  ],
  [
    'a day of the week that is none',
    hours('[月, 火曜]', '09:00', '17:00'),
    'book.yaml:11 "desk.hours[0].days[1]" is "火曜". Write one of: 日, 月, 火, 水, 木, 金, 土, 祝.',
  ],
  [
    'a time that is none',
    hours('[月]', '9時', '17:00'),
    'book.yaml:12 "desk.hours[0].open" is "9時", which is not a time of day. Write it as HH:MM, e.g. 09:00.',
  ],
  [
    'hours that end before they begin',
    hours('[金]', '22:00', '02:00'),
    'book.yaml:13 "desk.hours[0].close" is not after "open". Write the later time in "close"; hours past midnight are two rows.',
  ],
  [
    'a misspelt key in the hours',
    book('always', '\n    - day: [月]\n      days: [月]\n      open: 09:00\n      close: 17:00'),
    'book.yaml:11 "desk.hours[0].day" is not a known key. Did you mean "days"?',
  ],
  [
    'a closed day that is none',
    book('hours: always', 'hours: always\n  closedDays: [12/31]'),
    'book.yaml:11 "desk.closedDays[0]" is "12/31", which names no day of the calendar. Write 祝日, or 2026-12-31, or 12-31 for every year, or a range like 12-29~01-03.',
  ],
])('%s in book.yaml is reported with its line and how to mend it', (_, text, reported) => {
  expect(reportedOn(GOOD_ENTRIES, text)).toContain(reported);
});

function hours(days: string, open: string, close: string): string {
  return book('always', `\n    - days: ${days}\n      open: ${open}\n      close: ${close}`);
}

test('an entry in a category that the book does not have is reported, with the name that was meant', () => {
  expect(reportedOn(entries('category: 配達', 'category: 配送'))).toEqual([
    'book.yaml:3 no entry is in category "配達". Delete it, or write an entry for it.',
    'entries.yaml:2 entry "q1": category "配送" is not in book.yaml. Did you mean "配達"?',
  ]);
});

test('more categories than a menu holds are reported', () => {
  const names = Array.from({ length: 13 }, (_, index) => `分類${index}`);
  const text = names
    .map((name) => GOOD_ENTRIES.replace('q1', name.replace('分類', 'q')).replace('配達', name))
    .join('');
  expect(reportedOn(text, book('  - 配達', names.map((name) => `  - ${name}`).join('\n')))).toEqual([
    'book.yaml:2 "categories" has 13 items; at most 12 fit. Take some out.',
  ]);
});

test('every mistake of every file is reported at once, in the order of the lines', () => {
  const text = `${entries('id: q1', 'id: q 1').replace(ANSWER, '')}${GOOD_ENTRIES.replace('question', 'qestion')}`;
  expect(reportedOn(text, book('name', 'nam'))).toEqual([
    'book.yaml:1 "name" is missing. Write the name here.',
    'book.yaml:1 "nam" is not a known key. Did you mean "name"?',
    'entries.yaml:1 entry "q 1": "id" is "q 1", which is not a usable id. Use letters, digits, ".", "_" and "-", beginning with a letter or a digit.',
    'entries.yaml:4 entry "q 1": "answer" is empty. Write the answer, or delete the entry.',
    'entries.yaml:7 entry "q1": "question" is missing. Write the question, or delete the entry.',
    'entries.yaml:9 entry "q1": "qestion" is not a known key. Did you mean "question"?',
  ]);
});

test('two entries that are not YAML are both reported, each once', () => {
  const broken = entries('配達は', '注意: 配達は');
  expect(reportedOn(broken + broken.replace('q1', 'q2')).map((reported) => reported.split(' ')[0])).toEqual([
    'entries.yaml:3',
    'entries.yaml:11',
  ]);
});

test('a file that is not UTF-8 is reported with the first line that is not', () => {
  const shiftJis = Buffer.concat([Buffer.from(GOOD_ENTRIES), Buffer.from([0x83, 0x74, 0x83, 0x48, 0x0a])]);
  expect(reportedOn(shiftJis)).toEqual([
    'entries.yaml:9 this file is not UTF-8. Save it as UTF-8 (in Excel: "CSV UTF-8").',
  ]);
});

test('a missing file is reported', () => {
  const folder = writeFolder({ 'book.yaml': GOOD_BOOK });
  expect(() => loadBook(folder)).toThrow(
    `${folder}/entries.yaml:1 this file is missing. Write it; faq-data/schema says what belongs in it.`,
  );
});

test("a folder's name that cannot be a book's id is reported", () => {
  const folder = writeFolder({ 'book.yaml': GOOD_BOOK, 'entries.yaml': GOOD_ENTRIES }, 'Hana_ya');
  expect(() => loadBook(folder)).toThrow(
    `${folder}/book.yaml:1 the folder's name "Hana_ya" cannot be a book's id. Rename it: lower-case letters, digits and hyphens, at most 40.`,
  );
});

test('the desk does not open with a wrong book, and the mistakes of all books are reported together', () => {
  const wrong = writeFolder({ 'book.yaml': GOOD_BOOK, 'entries.yaml': entries(ANSWER, '') });
  const dataDir = dirname(wrong);
  writeFileSync(join(dataDir, 'README.md'), 'not a book');
  expect(() => loadBooks(dataDir)).toThrow(
    `${wrong}/entries.yaml:4 entry "q1": "answer" is empty. Write the answer, or delete the entry.`,
  );
  writeFileSync(join(wrong, 'entries.yaml'), GOOD_ENTRIES);
  expect([...loadBooks(dataDir).keys()]).toEqual(['hanaya']);
});

test('a folder without books is reported, with the setting that names it', () => {
  expect(() => loadBooks('/nowhere')).toThrow(
    '/nowhere:1 there is no book in this folder. Set FAQ_DATA_DIR to the folder that holds <book>/book.yaml and <book>/entries.yaml.',
  );
});
