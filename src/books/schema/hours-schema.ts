/** What an editor may write about hours and closed days, made into the calendar's own form. */
import { z } from 'zod';
import type { Days } from '../../calendar/days.ts';
import type { Hours, Span } from '../../calendar/hours.ts';
import { bookLimits } from './book-limits.ts';

const WEEKDAYS = ['日', '月', '火', '水', '木', '金', '土', '祝'] as const;
const HOLIDAY = WEEKDAYS.indexOf('祝');
const HOLIDAYS = '祝日';
const DAY = String.raw`(?:\d{4}-)?\d{2}-\d{2}`;
const DAYS = String.raw`${DAY}(?: *(?:~|〜|～|\.\.) *${DAY})?`;

/** `2026-12-31`, `2026-08-13~2026-08-16`, and without the year for every year. Undefined where no such day is. */
function parseDays(written: string): Days | undefined {
  const [from = '', to = from] = written.match(new RegExp(DAY, 'g')) ?? [];
  if (from.length !== to.length || !isDay(from) || !isDay(to)) return undefined;
  if (from.length === 5) return { kind: 'yearly', from, to };
  return from <= to ? { kind: 'dates', from, to } : undefined;
}

/** 2028 is a leap year: 02-29 is a day of some years. */
export const isDay = (text: string): boolean =>
  z.iso.date().safeParse(text.length === 5 ? `2028-${text}` : text).success;

const listOfDays = (form: string, description: string) =>
  z
    .array(
      z
        .string()
        .trim()
        .regex(new RegExp(`^${form}$`), { abort: true })
        .refine((written) => written === HOLIDAYS || parseDays(written) !== undefined),
    )
    .max(bookLimits.closedDays)
    .describe(description);

export const closedDays = listOfDays(
  `(?:${HOLIDAYS}|${DAYS})`,
  '休業日の一覧。祝日、毎年の日(12-31)や期間(12-29~01-03)、その年だけの日(2026-08-13)や期間(2026-08-13~2026-08-16)',
).default([]);

export const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);
export const minuteOf = (written: string): number =>
  Number(written.slice(0, 2)) * 60 + Number(written.slice(3));

const openingHours = z
  .strictObject({
    days: z
      .array(z.enum(WEEKDAYS).transform((name) => WEEKDAYS.indexOf(name)))
      .min(1)
      .exactOptional()
      .describe('曜日(例: [月, 火, 水, 木, 金])。祝日だけの時間があれば「祝」の行を足す'),
    dates: listOfDays(DAYS, 'その日だけの時間(例: [2026-11-28])。休業日や祝日でも開く')
      .min(1)
      .exactOptional(),
    open: time.describe('受付を始める時刻(例: 09:00)'),
    close: time.describe('受付を終える時刻(例: 17:00、日付が変わるまでなら 24:00)'),
  })
  .meta({ oneOf: [{ required: ['days'] }, { required: ['dates'] }] })
  .superRefine(({ days, dates }, ctx) => {
    if ((days === undefined) === (dates === undefined))
      ctx.addIssue({
        code: 'custom',
        message: 'needs exactly one of "days" and "dates"',
        params: {
          mend: 'Write the weekdays in "days", or in "dates" the days that have hours of their own.',
        },
      });
  })
  .refine(({ open, close }) => open < close, {
    path: ['close'],
    error: 'is not after "open"',
    params: { mend: 'Write the later time in "close"; hours past midnight are two rows.' },
  });

/** `always`, or rows of days and times; a pause at noon is two rows. */
export const hours = z.union([
  z.literal('always'),
  z.array(openingHours).min(1).max(bookLimits.hours).describe('受付時間の一覧'),
]);

type WrittenHours = {
  readonly hours: z.infer<typeof hours>;
  readonly closedDays: readonly string[];
};

const ALL_DAY: readonly Span[] = [{ open: 0, close: 1_440 }];

/** What `hours` and the `closedDays` beside it mean together; `ctx` gets an issue where they contradict each other. */
export function toHours(
  { hours: rows, closedDays: closed }: WrittenHours,
  ctx: z.core.$RefinementCtx,
): Hours {
  const written = rows === 'always' ? [] : rows;
  const spansFor = (weekday: number): Span[] =>
    written.filter(({ days }) => days?.includes(weekday)).map(spanOf);
  const isClosedOnHolidays = closed.includes(HOLIDAYS);
  const onHolidays = spansFor(HOLIDAY);
  if (isClosedOnHolidays && onHolidays.length > 0)
    ctx.addIssue({
      code: 'custom',
      path: ['closedDays'],
      message: `has ${HOLIDAYS}, and the hours have a row for ${WEEKDAYS[HOLIDAY]}`,
      params: { mend: 'Keep one of the two.' },
      input: closed,
    });
  return {
    week: Array.from({ length: 7 }, (_, weekday) => (rows === 'always' ? ALL_DAY : spansFor(weekday))),
    ...((isClosedOnHolidays || onHolidays.length > 0) && { holidays: onHolidays }),
    closed: daysOf(closed),
    special: written.flatMap((row) =>
      daysOf(row.dates ?? []).map((days) => ({ days, spans: [spanOf(row)] })),
    ),
  };
}

const spanOf = (row: { readonly open: string; readonly close: string }): Span => ({
  open: minuteOf(row.open),
  close: minuteOf(row.close),
});

/** The days of a list; 祝日 is none of them, but a rule. */
export const daysOf = (written: readonly string[]): Days[] =>
  written.flatMap((each) => parseDays(each) ?? []);
