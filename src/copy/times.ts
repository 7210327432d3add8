/** What LINE users read of days, hours and deadlines. Read aloud before changing. */

/** What deadlines and hours mean today. */
export const facts = {
  weekdays: ['日', '月', '火', '水', '木', '金', '土'],
  today: '本日',
  tomorrow: '明日',
  staff: '担当者',
  /** Between two that are open at the same times. */
  and: 'と',
  /** @param day e.g. 11/25(水) */
  deadline: (label: string, day: string, daysLeft: number, isThisMonth: boolean): string => {
    // A label such as 支払期日 names a day by itself; 解約のお申し込み doesn't.
    const isDay = /(?:日|期限|締切|締め切り|〆切)$/u.test(label);
    const name = isDay ? label : `${label}の締め切り`;
    if (daysLeft === 0) return `${name}は今日、${day}です。`;
    if (daysLeft === 1) return `${name}は明日、${day}です。`;
    const which = isThisMonth ? '今月' : '次';
    const subject = isDay ? `${which}の${label}` : `${label}の${which}の締め切り`;
    return `${subject}は${day}です。あと${daysLeft}日あります。`;
  },
  /** @param until e.g. 17:00 */
  open: (label: string, until: string | undefined): string =>
    `${label}は、ただいま受付中です${until === undefined ? '' : `(${until}まで)`}。`,
  /** @param next e.g. 11/24(火) 9:00 */
  closed: (label: string, next: string | undefined): string =>
    next === undefined
      ? `${label}は、ただいま受け付けていません。`
      : `${label}は、ただいま受付時間外です。次の受付は ${next} からです。`,
} as const;

/** When the desk is open, to somebody who asks. */
export const deskHours = {
  workdays: '平日',
  holidays: '祝日',
  parts: { morning: '朝8時ごろ', noon: 'お昼(12:30ごろ)', evening: '夜7時ごろ', night: '深夜' },
  seasons: {
    newYear: '年末年始(12/29〜1/3)',
    goldenWeek: 'ゴールデンウィーク(4/29〜5/5)',
    bon: 'お盆(8/13〜8/16)',
  },
  /** @param day e.g. 本日 11/25(水) @param spans e.g. 9:00〜12:00、13:00〜17:00 */
  open: (label: string, day: string, spans: string): string => `${label}の${day}の受付は ${spans} です。`,
  closed: (label: string, day: string): string => `${label}は、${day}は受け付けていません。`,
  asOnWeekdays: (label: string): string => `${label}は、祝日も曜日どおりに受け付けています。`,
  /** @param what e.g. 18:00 */
  alsoAt: (what: string): string => `${what}も受け付けています。`,
  notAt: (what: string): string => `${what}は受け付けていません。`,
  seasonUnknown: (label: string, season: string): string =>
    `${label}の${season}の休みは、こちらでは案内していません。`,
  seasonOpen: (label: string, season: string, days: string): string =>
    `${label}が${season}に受け付けるのは ${days} です。`,
  /** In the book's own words. */
  asWritten: (label: string, hours: string): string => `${label}の受付時間は ${hours} です。`,
  chatAlways: 'このトークでは、曜日や時間に関係なく受け付けています。',
} as const;
