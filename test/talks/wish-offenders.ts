import { readWish, type Wish } from '../../src/conversation/japanese/wishes/wish.ts';
import type { JudgedBook } from './shelf.ts';

export type Offender = { readonly book: string; readonly query: string; readonly kind: Wish['kind'] };

/** The messages that an entry answers, and those among them that are taken for anything but a question. */
export function offendersIn(books: readonly JudgedBook[]): {
  readonly answerable: number;
  readonly offenders: readonly Offender[];
} {
  let answerable = 0;
  const offenders: Offender[] = [];
  for (const { book, queries } of books)
    for (const { query, expected } of queries) {
      if (expected.length === 0) continue;
      answerable += 1;
      const { kind } = readWish(query, { book, finding: book.search(query), isFollowUp: false });
      if (kind !== 'question') offenders.push({ book: book.id, query, kind });
    }
  return { answerable, offenders };
}
