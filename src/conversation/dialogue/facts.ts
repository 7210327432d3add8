import { factsAt, openStateAt, type CalendarFact, type OpenState } from '../../calendar/fact.ts';
import type { CalendarDay } from '../../calendar/day.ts';
import type { Moment } from '../../calendar/moment.ts';
import { facts as copy } from '../../copy/times.ts';
import type { Entry } from '../../books/book.ts';
import type { SearchableBook } from '../searchable-book.ts';

type Zoned = Pick<SearchableBook, 'zone'>;
type ReachableBook = Pick<SearchableBook, 'contact' | 'support' | 'zone'>;

/** An entry's deadlines and hours as seen at `now` (epoch ms), in words. */
export function entryFacts({ calendar = [] }: Entry, { zone }: Zoned, now: number): string[] {
  return factsAt(calendar, now, zone).map(inWords);
}

/**
 * Whether staff and each phone can be reached now, and if not, from when on. Those with the same hours share a
 * sentence; what the book names no hours for is left out.
 */
export function reachFacts({ contact, support, zone }: ReachableBook, now: number): string[] {
  const staff = support.hasChat ? [{ label: copy.staff, openingHours: support.hours }] : [];
  const byWords = new Map<string, { openState: OpenState; labels: string[] }>();
  for (const { label, openingHours } of [...staff, ...contact.phones]) {
    if (openingHours === undefined) continue;
    const openState = openStateAt(openingHours, now, zone);
    const words = openStateInWords('', openState);
    const same = byWords.get(words);
    if (same === undefined) byWords.set(words, { openState, labels: [label] });
    else if (!same.labels.includes(label)) same.labels.push(label);
  }
  return [...byWords.values()].map(({ openState, labels }) =>
    openStateInWords(labels.join(copy.and), openState),
  );
}

/** When staff are there next. @returns undefined while they are there, or when the book has no hours */
export function nextOpeningFact({ support, zone }: SearchableBook, now: number): string | undefined {
  if (support.hours === undefined) return undefined;
  const openState = openStateAt(support.hours, now, zone);
  return openState.kind === 'closed' && openState.opens !== null ? momentInWords(openState.opens) : undefined;
}

function inWords(fact: CalendarFact): string {
  if (fact.kind !== 'deadline') return openStateInWords(fact.label, fact);
  const { label, date, daysLeft, hour, minute } = fact;
  const time = hour === undefined ? '' : ` ${clock(hour, minute ?? 0)}`;
  return copy.deadline(label, `${dayOf(date)}${time}`, daysLeft, isThisMonth(date, daysLeft));
}

function isThisMonth({ year, month, day }: CalendarDay, daysLeft: number): boolean {
  return new Date(Date.UTC(year, month - 1, day - daysLeft)).getUTCMonth() + 1 === month;
}

function openStateInWords(label: string, openState: OpenState): string {
  if (openState.kind === 'open')
    return copy.open(label, openState.closes === null ? undefined : timeOf(openState.closes));
  return copy.closed(label, openState.opens === null ? undefined : momentInWords(openState.opens));
}

/** 「本日 13:00」, 「明日 11/25(水) 9:00」, 「11/24(火) 9:00」 */
function momentInWords({ date, daysAhead, hour, minute }: Moment): string {
  const time = clock(hour, minute);
  if (daysAhead === 0) return `${copy.today} ${time}`;
  return `${daysAhead === 1 ? `${copy.tomorrow} ` : ''}${dayOf(date)} ${time}`;
}

function timeOf(moment: Moment): string {
  return moment.daysAhead === 0 ? clock(moment.hour, moment.minute) : momentInWords(moment);
}

function dayOf({ month, day, weekday }: CalendarDay): string {
  return `${month}/${day}(${copy.weekdays[weekday] ?? ''})`;
}

function clock(hour: number, minute: number): string {
  return `${hour}:${String(minute).padStart(2, '0')}`;
}
