import { isoOf, weekdayOf } from './day.ts';
import { type Days, isWithin } from './days.ts';
import { isPublicHoliday } from './holidays.ts';
import { endMoment, type Moment, startMoment } from './moment.ts';
import { TOKYO, type Zone } from './zone.ts';

/** From `open` until before `close`, in minutes since midnight; `close` is at most 1440, the end of the day. */
export type Span = { readonly open: number; readonly close: number };

/** When a desk is open. Special days go before closed days, these before public holidays, these before weekdays. */
export type Hours = {
  /** By weekday, 0 = Sunday … 6 = Saturday. A day without spans is closed. */
  readonly week: readonly (readonly Span[])[];
  /** On public holidays; empty = closed, absent = as on any such weekday. */
  readonly holidays?: readonly Span[];
  readonly closed: readonly Days[];
  /** Days with hours of their own. */
  readonly special: readonly { readonly days: Days; readonly spans: readonly Span[] }[];
};

/** How far ahead anybody wants to know: a desk that stays shut or open longer counts as one that always does. */
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

/** @param at epoch ms, as every time here */
export function isOpenAt(hours: Hours, at: number, zone: Zone = TOKYO): boolean {
  return closeAfter(hours, at, zone) !== undefined;
}

/** The first moment from `at` on when the desk is open: `at` itself while it is. Null when none is near. */
export function nextOpening(hours: Hours, at: number, zone: Zone = TOKYO): Moment | null {
  const today = zone.toWall(at).day;
  for (let day = today; day <= today + DAYS_AHEAD; day++)
    for (const span of spansOn(hours, day)) {
      const [opens, closes] = [zone.toEpoch(day, span.open), zone.toEpoch(day, span.close)];
      if (opens < closes && at < closes) return startMoment(Math.max(opens, at), at, zone);
    }
  return null;
}

/** When a desk that is open at `at` next closes. Null when it is closed, or stays open. */
export function closesAt(hours: Hours, at: number, zone: Zone = TOKYO): Moment | null {
  const end = zone.toEpoch(zone.toWall(at).day + DAYS_AHEAD, 0);
  let closes: number | undefined;
  // Spans that touch or overlap, at midnight too, are one.
  for (let next = closeAfter(hours, at, zone); next !== undefined; next = closeAfter(hours, next, zone)) {
    if (next > end) return null;
    closes = next;
  }
  return closes === undefined ? null : endMoment(closes, at, zone);
}

/** The end of a span that holds at `at`. */
function closeAfter(hours: Hours, at: number, zone: Zone): number | undefined {
  const { day } = zone.toWall(at);
  const span = spansOn(hours, day).find(
    ({ open, close }) => zone.toEpoch(day, open) <= at && at < zone.toEpoch(day, close),
  );
  return span && zone.toEpoch(day, span.close);
}
