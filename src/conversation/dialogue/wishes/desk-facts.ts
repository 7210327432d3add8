import { hoursOn, namesDay, type DayHours, type Hours, type Span } from '../../../calendar/hours.ts';
import type { CalendarDay } from '../../../calendar/day.ts';
import { contact as contactCopy } from '../../../copy/ja.ts';
import { deskHours as copy, facts as factsCopy } from '../../../copy/times.ts';
import { readAskedTime, type AskedHour, type AskedTime, type Season } from '../../japanese/asked-time.ts';
import type { FactName } from '../../japanese/wishes/fact-cues.ts';
import { contactWays, type ContactWay } from '../../message.ts';
import type { SearchableBook } from '../../searchable-book.ts';

/**
 * What stands first on the contact card when the desk's own facts were asked for: the day that was asked about, and
 * honestly what the desk does not have.
 */
export function deskFactsLead(
  { of, days }: { readonly of: readonly FactName[]; readonly days: readonly string[] },
  book: SearchableBook,
  now: number,
): string {
  const lines = of.flatMap((fact) => {
    switch (fact) {
      case 'hours':
        return hoursLines(readAskedTime(days), !of.includes('phone'), book, now);
      case 'phone':
        return [has('phone', book) ? contactCopy.here('電話') : contactCopy.none('電話')];
      case 'mail':
        return [has('mail', book) ? contactCopy.here('メール') : contactCopy.none('メール')];
      case 'form':
        return [has('form', book) ? contactCopy.here('お問い合わせフォーム') : contactCopy.noAddress];
      case 'fax':
        return [contactCopy.none('FAX')];
      case 'page':
      case 'place':
        return [contactCopy.unknownFact(fact === 'page' ? 'ホームページのアドレス' : '住所')];
      case 'reach':
        return [];
    }
  });
  const lead = book.voice.contact ?? contactCopy.lead;
  if (lines.length === 0) return lead;
  return [...new Set([...lines, ...(isAllMissing(of, book) ? [contactCopy.instead] : [])])].join('\n');
}

/** Whether the desk has nothing of what was asked for: then the card shows what it has instead. */
function isAllMissing(of: readonly FactName[], book: SearchableBook): boolean {
  return of.every((fact) => {
    switch (fact) {
      case 'phone':
      case 'mail':
      case 'form':
        return !has(fact, book);
      case 'fax':
      case 'page':
      case 'place':
        return true;
      case 'hours':
      case 'reach':
        return false;
    }
  });
}

/** The first way of those asked for that the desk has. */
export function askedWay(of: readonly FactName[], book: SearchableBook): ContactWay | undefined {
  return contactWays.find((way) => of.includes(way) && has(way, book));
}

function has(fact: ContactWay, { contact }: SearchableBook): boolean {
  if (fact === 'phone') return contact.phones.length > 0;
  return fact === 'mail' ? contact.mails.length > 0 : contact.forms.some(({ url }) => url !== undefined);
}

/** One way to reach the desk that has hours. */
type Way = { readonly label: string; readonly hours: Hours };

function hoursLines(asked: AskedTime, isChatToo: boolean, book: SearchableBook, now: number): string[] {
  const { support, contact } = book;
  const phones = contact.phones.flatMap(({ label, openingHours }) =>
    openingHours === undefined ? [] : [{ label, hours: openingHours }],
  );
  const chat =
    support.hasChat && support.hours !== undefined ? [{ label: factsCopy.staff, hours: support.hours }] : [];
  const lines = [...phones, ...chat].flatMap((way) => wayLines(way, asked, book, now));
  const written = contact.phones.flatMap(({ label, hours, openingHours }) =>
    openingHours === undefined && hours !== undefined ? [copy.asWritten(label, hours)] : [],
  );
  const always = support.hasChat && support.hours === undefined && isChatToo ? [copy.chatAlways] : [];
  const all = [...lines, ...written, ...always];
  return all.length === 0 ? [contactCopy.unknownFact('受付時間')] : all;
}

