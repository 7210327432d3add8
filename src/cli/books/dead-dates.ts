import type { Entry } from '../../books/book.ts';
import type { Problem } from '../../books/problem.ts';

/** Entries whose last day is over: they cost an editor's time and answer nobody. @param today YYYY-MM-DD, Tokyo */
export function findDeadDates(
  entries: readonly Entry[],
  today: string,
  file: string,
  lineOf: (entry: number) => number,
): Problem[] {
  return entries.flatMap(({ id, until }, at): Problem[] => {
    if (until === undefined || today <= until) return [];
    const what = `entry "${id}": "until" (${until}) is over, so it answers nobody any more`;
    const mend = 'Write a later day, or delete the entry.';
    return [{ file, line: lineOf(at), severity: 'warning', what, mend }];
  });
}

/** Deadlines on a day that is over: nobody is shown them. @param today YYYY-MM-DD, Tokyo */
export function findDeadDeadlines(
  entries: readonly Entry[],
  today: string,
  file: string,
  lineOf: (entry: number, note: number) => number,
): Problem[] {
  return entries.flatMap(({ id, calendar = [] }, at) =>
    calendar.flatMap((note, index): Problem[] => {
      if (note.kind !== 'deadline' || note.deadline.due.every !== 'never') return [];
      const { date } = note.deadline.due;
      if (today <= date) return [];
      const what = `entry "${id}": the deadline "${note.label}" (${date}) is over, so nobody is told of it`;
      const mend = 'Write the next day, or delete it.';
      return [{ file, line: lineOf(at, index), severity: 'warning', what, mend }];
    }),
  );
}
