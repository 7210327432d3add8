import type { Book } from '../../src/books/book.ts';

/** A search engine to be measured: from a book, a function from a text to entry ids, best first, at most 10. */
export type Contender = {
  readonly name: string;
  build(book: Book): Promise<(text: string) => readonly string[] | Promise<readonly string[]>>;
};
