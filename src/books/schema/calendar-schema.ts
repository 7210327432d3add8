/** What an editor may write about an entry's deadlines and hours, made into the calendar's own forms. */
import { z } from 'zod';
import type { Deadline } from '../../calendar/deadline.ts';
import type { CalendarNote } from '../../calendar/fact.ts';
import { PHONE } from '../checks/address.ts';
import { closedDays, daysOf, hours, isDay, minuteOf, time, toHours } from './hours-schema.ts';
import { ONE_LINE } from './field-schema.ts';
import { bookLimits } from './book-limits.ts';

const deadline = z
  .strictObject({
    monthly: z
      .string()
      .trim()
      .regex(/^(?:[1-9]|[12]\d|3[01]|月末)$/)
      // Editors see a number; the loader sees every scalar as text.
      .meta({ type: ['integer', 'string'], enum: [...Array.from({ length: 31 }, (_, at) => at + 1), '月末'] })
      .describe('毎月の日(1~31)。その日がない月は月の最後の日。月末なら「月末」')
      .exactOptional(),
    yearly: z
      .string()
      .trim()
      .regex(/^\d{2}-\d{2}$/, { abort: true })
      .refine(isDay)
      .describe('毎年の日(例: 03-31)')
      .exactOptional(),
    date: z.iso.date().describe('1回だけの日(YYYY-MM-DD)').exactOptional(),
    time: time.describe('その日の何時までか(例: 17:00)。書かなければその日いっぱい').exactOptional(),
    whenClosed: z
      .enum(['previous', 'next'])
      .describe('土日祝日と closedDays に当たるとき、previous = 前の営業日 / next = 次の営業日にずれる')
      .exactOptional(),
    closedDays: closedDays.describe(
      '土日祝日のほかに営業日でない日(例: [12-31~01-03])。whenClosed とともに書く',
    ),
  })
  .meta({ oneOf: [{ required: ['monthly'] }, { required: ['yearly'] }, { required: ['date'] }] })
  .transform(({ monthly, yearly, date, time: until, whenClosed, closedDays: closed }, ctx): Deadline => {
    const dues: Deadline['due'][] = [];
    if (monthly !== undefined) dues.push({ every: 'month', day: monthly === '月末' ? 31 : Number(monthly) });
    if (yearly !== undefined)
      dues.push({ every: 'year', month: Number(yearly.slice(0, 2)), day: Number(yearly.slice(3)) });
    if (date !== undefined) dues.push({ every: 'never', date });
    const [due, another] = dues;
    if (due === undefined || another !== undefined) {
      ctx.addIssue({
        code: 'custom',
        message: 'needs exactly one of "monthly", "yearly" and "date"',
        params: { mend: 'Write when it is due, e.g. "monthly: 25"; a second deadline is a second item.' },
      });
      return z.NEVER;
    }
    if (whenClosed === undefined && closed.length > 0)
      ctx.addIssue({
        code: 'custom',
        message: 'has "closedDays" without "whenClosed"',
        params: { mend: 'Write "whenClosed: next" or "whenClosed: previous", or delete the closed days.' },
      });
    return {
      due,
      ...(until !== undefined && { minute: minuteOf(until) }),
      ...(whenClosed !== undefined && {
        moves: { to: whenClosed, closed: daysOf(closed) },
      }),
    };
  });

/** The hours of a phone are in book.yaml, so they are looked up once both files are read. */
export type WrittenNote =
  CalendarNote | { readonly kind: 'phone'; readonly phone: string; readonly label?: string };

const note = z
  .strictObject({
    label: z
      .string()
      .trim()
      .min(1, { abort: true })
      .max(bookLimits.label)
      .regex(ONE_LINE)
      .describe(`案内での呼び名(例: 締切)。${bookLimits.label}文字まで。phone では省ける`)
      .exactOptional(),
    deadline: deadline.describe('締切。monthly / yearly / date のどれか1つ').exactOptional(),
    phone: z
      .string()
      .trim()
      .regex(PHONE)
      .describe('受付時間を案内する電話。book.yaml の contact.phones にある番号')
      .exactOptional(),
    hours: hours.describe('回答にある受付時間(日本時間)').exactOptional(),
    closedDays: closedDays.describe('hours の休業日'),
  })
  .meta({ oneOf: [{ required: ['deadline'] }, { required: ['phone'] }, { required: ['hours'] }] })
  .transform((written, ctx): WrittenNote => {
    const { label, deadline: due, phone, hours: open, closedDays: closed } = written;
    const fault = (message: string, mend: string) => {
      ctx.addIssue({ code: 'custom', message, params: { mend } });
      return z.NEVER;
    };
    if ([due, phone, open].filter((part) => part !== undefined).length !== 1)
      return fault(
        'needs exactly one of "deadline", "phone" and "hours"',
        'Make an item of each deadline and of each hours.',
      );
    if (closed.length > 0 && open === undefined)
      return fault(
        'has "closedDays" without "hours"',
        'Write them below "deadline", or below the phone in book.yaml, or delete them.',
      );
    if (phone !== undefined) return { kind: 'phone', phone, ...(label !== undefined && { label }) };
    if (label === undefined) return fault('has no "label"', 'Write what people call it, e.g. "label: 締切".');
    if (due !== undefined) return { kind: 'deadline', label, deadline: due };
    return { kind: 'hours', label, hours: toHours({ hours: open ?? 'always', closedDays: closed }, ctx) };
  });

export const calendarNotes = z
  .array(note)
  .min(1)
  .max(bookLimits.calendarNotes)
  .describe('回答にある締切や受付時間。日付に直して案内する(文章からは読み取らないので、ここに書く)');
