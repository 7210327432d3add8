import holidayJp from '@holiday-jp/holiday_jp';

// `isHoliday` of the package reads a Date in the server's zone and walks its whole list; its table does neither.
const table: Readonly<Record<string, unknown>> = holidayJp.holidays;

/** Whether a day is a public holiday of Japan, including 振替休日 and 国民の休日. @param iso YYYY-MM-DD */
export function isPublicHoliday(iso: string): boolean {
  return Object.hasOwn(table, iso);
}

/** The last day (YYYY-MM-DD) for which the holidays are known: the end of the table's last year. */
export const HOLIDAYS_KNOWN_UNTIL = `${(Object.keys(table).sort().at(-1) ?? '1970').slice(0, 4)}-12-31`;
