import { allBooks, noBooks } from '../copy/desk.ts';
import type { Book } from '../books/book.ts';
import { mayBook } from '../staff/permissions.ts';
import type { StaffAccount } from '../staff/accounts.ts';

/** A book as the desk's pages know it; `entries` and `support` help to answer. */
export type DeskBook = Pick<Book, 'id' | 'name'> & Partial<Pick<Book, 'entries' | 'support'>>;

/** The books as they are now: an editor may change one while the desk is open. */
export type DeskBooks = () => readonly DeskBook[];

/** A book that is no longer open is named by its id. */
export function bookNames(bookIds: StaffAccount['bookIds'], books: readonly DeskBook[]): string {
  if (bookIds === 'all') return allBooks;
  const names = bookIds.map((id) => bookName(id, books));
  return names.length === 0 ? noBooks : names.join('、');
}

export function bookName(bookId: string, books: readonly DeskBook[]): string {
  return books.find(({ id }) => id === bookId)?.name ?? bookId;
}

/** The ids of the books whose tickets somebody may see. */
export function visibleBooks(staff: StaffAccount, books: readonly DeskBook[]): readonly string[] {
  return books.map(({ id }) => id).filter((id) => mayBook(staff, id));
}
