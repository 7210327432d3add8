/** What an editor may write in `book.yaml` and `entries.yaml`. The descriptions are for editors (JSON Schema). */
import { z } from 'zod';
import { PHONE, WEB_ADDRESS } from './address.ts';
import { calendarNotes } from './calendar-schema.ts';
import { desk } from './desk-schema.ts';
import { closedDays, hours, toHours } from './hours-schema.ts';
import type { MenuCell } from './book.ts';
import { LIMITS } from './limits.ts';

export const BOOK_ID = /^[a-z0-9][a-z0-9-]*$/;
const ENTRY_ID = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/;

const paragraphs = (max: number) => z.string().trim().min(1, { abort: true }).max(max);
const oneLine = (max: number) => paragraphs(max).regex(/^[^\r\n]*$/);

const label = oneLine(LIMITS.label).describe(`ボタンの言葉。${LIMITS.label}文字まで`);
const phone = z.string().trim().regex(PHONE).describe('電話番号。半角の数字とハイフン(例: 0120-86-2040)');
const mail = z.email().max(LIMITS.mail).describe('メールアドレス');
const day = z.iso.date().describe('日付(YYYY-MM-DD、日本時間)');

const url = z
  .string()
  .trim()
  .regex(WEB_ADDRESS, { abort: true })
  .refine((address) => URL.canParse(address), { abort: true })
  // LINE takes percent-encoded addresses only; editors paste what the browser shows.
  .overwrite((address) => (/^[\x21-\x7e]*$/.test(address) ? address : new URL(address).href))
  .max(LIMITS.url)
  .describe('https:// または http:// で始まるアドレス');

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

export const entrySchema = z
  .strictObject({
    id: z
      .string()
      .max(LIMITS.entryId)
      .regex(ENTRY_ID)
      .describe('この項目の名札。記録に残るので、一度使ったら変えない'),
    category: oneLine(LIMITS.label).describe('book.yaml の categories のどれか'),
    question: oneLine(LIMITS.question).describe('FAQ の質問(原文どおり、1行)'),
    answer: paragraphs(LIMITS.answer).describe(
      'FAQ の回答(原文どおり)。「|-」の下に書くと改行がそのまま残る',
    ),
    phrasings: z
      .array(oneLine(LIMITS.phrasing))
      .max(LIMITS.phrasings)
      .default([])
      .describe('同じことを尋ねる別の言い方'),
    links: z.array(link).max(LIMITS.links).default([]).describe('回答の下に付くボタン'),
    related: z.array(z.string()).max(LIMITS.related).exactOptional().describe('あわせて案内する項目の id'),
    from: day.exactOptional().describe('掲載を始める日(YYYY-MM-DD、日本時間)'),
    until: day.exactOptional().describe('掲載を終える日(この日まで掲載)'),
    calendar: calendarNotes.exactOptional(),
  })
  .describe('質問と回答1組');

export const entriesSchema = z.array(entrySchema).min(1).describe('質問と回答の一覧');

const contactPhone = z
  .strictObject({
    label,
    phone,
    hours: oneLine(LIMITS.note).exactOptional().describe('受付時間(原文どおり)'),
    openingHours: hours
      .exactOptional()
      .describe('受付時間を計算できる形で(日本時間)。書くと、いま受付中か、次はいつかを案内できる'),
    closedDays: closedDays.describe('openingHours の休業日。「土日祝日を除く」なら [祝日]'),
  })
  .transform(({ openingHours, closedDays: closed, ...rest }, ctx) => {
    if (openingHours !== undefined)
      return { ...rest, openingHours: toHours({ hours: openingHours, closedDays: closed }, ctx) };
    if (closed.length > 0)
      ctx.addIssue({
        code: 'custom',
        message: 'has "closedDays" without "openingHours"',
        params: { mend: 'Write the hours in "openingHours", or delete the closed days.' },
      });
    return rest;
  });

const contact = z
  .strictObject({
    office: oneLine(LIMITS.bookName).exactOptional().describe('応対する部署の名前'),
    phones: z.array(contactPhone).max(LIMITS.contacts).default([]).describe('電話'),
    mails: z.array(z.strictObject({ label, mail })).max(LIMITS.contacts).default([]).describe('メール'),
    forms: z
      .array(z.strictObject({ label, url: url.exactOptional() }))
      .max(LIMITS.contacts)
      .default([])
      .describe('フォーム。url が無いものは名前だけ案内する'),
    notes: z
      .array(oneLine(LIMITS.note))
      .max(LIMITS.notes)
      .default([])
      .describe('問い合わせについての原文の文(できないことなど)'),
  })
  .describe('原文に書いてある連絡先。無いものは省く');

