import { type Deadline, type DueDate, nextDeadline } from './deadline.ts';
import { closesAt, type Hours, isOpenAt, nextOpening } from './hours.ts';
import type { Moment } from './moment.ts';
import { TOKYO, type Zone } from './zone.ts';

/** Something in a book that depends on the day. `label` is its name for askers, e.g. 締切. */
export type CalendarNote =
  | { readonly kind: 'deadline'; readonly label: string; readonly deadline: Deadline }
  | { readonly kind: 'hours'; readonly label: string; readonly hours: Hours };

/** A note as seen at a certain time, as data; `copy/` has the words for it. */
export type CalendarFact =
  | ({ readonly kind: 'deadline'; readonly label: string } & DueDate)
  /** `closes`: null when it never closes. */
  | { readonly kind: 'open'; readonly label: string; readonly closes: Moment | null }
  /** `opens`: null when it does not open within a year. */
  | { readonly kind: 'closed'; readonly label: string; readonly opens: Moment | null };

/** The facts of an entry at `at` (epoch ms), in the order of its notes. A deadline that is over is left out. */
export function factsAt(notes: readonly CalendarNote[], at: number, zone: Zone = TOKYO): CalendarFact[] {
  return notes.flatMap((note): CalendarFact[] => {
    if (note.kind === 'hours') return [{ label: note.label, ...openStateAt(note.hours, at, zone) }];
    const due = nextDeadline(note.deadline, at, zone);
    return due === null ? [] : [{ kind: 'deadline', label: note.label, ...due }];
  });
}

/** Open until when, or closed until when. */
export type OpenState =
  | { readonly kind: 'open'; readonly closes: Moment | null }
  | { readonly kind: 'closed'; readonly opens: Moment | null };

export function openStateAt(hours: Hours, at: number, zone: Zone = TOKYO): OpenState {
  return isOpenAt(hours, at, zone)
    ? { kind: 'open', closes: closesAt(hours, at, zone) }
    : { kind: 'closed', opens: nextOpening(hours, at, zone) };
}
