import type { Book } from '../../books/book.ts';

/** The caution of a book that sets none. docs/search.md has what it leads to. */
const defaultCaution = 0.9;

/** The confidence from which on a book answers outright, 0.5 … 0.99. */
export function cautionOf(book: Book): number {
  return book.caution ?? defaultCaution;
}
