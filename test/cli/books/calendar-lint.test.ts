import { join } from 'node:path';
import { findDeadDeadlines } from '../../../src/cli/books/dead-dates.ts';
import { findHolidayGap } from '../../../src/cli/books/holiday-range.ts';
import { loadBook } from '../../../src/books/load.ts';
import { formatProblem } from '../../../src/books/problem.ts';

const bookOf = (id: string) => loadBook(join(import.meta.dirname, '../../../faq-data', id));

test('a book that minds public holidays is warned a year before they are no longer known', () => {
  const gapOf = (id: string, today: string) =>
    findHolidayGap(bookOf(id), today, 'book.yaml').map(formatProblem);
  expect(gapOf('honobono-mini2', '2049-12-31')).toEqual([]);
  expect(gapOf('honobono-mini2', '2050-01-01')).toEqual([
    'book.yaml:1 warning: public holidays are known until 2050-12-31 only; later ones count as ordinary days. Install a newer @holiday-jp/holiday_jp.',
  ]);
  expect(gapOf('kyosai-mypage', '2050-01-01')).toEqual([]);
});

test('a deadline that is over for good is named on the day after', () => {
  const [entry] = bookOf('honobono-mini2').entries;
  if (entry === undefined) throw new Error('no entry');
  const due = { every: 'never', date: '2026-12-10' } as const;
  const entries = [{ ...entry, calendar: [{ kind: 'deadline', label: '応募', deadline: { due } } as const] }];
  const reportedOn = (today: string) =>
    findDeadDeadlines(entries, today, 'e.yaml', () => 7).map(formatProblem);
  expect(reportedOn('2026-12-10')).toEqual([]);
  expect(reportedOn('2026-12-11')).toEqual([
    'e.yaml:7 warning: entry "q11": the deadline "応募" (2026-12-10) is over, so nobody is told of it. Write the next day, or delete it.',
  ]);
});
