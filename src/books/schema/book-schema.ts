/** What an editor may write in `book.yaml`. The descriptions are for editors (JSON Schema). */
import { z } from 'zod';
import type { MenuCell } from '../book.ts';
import { label, mail, oneLine, paragraphs, phone, url, wholeNumber } from './field-schema.ts';
import { closedDays, hours, toHours } from './hours-schema.ts';
import { bookLimits } from './book-limits.ts';
import { guide } from './guide-schema.ts';

const support = z
  .strictObject({
    hours: hours.exactOptional().describe('担当者が応対する曜日と時間(日本時間)。いつでもなら always'),
    closedDays,
    staffChat: z
      .enum(['on', 'off'])
      .default('on')
      .describe('このトークで担当者が応対するか。on = する / off = お問い合わせ先の案内だけにする'),
    lateAnswers: z
      .enum(['push', 'next-reply'])
      .default('push')
      .describe('無料の返信で送れなくなった回答を、push = 有料で送る / next-reply = 次の発言まで待つ'),
    nearQuota: z
      .enum(['notice', 'wait'])
      .default('notice')
      .describe(
        '有料の送信が残りわずかで、担当者の回答を無料で送れないとき。notice = 「回答が届いています」を1通だけ送って待つ / wait = 何も送らずに待つ',
      ),
    idleWarningMinutes: wholeNumber(1, bookLimits.idleMinutes, 30)
      .exactOptional()
      .describe('担当者との会話が止まってから、画面で担当者に知らせるまでの分数。書かなければ 30'),
    idleCloseMinutes: wholeNumber(2, bookLimits.idleMinutes, 60)
      .exactOptional()
      .describe('担当者との会話が止まってから、終了して自動応答に戻すまでの分数。書かなければ 60'),
    lateReplyHours: wholeNumber(0, bookLimits.lateReplyHours, 24)
      .exactOptional()
      .describe(
        '会話が止まって終了したあと、届いた言葉を続きとみて受付を開きなおす時間数。0 = 開きなおさない。書かなければ 24',
      ),
    reopenDays: wholeNumber(0, bookLimits.reopenDays, 7)
      .exactOptional()
      .describe('終了したあと、「まだ解決しない」で同じ受付を開きなおせる日数。書かなければ 7'),
    callBack: z
      .enum(['on', 'off'])
      .default('off')
      .describe(
        '書き残された電話番号に担当者が電話するか。on = 「おかけするよう担当者に伝えます」と答えて受け付ける / off = 電話はしないと伝え、お問い合わせ先を案内する',
      ),
    cannedAnswers: z
      .array(paragraphs(bookLimits.cannedAnswer))
      .max(bookLimits.cannedAnswers)
      .exactOptional()
      .describe('担当者が受付の画面で選べる定型文'),
  })
  .describe('この窓口を運営する方が決めること')
  .superRefine((written, ctx) => {
    const { idleWarningMinutes = 30, idleCloseMinutes = 60 } = written;
    if (idleWarningMinutes < idleCloseMinutes) return;
    ctx.addIssue({
      code: 'custom',
      path: ['idleWarningMinutes' in written ? 'idleWarningMinutes' : 'idleCloseMinutes'],
      message: `leaves no time between the warning (${idleWarningMinutes} min) and the end of a silent talk (${idleCloseMinutes} min)`,
      params: { mend: 'Write a smaller "idleWarningMinutes" than "idleCloseMinutes".' },
    });
  })
  .transform(
    ({ hours: rows = 'always', closedDays: closed, staffChat, callBack, lateAnswers, ...rest }, ctx) => {
      const callsBack = callBack === 'on' ? ({ callsBack: true } as const) : {};
      const settings = { hasChat: staffChat === 'on', lateAnswers, ...callsBack, ...rest };
      if (rows === 'always' && closed.length === 0) return settings;
      return { ...settings, hours: toHours({ hours: rows, closedDays: closed }, ctx) };
    },
  );

