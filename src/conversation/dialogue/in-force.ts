import { isoOf } from '../../calendar/day.ts';
import { TOKYO } from '../../calendar/zone.ts';
import type { Entry } from '../../books/book.ts';

/** Whether an entry is valid on the day of `at` (epoch ms) in Tokyo. Its first and last day count. */
export function inForceAt(at: number): (entry: Entry) => boolean {
  const day = isoOf(TOKYO.toWall(at).day);
  return ({ from, until }) => (from === undefined || from <= day) && (until === undefined || day <= until);
}

export function isInForce(entry: Entry, at: number): boolean {
  return inForceAt(at)(entry);
}
