import { allBooks, noBooks } from '../copy/desk.ts';
import type { StaffAccount } from '../staff.ts';

/** A book as the desk's pages name it. */
export type DeskBook = { readonly id: string; readonly name: string };

/** A book that is no longer open keeps its id for a name. */
export function bookNames(bookIds: StaffAccount['bookIds'], books: readonly DeskBook[]): string {
  if (bookIds === 'all') return allBooks;
  const names = bookIds.map((id) => books.find((book) => book.id === id)?.name ?? id);
  return names.length === 0 ? noBooks : names.join('、');
}
