/** What fields of `book.yaml` and `entries.yaml` have in common. */
import { z } from 'zod';
import { PHONE, WEB_ADDRESS } from '../checks/address.ts';
import { bookLimits } from './book-limits.ts';

export const BOOK_ID = /^[a-z0-9][a-z0-9-]*$/;

export const paragraphs = (max: number) => z.string().trim().min(1, { abort: true }).max(max);
export const ONE_LINE = /^[^\r\n]*$/;
export const oneLine = (max: number) => paragraphs(max).regex(ONE_LINE);

export const label = oneLine(bookLimits.label).describe(`ボタンの言葉。${bookLimits.label}文字まで`);
export const phone = z
  .string()
  .trim()
  .regex(PHONE)
  .describe('電話番号。半角の数字とハイフン(例: 0120-86-2040)');
export const mail = z.email().max(bookLimits.mail).describe('メールアドレス');
export const day = z.iso.date().describe('日付(YYYY-MM-DD、日本時間)');

/** A whole number; the loader sees every scalar as text, editors see a number. @param eg as the usual one is written */
export const wholeNumber = (least: number, most: number, eg: number) =>
  z
    .string()
    .trim()
    .meta({ type: 'integer', minimum: least, maximum: most })
    .transform((written, ctx) => {
      const value = /^\d{1,6}$/.test(written) ? Number(written) : Number.NaN;
      if (value >= least && value <= most) return value;
      ctx.addIssue({
        code: 'custom',
        message: `is "${written.slice(0, 40)}", which is not a whole number from ${least} to ${most}`,
        params: { mend: `Write it like ${eg}, or delete it.` },
        input: written,
      });
      return z.NEVER;
    });

export const url = z
  .string()
  .trim()
  .regex(WEB_ADDRESS, { abort: true })
  .refine((address) => URL.canParse(address), { abort: true })
  // LINE takes percent-encoded addresses only; editors paste what the browser shows.
  .overwrite((address) => (/^[\x21-\x7e]*$/.test(address) ? address : new URL(address).href))
  .max(bookLimits.url)
  .describe('https:// または http:// で始まるアドレス');
