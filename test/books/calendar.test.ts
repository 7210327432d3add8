import { join } from 'node:path';
import { factsAt, openStateAt } from '../../src/calendar/fact.ts';
import type { Book } from '../../src/books/book.ts';
import { loadBook } from '../../src/books/load.ts';
import { GOOD_BOOK, GOOD_ENTRIES, reportedOn, writeFolder } from './written-book.ts';

const at = (tokyo: string) => Date.parse(`${tokyo.replace(' ', 'T')}:00+09:00`);
const withDesk = (...lines: string[]) =>
  GOOD_BOOK.replace('  hours: always', lines.map((line) => `  ${line}`).join('\n'));
const withNotes = (...lines: string[]) =>
  `${GOOD_ENTRIES}  calendar:\n${lines.map((line) => `    ${line}\n`).join('')}`;
const withPhone = (...lines: string[]) =>
  GOOD_BOOK.replace('      hours: 9時から17時', lines.map((line) => `      ${line}`).join('\n'));
const load = (entries: string, book = GOOD_BOOK): Book =>
  loadBook(writeFolder({ 'book.yaml': book, 'entries.yaml': entries }));
const factsOf = (book: Book, id: string, when: string) =>
  factsAt(book.entries.find((entry) => entry.id === id)?.calendar ?? [], at(when));

const WEEKDAYS = ['hours:', '  - days: [月, 火, 水, 木, 金]', '    open: 09:00', '    close: 17:00'];

/** Tokyo time of the next opening of the desk, seen from `when`. */
function opens(desk: readonly string[], when: string): string {
  const { hours } = load(GOOD_ENTRIES, withDesk(...desk)).support;
  const openState = hours && openStateAt(hours, at(when));
  if (openState?.kind !== 'closed' || openState.opens === null) return openState?.kind ?? 'always';
  const { date, hour } = openState.opens;
  return `${date.month}/${date.day} ${hour}:00`;
}

test('a desk names its days off as public holidays, as days of every year, and as days of one year', () => {
  const closed = (days: string) => [...WEEKDAYS, `closedDays: [${days}]`];
  expect(opens(WEEKDAYS, '2026-11-21 10:00')).toBe('11/23 9:00');
  expect(opens(closed('祝日'), '2026-11-21 10:00')).toBe('11/24 9:00');
  for (const range of ['12-29~01-03', '12-29〜01-03', '12-29..01-03', '12-29, 12-30 ~ 12-31, 01-01~01-03'])
    expect(opens(closed(range), '2026-12-28 18:00')).toBe('1/4 9:00');
  expect(opens(closed('2026-11-23~2026-11-25, 2026-11-26'), '2026-11-21 10:00')).toBe('11/27 9:00');
});

test('a row for 祝 gives public holidays hours of their own, and a row of dates gives them to single days', () => {
  const own = (days: string) => [...WEEKDAYS, `  - ${days}`, '    open: 10:00', '    close: 15:00'];
  expect(opens(own('days: [土, 日, 祝]'), '2026-11-22 18:00')).toBe('11/23 10:00');
  expect(opens([...own('dates: [2026-11-22]'), 'closedDays: [11-22]'], '2026-11-21 10:00')).toBe(
    '11/22 10:00',
  );
});

test('a desk that is always open but on some days is closed on those', () => {
  const desk = ['hours: always', 'closedDays: [祝日]'];
  expect(opens(desk, '2026-11-22 10:00')).toBe('open');
  expect(opens(desk, '2026-11-23 10:00')).toBe('11/24 0:00');
  expect(opens(['closedDays: [2026-11-23]'], '2026-11-23 10:00')).toBe('11/24 0:00');
});

test('an entry holds deadlines by month, by year and of one day, with their names', () => {
  const book = load(
    withNotes(
      '- label: 申込み',
      '  deadline: { monthly: 25, time: 17:00 }',
      '- label: 締め',
      '  deadline: { monthly: 月末, whenClosed: previous, closedDays: [11-30] }',
      '- label: 更新',
      '  deadline: { yearly: 03-31 }',
      '- label: 応募',
      '  deadline: { date: 2026-12-10 }',
    ),
  );
  expect(
    factsOf(book, 'q1', '2026-11-22 10:00').map((fact) =>
      fact.kind === 'deadline' ? `${fact.label} ${fact.date.month}/${fact.date.day} ${fact.hour ?? 24}` : '',
    ),
  ).toEqual(['申込み 11/25 17', '締め 11/27 24', '更新 3/31 24', '応募 12/10 24']);
});

test("an entry's phone brings the hours that book.yaml gives it, under its own name or the phone's", () => {
  const book = withPhone('openingHours: always', 'closedDays: [祝日]');
  const entries = withNotes('- phone: 03-1234-5678', '- phone: 03-1234-5678', '  label: 店');
  expect(factsOf(load(entries, book), 'q1', '2026-11-22 10:00')).toMatchObject([
    { kind: 'open', label: '店に電話', closes: { hour: 24, daysAhead: 0 } },
    { kind: 'open', label: '店', closes: { hour: 24, daysAhead: 0 } },
  ]);
});

