import { calendarDay, type CalendarDay, dayOfIso, dayOfMonth, isoOf, weekdayOf } from './day.ts';
import { type Days, isWithin } from './days.ts';
import { isPublicHoliday } from './holidays.ts';
import { TOKYO, type Zone } from './zone.ts';

/** A last day for something, once or again and again. */
export type Deadline = {
  readonly due:
    /** In a month that is too short, its last day: 31 = 月末. */
    | { readonly every: 'month'; readonly day: number }
    | { readonly every: 'year'; readonly month: number; readonly day: number }
    /** YYYY-MM-DD */
    | { readonly every: 'never'; readonly date: string };
  /** Minutes after midnight at which the last day ends; absent = at midnight. */
  readonly minute?: number;
  /** Where the last day moves when it is no business day; absent = it stays. */
  readonly moves?: {
    readonly to: 'previous' | 'next';
    /** More days that are no business days, besides Saturdays, Sundays and public holidays. */
    readonly closed: readonly Days[];
  };
};

/** A deadline in the future. */
export type DueDate = {
  /** From this time on (epoch ms) it is too late. */
  readonly at: number;
  readonly date: CalendarDay;
  /** Calendar days; 0 = today is the last day. */
  readonly daysLeft: number;
  /** Set when the last day ends early, e.g. at 17:00. */
  readonly hour?: number;
  readonly minute?: number;
};

/** Days to look for a business day. No business closes for longer; a deadline that finds none has no date. */
const LONGEST_MOVE = 40;

/** The next date of the deadline after `at` (epoch ms). @returns null when it is over */
export function nextDeadline(deadline: Deadline, at: number, zone: Zone = TOKYO): DueDate | null {
  const today = zone.toWall(at).day;
  for (const original of daysAround(deadline.due, today)) {
    const day = moved(original, deadline.moves);
    if (day === undefined) continue;
    const ends = zone.toEpoch(day, deadline.minute ?? 1_440);
    if (at >= ends) continue;
    const due = { at: ends, date: calendarDay(day), daysLeft: day - today };
    const { minute } = deadline;
    return minute === undefined ? due : { ...due, hour: Math.floor(minute / 60), minute: minute % 60 };
  }
  return null;
}

/** The days as the book gives them, before they move, in order. They begin before `today`, since a day may move later. */
function daysAround(due: Deadline['due'], today: number): readonly number[] {
  const { year, month } = calendarDay(today);
  switch (due.every) {
    case 'month':
      return [-2, -1, 0, 1, 2, 3].map((ahead) => dayOfMonth(year, month + ahead, due.day));
    case 'year':
      return [-1, 0, 1, 2].map((ahead) => dayOfMonth(year + ahead, due.month, due.day));
    case 'never':
      return [dayOfIso(due.date)];
  }
}

function moved(day: number, moves: Deadline['moves']): number | undefined {
  if (moves === undefined) return day;
  const step = moves.to === 'next' ? 1 : -1;
  for (let steps = 0; steps <= LONGEST_MOVE; steps++)
    if (isBusinessDay(day + step * steps, moves.closed)) return day + step * steps;
  return undefined;
}

function isBusinessDay(day: number, closed: readonly Days[]): boolean {
  const weekday = weekdayOf(day);
  const iso = isoOf(day);
  return (
    weekday !== 0 && weekday !== 6 && !isPublicHoliday(iso) && !closed.some((days) => isWithin(days, iso))
  );
}