const contactPhone = z
  .strictObject({
    label,
    phone,
    hours: oneLine(bookLimits.note).exactOptional().describe('受付時間(原文どおり)'),
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
    office: oneLine(bookLimits.bookName).exactOptional().describe('応対する部署の名前'),
    phones: z.array(contactPhone).max(bookLimits.contacts).default([]).describe('電話'),
    mails: z.array(z.strictObject({ label, mail })).max(bookLimits.contacts).default([]).describe('メール'),
    forms: z
      .array(z.strictObject({ label, url: url.exactOptional() }))
      .max(bookLimits.contacts)
      .default([])
      .describe('フォーム。url が無いものは名前だけ案内する'),
    notes: z
      .array(oneLine(bookLimits.note))
      .max(bookLimits.notes)
      .default([])
      .describe('問い合わせについての原文の文(できないことなど)'),
  })
  .describe('原文に書いてある連絡先。無いものは省く');

const caution = z
  .string()
  .trim()
  // Editors see a number; the loader sees every scalar as text.
  .meta({ type: 'number', minimum: bookLimits.leastCaution, maximum: bookLimits.mostCaution })
  .transform((written, ctx) => {
    const value = /^(?:0?\.\d+|\d+(?:\.\d+)?)$/.test(written) ? Number(written) : Number.NaN;
    if (value >= bookLimits.leastCaution && value <= bookLimits.mostCaution) return value;
    ctx.addIssue({
      code: 'custom',
      message: `is "${written.slice(0, 40)}", which is not a number from ${bookLimits.leastCaution} to ${bookLimits.mostCaution}`,
      params: {
        mend: 'Write it like 0.85 (the higher, the fewer answers and the more choices), or delete it.',
      },
      input: written,
    });
    return z.NEVER;
  })
  .describe(
    `検索の慎重さ。${bookLimits.leastCaution}~${bookLimits.mostCaution}。当たっている見込みがこれ以上なら回答し、届かなければ候補を並べる。書かなければ標準の値`,
  );

const voice = z
  .strictObject({
    notFound: paragraphs(bookLimits.greeting).exactOptional().describe('答えが見つからないときの言葉'),
    contact: paragraphs(bookLimits.greeting).exactOptional().describe('問い合わせ先を案内するときの言葉'),
  })
  .describe('この窓口の話し方。書かなければ標準の言葉');
const menuCell = z
  .strictObject({
    label,
    category: oneLine(bookLimits.label).exactOptional().describe('押すと質問が並ぶ分類'),
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
    bar: oneLine(bookLimits.menuBar)
      .exactOptional()
      .describe(`開閉する帯の言葉。${bookLimits.menuBar}文字まで`),
    cells: z
      .array(menuCell)
      .min(1)
      .max(bookLimits.menuCells)
      .describe(
        `左上から順に${bookLimits.menuCells}個まで。1つに category / entry / opens / url / phone のどれか1つ`,
      ),
  })
  .describe('トークの下に出るリッチメニュー。書かなければ分類と連絡先から作る');

const guides = z.array(guide).max(bookLimits.guides);

export const bookSchema = z
  .strictObject({
    name: oneLine(bookLimits.bookName).describe('窓口の名前'),
    greeting: paragraphs(bookLimits.greeting).exactOptional().describe('友だち追加のときの挨拶'),
    categories: z
      .array(oneLine(bookLimits.label))
      .min(1)
      .max(bookLimits.categories)
      .describe(`メニューに並ぶ分類。1つ${bookLimits.label}文字、${bookLimits.categories}個まで`),
    caution: caution.exactOptional(),
    guides: guides.exactOptional().describe('一段ずつ案内する手順'),
    walks: guides.exactOptional().describe('guides の以前の名前。guides と書く'),
    voice: voice.prefault({}),
    color: z
      .string()
      .trim()
      .regex(/^#[0-9A-Fa-f]{6}$/)
      .exactOptional()
      .describe("窓口の色。引用符で囲む(例: '#0B6E4F')"),
    richMenu: richMenu.exactOptional(),
    contact: contact.prefault({}),
    desk: support.prefault({}),
  })
  .transform(({ guides, walks, desk, ...book }, ctx) => {
    if (guides !== undefined && walks !== undefined)
      ctx.addIssue({
        code: 'custom',
        path: ['walks'],
        message: 'stands beside "guides", which is its newer name',
        params: { mend: 'Write all of them in "guides", and delete "walks".' },
        input: walks,
      });
    return { ...book, support: desk, guides: guides ?? walks ?? [] };
  })
  .describe('窓口の設定');
