import { join } from 'node:path';
import { loadBook, readBook } from '../../src/books/load.ts';
import { GOOD_BOOK, GOOD_ENTRIES, reportedOn, writeFolder } from './written-book.ts';

const answering = (text: string) => GOOD_ENTRIES.replace('市内は無料です。', text);
const faqData = join(import.meta.dirname, '../../faq-data');
const warningsOf = (id: string) =>
  readBook(join(faqData, id)).problems.map(({ severity, what }) => `${severity}: ${what}`);

test('a book that lacks every way to its people still loads, and the settings to fill in are named', () => {
  const book = 'name: 花屋\ncategories: [配達]\n';
  expect(reportedOn(GOOD_ENTRIES, book)).toEqual([
    'book.yaml:1 warning: no phone number, mail address or form address is set, so people can reach staff only through this chat. Fill in contact.phones, contact.mails or contact.forms if there are any.',
    'book.yaml:1 warning: no opening hours are set, so staff count as there at any time. Fill in desk.hours with the hours in which staff answer, or write "hours: always".',
  ]);
  expect(loadBook(writeFolder({ 'book.yaml': book, 'entries.yaml': GOOD_ENTRIES })).support).toEqual({
    hasChat: true,
    lateAnswers: 'push',
    nearQuota: 'notice',
  });
});

test('a form without an address and a phone without hours are named at their lines', () => {
  const book = GOOD_BOOK.replace(
    '      hours: 9時から17時\n',
    '  forms:\n    - label: 申込みフォーム\n      url:\n',
  );
  expect(reportedOn(GOOD_ENTRIES, book)).toEqual([
    'book.yaml:6 warning: phone "店に電話" has no hours. Fill in contact.phones[0].hours.',
    'book.yaml:9 warning: form "申込みフォーム" has no address, so people are not shown it. Fill in contact.forms[0].url.',
    'book.yaml:10 warning: "url" is empty, so it counts as left out. Write it, or delete the line.',
  ]);
});

test('an answer that says 「こちら」 with no address to go to is named; a button called 「…はこちら」 is not', () => {
  expect(reportedOn(answering('詳しくはこちら'))).toEqual([
    'entries.yaml:4 warning: entry "q1": the answer says 「こちら」, but no link has a "url". Add the address to "links" if you know it.',
  ]);
  expect(reportedOn(answering('「忘れた方はこちら」をクリックしてください。'))).toEqual([]);
});

test('an address, a phone number or a mail address in an answer that is no link is named', () => {
  expect(
    reportedOn(
      answering('(https://example.jp/a)か0120-86-2040かdesk@example.jpへ。価格は1-2-3、番号は0123-45678。'),
    ),
  ).toEqual(
    ['https://example.jp/a', 'desk@example.jp', '0120-86-2040'].map(
      (address) =>
        `entries.yaml:4 warning: entry "q1": the answer names ${address}, but no link does. Add it to "links" so that it gets a button.`,
    ),
  );
});

test('text that YAML takes for a comment, or joins with spaces, is named', () => {
  expect(reportedOn(GOOD_ENTRIES.replace('配達はできますか?', '配達 #1 は?'))).toEqual([
    'entries.yaml:3 "question" ends before "#1 は?", which YAML takes for a comment. Put the text in quotes if that belongs to it; if it is a comment, put it on a line of its own.',
  ]);
  const joined =
    'entries.yaml:4 warning: the lines of "answer" are joined with spaces. Write the text below "|-" to keep its line breaks.';
  expect(reportedOn(GOOD_ENTRIES.replace('|-', '>-'))).toEqual([joined]);
  expect(reportedOn(GOOD_ENTRIES.replace('|-\n    できます', 'できます'))).toEqual([joined]);
});

test('the three books lack only what their sources lack', () => {
  const hours = 'warning: no opening hours are set, so staff count as there at any time';
  expect(warningsOf('benesapo')).toEqual([
    hours,
    'warning: form "お問い合わせフォーム" has no address, so people are not shown it',
  ]);
  expect(warningsOf('honobono-mini2')).toEqual([
    hours,
    'warning: entry "q16": the answer says 「こちら」, but no link has a "url"',
    'warning: entry "q22": the answer says 「こちら」, but no link has a "url"',
  ]);
  expect(warningsOf('kyosai-mypage')).toEqual([
    hours,
    'warning: no phone number, mail address or form address is set, so people can reach staff only through this chat',
  ]);
});
