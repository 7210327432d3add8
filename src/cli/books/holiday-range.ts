import type { CalendarNote } from '../../calendar/fact.ts';
import { HOLIDAYS_KNOWN_UNTIL } from '../../calendar/holidays.ts';
import type { Hours } from '../../calendar/hours.ts';
import type { Book } from '../../books/book.ts';
import type { Problem } from '../../books/problem.ts';

/** A warning for a book that closes on public holidays, once the known ones reach less than a year ahead. @param today YYYY-MM-DD, Tokyo */
export function findHolidayGap(book: Book, today: string, file: string): Problem[] {
  const aYearAhead = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
  if (aYearAhead <= HOLIDAYS_KNOWN_UNTIL || !needsHolidays(book)) return [];
  const what = `public holidays are known until ${HOLIDAYS_KNOWN_UNTIL} only; later ones count as ordinary days`;
  const mend = 'Install a newer @holiday-jp/holiday_jp.';
  return [{ file, line: 1, severity: 'warning', what, mend }];
}

function needsHolidays({ support, contact, entries }: Book): boolean {
  const mind = (hours: Hours | undefined): boolean => hours?.holidays !== undefined;
  const noteMinds = (note: CalendarNote): boolean =>
    note.kind === 'hours' ? mind(note.hours) : note.deadline.moves !== undefined;
  return (
    mind(support.hours) ||
    contact.phones.some(({ openingHours }) => mind(openingHours)) ||
    entries.some(({ calendar = [] }) => calendar.some(noteMinds))
  );
}
