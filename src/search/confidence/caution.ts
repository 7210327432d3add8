import type { Book } from '../../books/book.ts';
import { curationOf, type Curation } from '../weights.ts';

/**
 * The caution of a book that sets none. Without phrasings search is less often sure, lists are longer and miss more: a
 * person is better off with a bolder desk. docs/search.md has what both lead to.
 */
const defaultCautions: Readonly<Record<Curation, number>> = { curated: 0.9, bare: 0.86 };

/** The confidence from which on a book answers outright, 0.5 … 0.99. */
export function cautionOf(book: Book): number {
  return book.caution ?? defaultCautions[curationOf(book)];
}