function wayLines({ label, hours }: Way, asked: AskedTime, book: SearchableBook, now: number): string[] {
  const { zone } = book;
  const on = (daysAhead: number): DayHours => hoursOn(hours, now, daysAhead, zone);
  const { day, hour } = asked;
  switch (day?.kind) {
    case undefined:
      return [dayLine(label, on(0), hour)];
    case 'ahead':
      return [dayLine(label, on(day.days), hour)];
    case 'weekdays':
      return day.weekdays.map((weekday) => dayLine(label, on(untilWeekday(weekday, on(0).date)), hour));
    case 'workdays': {
      const { spans } = { spans: hours.week[1] ?? [] };
      return [
        spans.length === 0
          ? copy.closed(label, copy.workdays)
          : copy.open(label, copy.workdays, inWords(spans)),
      ];
    }
    case 'holidays': {
      const { holidays } = hours;
      if (holidays === undefined) return [copy.asOnWeekdays(label)];
      return [
        holidays.length === 0
          ? copy.closed(label, copy.holidays)
          : copy.open(label, copy.holidays, inWords(holidays)),
      ];
    }
    case 'date': {
      const ahead = untilDate(day, on);
      return ahead === undefined ? [dayLine(label, on(0), hour)] : [dayLine(label, on(ahead), hour)];
    }
    case 'season':
      return [seasonLine(label, hours, day.season, on)];
  }
}

/** The hours of one day; of an hour that was asked about first whether it is among them. */
function dayLine(label: string, day: DayHours, hour: AskedHour | undefined): string {
  const name = nameOf(day);
  if (day.spans.length === 0) return copy.closed(label, name);
  const whole = copy.open(label, name, inWords(day.spans));
  if (hour === undefined) return whole;
  const minute = hour.kind === 'clock' ? hour.minute : minuteOf[hour.part];
  const isOpen = day.spans.some(({ open, close }) => open <= minute && minute < close);
  const what = hour.kind === 'clock' ? clock(minute) : copy.parts[hour.part];
  return `${isOpen ? copy.alsoAt(what) : copy.notAt(what)}${whole}`;
}

/** A minute in the middle of each part of the day. */
const minuteOf = { morning: 8 * 60, noon: 12 * 60 + 30, evening: 19 * 60, night: 23 * 60 } as const;

function nameOf({ date, daysAhead }: DayHours): string {
  const day = `${date.month}/${date.day}(${factsCopy.weekdays[date.weekday] ?? ''})`;
  if (daysAhead === 0) return `${factsCopy.today} ${day}`;
  return daysAhead === 1 ? `${factsCopy.tomorrow} ${day}` : day;
}

const inWords = (spans: readonly Span[]): string =>
  spans.map(({ open, close }) => `${clock(open)}〜${clock(close)}`).join('、');

function clock(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}

/** From today on. */
function untilWeekday(weekday: number, today: CalendarDay): number {
  return (weekday - today.weekday + 7) % 7;
}

type DayAt = (daysAhead: number) => DayHours;
const daysOfYear = 366;

function untilDate(
  { month, day }: { readonly month?: number; readonly day: number },
  on: DayAt,
): number | undefined {
  for (let ahead = 0; ahead < daysOfYear; ahead += 1) {
    const { date } = on(ahead);
    if (date.day === day && (month ?? date.month) === date.month) return ahead;
  }
  return undefined;
}

/** First and last day, as month and day. */
const seasons: Readonly<
  Record<Season, readonly [from: readonly [number, number], to: readonly [number, number]]>
> = {
  newYear: [
    [12, 29],
    [1, 3],
  ],
  goldenWeek: [
    [4, 29],
    [5, 5],
  ],
  bon: [
    [8, 13],
    [8, 16],
  ],
};

/** The coming season, day by day. Nothing is made up where the hours don't name its days. */
function seasonLine(label: string, hours: Hours, season: Season, on: DayAt): string {
  const [from, to] = seasons[season];
  const isDay = ({ date }: DayHours, [month, day]: readonly [number, number]): boolean =>
    date.month === month && date.day === day;
  const name = copy.seasons[season];
  const days: DayHours[] = [];
  for (let ahead = 0; ahead < daysOfYear; ahead += 1) {
    const day = on(ahead);
    if (days.length === 0 && !isDay(day, from)) continue;
    days.push(day);
    if (isDay(day, to)) break;
  }
  if (!days.some(({ date }) => namesDay(hours, date))) return copy.seasonUnknown(label, name);
  const open = days.filter(({ spans }) => spans.length > 0);
  if (open.length === 0) return copy.closed(label, name);
  return copy.seasonOpen(label, name, open.map(nameOf).join('、'));
}
