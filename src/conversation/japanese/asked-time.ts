/** The day that somebody asks about. */
export type AskedDay =
  | { readonly kind: 'ahead'; readonly days: number }
  /** 0 = Sunday … 6 = Saturday. */
  | { readonly kind: 'weekdays'; readonly weekdays: readonly number[] }
  | { readonly kind: 'workdays' }
  | { readonly kind: 'holidays' }
  | { readonly kind: 'date'; readonly month?: number; readonly day: number }
  | { readonly kind: 'season'; readonly season: Season };

export type Season = 'newYear' | 'goldenWeek' | 'bon';

/** The part of the day that somebody asks about. */
export type AskedHour =
  | { readonly kind: 'part'; readonly part: 'morning' | 'noon' | 'evening' | 'night' }
  /** Minutes after midnight. */
  | { readonly kind: 'clock'; readonly minute: number };

export type AskedTime = { readonly day?: AskedDay; readonly hour?: AskedHour };

/** Reads the words that name a day or an hour: 「土曜」, 「明日」, 「お昼休み」, 「18時」, 「12月29日」. */
export function readAskedTime(words: readonly string[]): AskedTime {
  const day = words.map(toDay).find((each) => each !== undefined);
  const hour = words.map(toHour).find((each) => each !== undefined);
  return { ...(day === undefined ? {} : { day }), ...(hour === undefined ? {} : { hour }) };
}

const days: readonly (readonly [pattern: RegExp, day: AskedDay])[] = [
  [/年末|年始|正月|ねんまつ/u, { kind: 'season', season: 'newYear' }],
  [/ご.るでん|gw/u, { kind: 'season', season: 'goldenWeek' }],
  [/盆|夏休/u, { kind: 'season', season: 'bon' }],
  [/土日|どにち|週末/u, { kind: 'weekdays', weekdays: [6, 0] }],
  [/祝|祭日|休日|連休|しゅくじつ/u, { kind: 'holidays' }],
  [/平日/u, { kind: 'workdays' }],
  [/明後日|あさって/u, { kind: 'ahead', days: 2 }],
  [/明日|あした|あす/u, { kind: 'ahead', days: 1 }],
  [/今日|本日|きょう/u, { kind: 'ahead', days: 0 }],
  [/^どよう/u, { kind: 'weekdays', weekdays: [6] }],
  [/^にちよう/u, { kind: 'weekdays', weekdays: [0] }],
];

function toDay(word: string): AskedDay | undefined {
  const named = days.find(([pattern]) => pattern.test(word))?.[1];
  if (named !== undefined) return named;
  const weekday = /^([日月火水木金土])(曜日?)?$/u.exec(word)?.[1];
  if (weekday !== undefined) return { kind: 'weekdays', weekdays: ['日月火水木金土'.indexOf(weekday)] };
  const [, month, day] = /^(?:(\d{1,2})[月/])?(\d{1,2})日?$/u.exec(word) ?? [];
  if (day === undefined) return undefined;
  return { kind: 'date', day: Number(day), ...(month === undefined ? {} : { month: Number(month) }) };
}

function toHour(word: string): AskedHour | undefined {
  if (/昼|ひる/u.test(word)) return { kind: 'part', part: 'noon' };
  if (/夜中|深夜/u.test(word)) return { kind: 'part', part: 'night' };
  if (/夜|よる|夕方|仕事/u.test(word)) return { kind: 'part', part: 'evening' };
  if (word.includes('朝')) return { kind: 'part', part: 'morning' };
  const [, hour, half, minute] = /^(\d{1,2})(?:時(半)?|:)(\d\d)?/u.exec(word) ?? [];
  if (hour === undefined || Number(hour) > 24) return undefined;
  return { kind: 'clock', minute: Number(hour) * 60 + (half === undefined ? Number(minute ?? 0) : 30) };
}
