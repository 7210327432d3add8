import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Book, Entry } from '../../src/books/book.ts';
import { readQueries, type JudgedQuery } from '../../src/books/tables/judged-queries.ts';
import { loadBooks } from '../../src/books/load.ts';
import { BookError } from '../../src/books/problem.ts';
import { readTableBook } from '../../src/books/tables/table.ts';

export type JudgedBook = {
  /** The book's id, or the name of its table. */
  readonly name: string;
  readonly book: Book;
  readonly queries: readonly JudgedQuery[];
};

const tables = 'test/search/books';

/** The three books, each with its judged messages. */
export function readCuratedBooks(): JudgedBook[] {
  return [...loadBooks('faq-data').values()].map((book) => ({
    name: book.id,
    book,
    queries: readQueries(`faq-data/${book.id}/queries.tsv`, book).queries,
  }));
}

/**
 * The books of `test/search/books`, bare tables of other trades, each with its judged messages. Those of its folder
 * `kept-back` are left out: nothing is fitted to them.
 * @param extra a folder with gov/faq.tsv and gov/queries.tsv, for one more book
 */
export function readBareBooks(extra?: string): JudgedBook[] {
  const books = readTables(tables);
  if (extra !== undefined)
    books.push(readTable('gov', join(extra, 'gov/faq.tsv'), join(extra, 'gov/queries.tsv')));
  return books;
}

/** All that is fitted to. @param extra see `readBareBooks` */
export function readJudgedBooks(extra?: string): JudgedBook[] {
  return [...readCuratedBooks(), ...readBareBooks(extra)];
}

/** Every entry of our own books, from which larger books are made. */
export function ownEntries(): Entry[] {
  return readJudgedBooks().flatMap(({ book }) => book.entries);
}

function readTables(folder: string): JudgedBook[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('-queries.tsv'));
  return files.sort().map((file) => {
    const name = basename(file, '-queries.tsv');
    return readTable(name, join(folder, `${name}.tsv`), join(folder, file));
  });
}

function readTable(name: string, file: string, queries: string): JudgedBook {
  const { book, problems } = readTableBook(file);
  if (book === undefined) throw new BookError(problems);
  return { name, book, queries: readQueries(queries, book).queries };
}
