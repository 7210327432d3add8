/** What an editor may write in `scenarios/*.yaml`. The descriptions are for editors (JSON Schema). */
import { z } from 'zod';
import { ONE_LINE } from './field-schema.ts';
import { SENT_KINDS, type Turn } from '../story.ts';

const longest = 5_000;
const words = z.string().trim().min(1, { abort: true }).max(longest);
const oneOrMore = (item: z.ZodString) =>
  z.union([item.transform((one) => [one]), z.array(item).min(1, { abort: true })]);

const unitMs = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const isUnit = (unit: string): unit is keyof typeof unitMs => unit in unitMs;

const wait = z
  .string()
  .regex(/^\+[1-9]\d{0,4}[smhd]$/)
  .transform((written) => {
    const unit = written.slice(-1);
    return Number(written.slice(1, -1)) * (isUnit(unit) ? unitMs[unit] : 0);
  })
  .describe('ここで待つ時間(+65s = 65秒、+10m = 10分、+3h = 3時間、+2d = 2日)');

/** 2026-11-23T10:00 in Tokyo, as epoch ms. */
const tokyoTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, { abort: true })
  // A 31 February would become a day of March.
  .refine((written) => z.iso.datetime({ offset: true }).safeParse(`${written}:00+09:00`).success)
  .transform((written) => Date.parse(`${written}:00+09:00`));

const expectation = z
  .strictObject({
    answers: oneOrMore(words)
      .exactOptional()
      .describe('回答が丸ごと出る項目の id。書いたものだけが、この順に出る'),
    leadsTo: oneOrMore(words)
      .exactOptional()
      .describe('たどり着く項目の id。すぐに回答が出るか、候補に並んでいて、押せば回答が出る'),
    offers: oneOrMore(words).exactOptional().describe('候補に並ぶ項目の id(ほかの候補があってもよい)'),
    says: oneOrMore(words).exactOptional().describe('返事に含まれる言葉'),
    saysNot: oneOrMore(words).exactOptional().describe('返事に含まれない言葉'),
    buttons: oneOrMore(words).exactOptional().describe('押せるボタンの言葉(ほかのボタンがあってもよい)'),
    step: z
      .string()
      .regex(/^[1-9]\d?$/)
      .meta({ type: 'integer', minimum: 1 })
      .transform(Number)
      .exactOptional()
      .describe('案内している手順の番号(1から)'),
  })
  .meta({ minProperties: 1 })
  .superRefine((written, ctx) => {
    // A misspelt key is already reported.
    if (Object.keys(written).length > 0 || ctx.issues.length > 0) return;
    ctx.addIssue({
      code: 'custom',
      message: 'expects nothing of the reply, so the story can never fail here',
      params: { mend: 'Write what the reply must hold, e.g. "answers: q1", or "bot: anything".' },
      input: written,
    });
  })
  .describe('窓口の返事に求めること');

const keys = {
  user: words.describe('利用者が送る言葉。何行でもよい'),
  tap: words.describe('利用者が押すボタンの言葉、または候補の項目の id。前の返事のボタンも押せる'),
  follow: words.describe('友だち追加。利用者の名前を書く'),
  unblock: words.describe('ブロックしていた人がもどってくる。利用者の名前を書く'),
  sends: z.enum(SENT_KINDS).describe('言葉ではないもの(sticker = スタンプ、photo = 写真 など)'),
  unsend: words.describe('利用者が送信を取り消す言葉(前の user と同じに書く)'),
  wait,
  at: tokyoTime.describe('この日時まで進む(日本時間、例: 2026-11-23T10:00)'),
  bot: z
    .union([z.enum(['silent', 'anything']), expectation])
    .describe('窓口の返事。silent = 何も言わない、anything = 何か言えばよい'),
};
type Key = keyof typeof keys;
const names = Object.keys(keys).filter((name): name is Key => name in keys);

type Unplaced = Turn extends infer T ? (T extends unknown ? Omit<T, 'line'> : never) : never;

const turn = z
  .strictObject({
    user: keys.user.exactOptional(),
    tap: keys.tap.exactOptional(),
    follow: keys.follow.exactOptional(),
    unblock: keys.unblock.exactOptional(),
    sends: keys.sends.exactOptional(),
    unsend: keys.unsend.exactOptional(),
    wait: keys.wait.exactOptional(),
    at: keys.at.exactOptional(),
    bot: keys.bot.exactOptional(),
  })
  .meta({ oneOf: names.map((name) => ({ required: [name] })) })
  .transform((written, ctx): Unplaced => {
    // A misspelt key is already reported.
    if (ctx.issues.length > 0) return z.NEVER;
    const [only, ...others] = turnsIn(written);
    if (only !== undefined && others.length === 0) return only;
    ctx.addIssue({
      code: 'custom',
      message: only === undefined ? 'says nothing' : 'does several things at once',
      params: { mend: `Write one of these, with a value: ${names.join(', ')}.` },
      input: written,
    });
    return z.NEVER;
  })
  .describe('1つの出来事。- で始めて1つだけ書く');

type Written = { readonly [K in Key]?: z.output<(typeof keys)[K]> };

function turnsIn({ user, tap, follow, unblock, sends, unsend, wait, at, bot }: Written): Unplaced[] {
  return [
    ...(user === undefined ? [] : [{ type: 'user', text: user } as const]),
    ...(tap === undefined ? [] : [{ type: 'tap', label: tap } as const]),
    ...(follow === undefined ? [] : [{ type: 'follow', name: follow } as const]),
    ...(unblock === undefined ? [] : [{ type: 'unblock', name: unblock } as const]),
    ...(sends === undefined ? [] : [{ type: 'sends', kind: sends } as const]),
    ...(unsend === undefined ? [] : [{ type: 'unsend', text: unsend } as const]),
    ...(wait === undefined ? [] : [{ type: 'wait', ms: wait } as const]),
    ...(at === undefined ? [] : [{ type: 'at', at } as const]),
    ...(bot === undefined ? [] : [{ type: 'bot', expected: bot } as const]),
  ];
}

/** A Tuesday morning, with nothing special about it. */
const ordinaryDay = '2026-11-24T10:00';

export const storySchema = z
  .strictObject({
    name: words.max(100).regex(ONE_LINE).describe('この話の題(1行)。失敗したときに出る'),
    startsAt: tokyoTime
      .prefault(ordinaryDay)
      .describe(`話が始まる日時(日本時間、例: 2026-11-23T10:00)。書かなければ ${ordinaryDay}`),
    turns: z.array(turn).min(1).describe('出来事を起きた順に'),
  })
  .describe('1つの話');

export const storiesSchema = z.array(storySchema).min(1).describe('窓口との話の一覧');