test('ほのぼのmini2 tells its deadlines and the hours of its phone', () => {
  const book = loadBook(join(import.meta.dirname, '../../faq-data/honobono-mini2'));
  const when = '2026-11-22 10:00';
  for (const id of ['q15', 'q16'])
    expect(factsOf(book, id, when)).toMatchObject([
      { kind: 'deadline', daysLeft: 3, date: { month: 11, day: 25, weekday: 3 } },
    ]);
  // 翌金融機関営業日: 12/26 is a Saturday.
  expect(factsOf(book, 'q17', '2026-12-01 10:00')).toMatchObject([{ label: '支払期日', date: { day: 28 } }]);
  for (const id of ['q11', 'q22'])
    expect(factsOf(book, id, when)).toMatchObject([
      { kind: 'closed', opens: { date: { month: 11, day: 24, weekday: 2 }, hour: 9, minute: 0 } },
    ]);
});

test.each([
  [
    'a deadline with two days',
    withNotes('- label: 締切', '  deadline: { monthly: 25, yearly: 03-31 }'),
    'entries.yaml:11 entry "q1": "calendar[0].deadline" needs exactly one of "monthly", "yearly" and "date". Write when it is due, e.g. "monthly: 25"; a second deadline is a second item.',
  ],
  [
    'a day that no month has',
    withNotes('- label: 締切', '  deadline: { monthly: 32 }'),
    'entries.yaml:11 entry "q1": "calendar[0].deadline.monthly" is "32", which is not a day of the month. Write a number from 1 to 31, or 月末 for the last day.',
  ],
  [
    'a day that no year has',
    withNotes('- label: 締切', '  deadline: { yearly: 02-30 }'),
    'entries.yaml:11 entry "q1": "calendar[0].deadline.yearly" is "02-30", which is not a day of every year. Write it as MM-DD, e.g. 03-31.',
  ],
  [
    'a time that is none',
    withNotes('- label: 締切', '  deadline:', '    monthly: 25', '    time: 17時'),
    'entries.yaml:13 entry "q1": "calendar[0].deadline.time" is "17時", which is not a time of day. Write it as HH:MM, e.g. 09:00.',
  ],
  [
    'a word for where it moves that is not known',
    withNotes('- label: 締切', '  deadline: { monthly: 25, whenClosed: after }'),
    'entries.yaml:11 entry "q1": "calendar[0].deadline.whenClosed" is "after". Write one of: previous, next.',
  ],
  [
    'a deadline without a name',
    withNotes('- deadline: { monthly: 25 }'),
    'entries.yaml:10 entry "q1": "calendar[0]" has no "label". Write what people call it, e.g. "label: 締切".',
  ],
  [
    'days off that move nothing',
    withNotes('- label: 締切', '  deadline: { monthly: 25, closedDays: [12-31] }'),
    'entries.yaml:11 entry "q1": "calendar[0].deadline" has "closedDays" without "whenClosed". Write "whenClosed: next" or "whenClosed: previous", or delete the closed days.',
  ],
  [
    'an item that says two things',
    withNotes('- label: 締切', '  deadline: { monthly: 25 }', '  phone: 03-1234-5678'),
    'entries.yaml:10 entry "q1": "calendar[0]" needs exactly one of "deadline", "phone" and "hours". Make an item of each deadline and of each hours.',
  ],
  [
    'an unknown key in a deadline',
    withNotes('- label: 締切', '  deadline: { montly: 25 }'),
    'entries.yaml:11 entry "q1": "calendar[0].deadline.montly" is not a known key. Did you mean "monthly"?',
  ],
  [
    'a phone that book.yaml does not have',
    withNotes('- phone: 03-1234-5679'),
    'entries.yaml:10 entry "q1": "calendar[0].phone" is "03-1234-5679", which is no phone in book.yaml. Did you mean "03-1234-5678"?',
  ],
  [
    'a phone without hours to reckon with',
    withNotes('- phone: 03-1234-5678'),
    'entries.yaml:10 entry "q1": "calendar[0].phone" is "03-1234-5678", which has no "openingHours" in book.yaml. Write the hours below contact.phones in book.yaml, or delete the item.',
  ],
])('%s is reported with its line', (_, entries, reported) => {
  expect(reportedOn(entries)).toContain(reported);
});

test.each([
  [
    'a range that runs backwards',
    withDesk(...WEEKDAYS, 'closedDays: [2026-08-16~2026-08-13]'),
    'book.yaml:14 "desk.closedDays[0]" is "2026-08-16~2026-08-13", which names no day of the calendar. Write 祝日, or 2026-12-31, or 12-31 for every year, or a range like 12-29~01-03.',
  ],
  [
    'a row with neither weekdays nor dates',
    withDesk('hours:', '  - open: 09:00', '    close: 17:00'),
    'book.yaml:11 "desk.hours[0]" needs exactly one of "days" and "dates". Write the weekdays in "days", or in "dates" the days that have hours of their own.',
  ],
  [
    '祝日 as a day with hours of its own',
    withDesk(...WEEKDAYS, '  - dates: [祝日]', '    open: 10:00', '    close: 15:00'),
    'book.yaml:14 "desk.hours[1].dates[0]" is "祝日", which names no day of the calendar. Write 2026-12-31, or 12-31 for every year, or a range like 12-29~01-03.',
  ],
  [
    'days off of a phone without hours',
    withPhone('closedDays: [祝日]'),
    'book.yaml:6 "contact.phones[0]" has "closedDays" without "openingHours". Write the hours in "openingHours", or delete the closed days.',
  ],
  [
    'days off and hours for the same public holidays',
    withDesk('hours:', '  - days: [祝]', '    open: 10:00', '    close: 15:00', 'closedDays: [祝日]'),
    'book.yaml:14 "desk.closedDays" has 祝日, and the hours have a row for 祝. Keep one of the two.',
  ],
])('%s are reported with their line', (_, book, reported) => {
  expect(reportedOn(GOOD_ENTRIES, book)).toContain(reported);
});
