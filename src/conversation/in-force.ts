import type { Entry } from '../faq/book.ts';

const tokyoDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tokyo' });

/** The entries that hold on the day of `at` (epoch ms) in Tokyo. Their first and last day count. */
export function inForceAt(at: number): (entry: Entry) => boolean {
  const day = tokyoDay.format(at);
  return ({ from, until }) => (from === undefined || from <= day) && (until === undefined || day <= until);
}

export function isInForce(entry: Entry, at: number): boolean {
  return inForceAt(at)(entry);
}
