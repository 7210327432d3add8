import { join } from 'node:path';
import type { Book, Entry } from '../../src/books/book.ts';
import { readQueries, type JudgedQuery } from '../../src/books/tables/judged-queries.ts';
import { loadBooks } from '../../src/books/load.ts';
import { readTableBook } from '../../src/books/tables/table.ts';

export type JudgedBook = { readonly book: Book; readonly queries: readonly JudgedQuery[] };

/**
 * The three books and a town's, each with its judged messages.
 * @param extra a folder with gov/faq.tsv and gov/queries.tsv, for one more book
 */
export function readJudgedBooks(extra?: string): JudgedBook[] {
  const judged = [...loadBooks('faq-data').values()].map((book) => ({
    book,
    queries: readQueries(`faq-data/${book.id}/queries.tsv`, book).queries,
  }));
  const tables = [['test/search/books/machi.tsv', 'test/search/books/machi-queries.tsv']];
  if (extra !== undefined) tables.push([join(extra, 'gov/faq.tsv'), join(extra, 'gov/queries.tsv')]);
  for (const [file = '', queries = ''] of tables) {
    const book = readTable(file);
    judged.push({ book, queries: readQueries(queries, book).queries });
  }
  return judged;
}

/** Every entry of our own books, from which larger books are made. */
export function ownEntries(): Entry[] {
  return readJudgedBooks().flatMap(({ book }) => book.entries);
}

function readTable(file: string): Book {
  const { book } = readTableBook(file);
  if (book === undefined) throw new Error(`${file} can't be read as a book`);
  return book;
}