const caution = z
  .string()
  .trim()
  // Editors see a number; the loader sees every scalar as text.
  .meta({ type: 'number', minimum: LIMITS.leastCaution, maximum: LIMITS.mostCaution })
  .transform((written, ctx) => {
    const value = /^(?:0?\.\d+|\d+(?:\.\d+)?)$/.test(written) ? Number(written) : Number.NaN;
    if (value >= LIMITS.leastCaution && value <= LIMITS.mostCaution) return value;
    ctx.addIssue({
      code: 'custom',
      message: `is "${written.slice(0, 40)}", which is not a number from ${LIMITS.leastCaution} to ${LIMITS.mostCaution}`,
      params: {
        mend: 'Write it like 0.85 (the higher, the fewer answers and the more choices), or delete it.',
      },
      input: written,
    });
    return z.NEVER;
  })
  .describe(
    `検索の慎重さ。${LIMITS.leastCaution}~${LIMITS.mostCaution}。当たっている見込みがこれ以上なら回答し、届かなければ候補を並べる。書かなければ標準の値`,
  );

const walkStep = z
  .strictObject({
    entry: z.string().describe('この段で案内する項目の id'),
    done: oneLine(LIMITS.label).default('できた').describe('次へ進むボタンの言葉(例: 届いた)'),
    stuck: oneLine(LIMITS.label)
      .default('うまくいかない')
      .describe('進めない人のボタンの言葉(例: まだ届かない)'),
  })
  .transform(({ entry, done, stuck }) => ({ entryId: entry, done, stuck }));

const walk = z
  .strictObject({
    id: z.string().max(LIMITS.walkId).regex(BOOK_ID).describe('この手順の名札'),
    name: oneLine(LIMITS.label).describe('手順の名前。ボタンになる'),
    steps: z.array(walkStep).min(1).max(LIMITS.walkSteps).describe('順に案内する項目'),
  })
  .describe('一段ずつ案内する手順');

const voice = z
  .strictObject({
    notFound: paragraphs(LIMITS.greeting).exactOptional().describe('答えが見つからないときの言葉'),
    contact: paragraphs(LIMITS.greeting).exactOptional().describe('問い合わせ先を案内するときの言葉'),
  })
  .describe('この窓口の話し方。書かなければ標準の言葉');
const menuCell = z
  .strictObject({
    label,
    category: oneLine(LIMITS.label).exactOptional().describe('押すと質問が並ぶ分類'),
    entry: z.string().trim().exactOptional().describe('押すと答える項目の id'),
    opens: z
      .enum(['menu', 'usage', 'contact', 'continue'])
      .exactOptional()
      .describe('menu = メニュー / usage = 使い方 / contact = 担当者・お問い合わせ / continue = つづき'),
    url: url.exactOptional(),
    phone: phone.exactOptional(),
  })
  .meta({ oneOf: ['category', 'entry', 'opens', 'url', 'phone'].map((key) => ({ required: [key] })) })
  .transform(({ label, ...does }, ctx): MenuCell => {
    const { category, entry, opens, url, phone } = does;
    if (Object.keys(does).length === 1) {
      if (category !== undefined) return { label, category };
      if (entry !== undefined) return { label, entry };
      if (opens !== undefined) return { label, opens };
      if (url !== undefined) return { label, url };
      if (phone !== undefined) return { label, phone };
    }
    ctx.addIssue({
      code: 'custom',
      message: 'needs exactly one of "category", "entry", "opens", "url" and "phone"',
      params: { mend: 'Write the one thing that a tap on it does.' },
      input: does,
    });
    return z.NEVER;
  });

const richMenu = z
  .strictObject({
    bar: oneLine(LIMITS.menuBar).exactOptional().describe(`開閉する帯の言葉。${LIMITS.menuBar}文字まで`),
    cells: z
      .array(menuCell)
      .min(1)
      .max(LIMITS.menuCells)
      .describe(
        `左上から順に${LIMITS.menuCells}個まで。1つに category / entry / opens / url / phone のどれか1つ`,
      ),
  })
  .describe('トークの下に出るリッチメニュー。書かなければ分類と連絡先から作る');

export const bookSchema = z
  .strictObject({
    name: oneLine(LIMITS.bookName).describe('窓口の名前'),
    greeting: paragraphs(LIMITS.greeting).exactOptional().describe('友だち追加のときの挨拶'),
    categories: z
      .array(oneLine(LIMITS.label))
      .min(1)
      .max(LIMITS.categories)
      .describe(`メニューに並ぶ分類。1つ${LIMITS.label}文字、${LIMITS.categories}個まで`),
    caution: caution.exactOptional(),
    walks: z.array(walk).max(LIMITS.walks).default([]).describe('一段ずつ案内する手順'),
    voice: voice.prefault({}),
    color: z
      .string()
      .trim()
      .regex(/^#[0-9A-Fa-f]{6}$/)
      .exactOptional()
      .describe("窓口の色。引用符で囲む(例: '#0B6E4F')"),
    richMenu: richMenu.exactOptional(),
    contact: contact.prefault({}),
    desk: desk.prefault({}),
  })
  .describe('窓口の設定');
