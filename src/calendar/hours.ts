import { calendarDay, dayNumber, isoOf, weekdayOf, type CalendarDay } from './day.ts';
import { type Days, isWithin } from './days.ts';
import { isPublicHoliday } from './holidays.ts';
import { endMoment, type Moment, startMoment } from './moment.ts';
import { TOKYO, type Zone } from './zone.ts';

/** From `open` until before `close`, in minutes after midnight; `close` is at most 1440, the end of the day. */
export type Span = { readonly open: number; readonly close: number };

/** When an office is open. The first rule that fits a day holds: special days, closed days, public holidays, weekdays. */
export type Hours = {
  /** By weekday, 0 = Sunday … 6 = Saturday. A day without spans is closed. */
  readonly week: readonly (readonly Span[])[];
  /** On public holidays; empty = closed, absent = as on the weekday. */
  readonly holidays?: readonly Span[];
  readonly closed: readonly Days[];
  /** Days with hours of their own. */
  readonly special: readonly { readonly days: Days; readonly spans: readonly Span[] }[];
};

/** How many days to look ahead. An office that stays closed or open for longer counts as always closed or open. */
const DAYS_AHEAD = 400;

/** The hours of one day (a day number), earliest first. */
function spansOn(hours: Hours, day: number): readonly Span[] {
  const iso = isoOf(day);
  const special = hours.special.filter(({ days }) => isWithin(days, iso));
  if (special.length > 0) return inOrder(special.flatMap(({ spans }) => spans));
  if (hours.closed.some((days) => isWithin(days, iso))) return [];
  if (hours.holidays !== undefined && isPublicHoliday(iso)) return inOrder(hours.holidays);
  return inOrder(hours.week[weekdayOf(day)] ?? []);
}

const inOrder = (spans: readonly Span[]): readonly Span[] =>
  spans.length > 1 ? spans.toSorted((a, b) => a.open - b.open) : spans;

/** The hours of the day that comes `daysAhead` days after `at`; without spans it is closed. */
export type DayHours = {
  readonly date: CalendarDay;
  readonly daysAhead: number;
  readonly spans: readonly Span[];
};

export function hoursOn(hours: Hours, at: number, daysAhead: number, zone: Zone = TOKYO): DayHours {
  const day = zone.toWall(at).day + daysAhead;
  return { date: calendarDay(day), daysAhead, spans: spansOn(hours, day) };
}

/** Whether the hours say anything of certain days of the year themselves: closed days, or days with other hours. */
export function namesDay({ closed, special }: Hours, { year, month, day }: CalendarDay): boolean {
  const iso = isoOf(dayNumber(year, month, day));
  return closed.some((days) => isWithin(days, iso)) || special.some(({ days }) => isWithin(days, iso));
}

/** @param at epoch ms, as every time here */
export function isOpenAt(hours: Hours, at: number, zone: Zone = TOKYO): boolean {
  return closeAfter(hours, at, zone) !== undefined;
}

/** The first moment from `at` on when the office is open; `at` itself while it is. @returns null when there is none within `DAYS_AHEAD` */
export function nextOpening(hours: Hours, at: number, zone: Zone = TOKYO): Moment | null {
  const today = zone.toWall(at).day;
  for (let day = today; day <= today + DAYS_AHEAD; day++)
    for (const span of spansOn(hours, day)) {
      const [opens, closes] = [zone.toEpoch(day, span.open), zone.toEpoch(day, span.close)];
      if (opens < closes && at < closes) return startMoment(Math.max(opens, at), at, zone);
    }
  return null;
}

/** When an office that is open at `at` closes next. @returns null when it is closed, or never closes */
export function closesAt(hours: Hours, at: number, zone: Zone = TOKYO): Moment | null {
  const end = zone.toEpoch(zone.toWall(at).day + DAYS_AHEAD, 0);
  let closes: number | undefined;
  // Spans that touch or overlap count as one, also over midnight.
  for (let next = closeAfter(hours, at, zone); next !== undefined; next = closeAfter(hours, next, zone)) {
    if (next > end) return null;
    closes = next;
  }
  return closes === undefined ? null : endMoment(closes, at, zone);
}

/** The end of the span that contains `at`. */
function closeAfter(hours: Hours, at: number, zone: Zone): number | undefined {
  const { day } = zone.toWall(at);
  const span = spansOn(hours, day).find(
    ({ open, close }) => zone.toEpoch(day, open) <= at && at < zone.toEpoch(day, close),
  );
  return span && zone.toEpoch(day, span.close);
}
