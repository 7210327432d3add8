/** A day of the calendar; `weekday` 0 = Sunday … 6 = Saturday. */
export type CalendarDay = {
  readonly year: number;
  /** 1 … 12 */
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
};

export const MS_PER_DAY = 86_400_000;

/** In this folder a day is the number of days since 1970-01-01, so that no time zone can shift it. */
export function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / MS_PER_DAY;
}

/** @param iso YYYY-MM-DD */
export function dayOfIso(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / MS_PER_DAY;
}

/** YYYY-MM-DD */
export function isoOf(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

export function calendarDay(day: number): CalendarDay {
  const date = new Date(day * MS_PER_DAY);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
  };
}

/** A day of a month, or the month's last day when it has fewer days. `month` may be outside 1 … 12. */
export function dayOfMonth(year: number, month: number, day: number): number {
  return Math.min(dayNumber(year, month, day), dayNumber(year, month + 1, 0));
}
