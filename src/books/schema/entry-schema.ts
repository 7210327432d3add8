/** What an editor may write in `entries.yaml`. The descriptions are for editors (JSON Schema). */
import { z } from 'zod';
import { calendarNotes } from './calendar-schema.ts';
import { day, label, mail, oneLine, paragraphs, phone, url } from './field-schema.ts';
import { bookLimits } from './book-limits.ts';

const ENTRY_ID = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/;

const link = z
  .strictObject({
    label,
    url: url.exactOptional(),
    phone: phone.exactOptional(),
    mail: mail.exactOptional(),
  })
  .meta({ oneOf: [{ required: ['url'] }, { required: ['phone'] }, { required: ['mail'] }] })
  .transform(({ label, url, phone, mail, ...none }, ctx) => {
    if (url !== undefined && phone === undefined && mail === undefined) return { label, url };
    if (phone !== undefined && url === undefined && mail === undefined) return { label, phone };
    if (mail !== undefined && url === undefined && phone === undefined) return { label, mail };
    ctx.addIssue({
      code: 'custom',
      message: 'needs exactly one of "url", "phone" and "mail"',
      params: { mend: 'Give the button one place to go to; a second place is a second link.' },
      input: none,
    });
    return z.NEVER;
  })
  .describe('回答の下のボタン。url / phone / mail のどれか1つ');

const human = z
  // Editors see a truth value; the loader sees every scalar as text.
  .enum(['true', 'false'])
  .meta({ type: 'boolean', enum: [true, false] })
  .transform((written) => written === 'true')
  .exactOptional()
  .describe(
    'true = いつも担当者につなぐ項目。回答の下に、このトークで担当者に聞くボタンとお問い合わせ先が付く',
  );

export const entrySchema = z
  .strictObject({
    id: z
      .string()
      .max(bookLimits.entryId)
      .regex(ENTRY_ID)
      .describe('この項目の名札。記録に残るので、一度使ったら変えない'),
    category: oneLine(bookLimits.label).describe('book.yaml の categories のどれか'),
    question: oneLine(bookLimits.question).describe('FAQ の質問(原文どおり、1行)'),
    answer: paragraphs(bookLimits.answer).describe(
      'FAQ の回答(原文どおり)。「|-」の下に書くと改行がそのまま残る',
    ),
    phrasings: z
      .array(oneLine(bookLimits.phrasing))
      .max(bookLimits.phrasings)
      .default([])
      .describe('同じことを尋ねる別の言い方'),
    links: z.array(link).max(bookLimits.links).default([]).describe('回答の下に付くボタン'),
    related: z
      .array(z.string())
      .max(bookLimits.related)
      .exactOptional()
      .describe('あわせて案内する項目の id'),
    from: day.exactOptional().describe('掲載を始める日(YYYY-MM-DD、日本時間)'),
    until: day.exactOptional().describe('掲載を終える日(この日まで掲載)'),
    calendar: calendarNotes.exactOptional(),
    human,
  })
  .describe('質問と回答1組');

export const entriesSchema = z.array(entrySchema).min(1).describe('質問と回答の一覧');
