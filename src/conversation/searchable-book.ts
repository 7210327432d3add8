import type { Book } from '../faq/book.ts';
import type { Search } from '../search/finding.ts';

/** A book with its search, built from the same entries. */
export type SearchableBook = Book & { readonly search: Search };
