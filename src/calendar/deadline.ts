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
  /** Minutes since midnight at which the day's deadline ends; absent = the end of the day. */
  readonly minute?: number;
  /** Where it goes from a day that is no business day; absent = it stays. */
  readonly moves?: {
    readonly to: 'previous' | 'next';
    /** No business days besides Saturdays, Sundays and public holidays. */
    readonly closed: readonly Days[];
  };
};

/** A deadline that lies ahead. */
export type DueDate = {
  /** Epoch ms: from here on it is too late. */
  readonly at: number;
  readonly date: CalendarDay;
  /** Calendar days; 0 = today is the last day. */
  readonly daysLeft: number;
  /** Where the day ends early, e.g. 17:00. */
  readonly hour?: number;
  readonly minute?: number;
};

/** No business is closed for longer on end; a deadline that finds no business day has no date. */
const LONGEST_MOVE = 40;

/** The first time the deadline is due after `at` (epoch ms). Null when it is over. */
export function nextDeadline(deadline: Deadline, at: number, zone: Zone = TOKYO): DueDate | null {
  const today = zone.toWall(at).day;
  for (const written of daysAround(deadline.due, today)) {
    const day = moved(written, deadline.moves);
    if (day === undefined) continue;
    const ends = zone.toEpoch(day, deadline.minute ?? 1_440);
    if (at >= ends) continue;
    const due = { at: ends, date: calendarDay(day), daysLeft: day - today };
    const { minute } = deadline;
    return minute === undefined ? due : { ...due, hour: Math.floor(minute / 60), minute: minute % 60 };
  }
  return null;
}

/** As written, in order, from well before `today` (a deadline may move later) to well after it. */
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
