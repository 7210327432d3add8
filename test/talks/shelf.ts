import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Book } from '../../src/books/book.ts';
import { bookFolders, loadBook } from '../../src/books/load.ts';
import { BookError } from '../../src/books/problem.ts';
import { readQueries, type JudgedQuery } from '../../src/books/tables/judged-queries.ts';
import { readTableBook } from '../../src/books/tables/table.ts';
import { TOKYO } from '../../src/calendar/zone.ts';
import type { SearchableBook } from '../../src/conversation/searchable-book.ts';
import { createIndexCacheFiles } from '../../src/files/index-cache-files.ts';
import { createSearch } from '../../src/search/engine.ts';
import { loadTokenizer, type Tokenizer } from '../../src/search/text/tokenizer.ts';
import { indexCacheFolder } from '../index-cache-folder.ts';

const dataDir = join(import.meta.dirname, '../../faq-data');
const tableDir = join(import.meta.dirname, '../search/books');

/** The shipped books with their real search, by id. */
export async function openShelf(): Promise<ReadonlyMap<string, SearchableBook>> {
  const tokenizer = await loadTokenizer();
  return new Map(
    bookFolders(dataDir).map((folder) => [basename(folder), withSearch(loadBook(folder), tokenizer)]),
  );
}

/** A book with the messages that were judged for it. */
export type JudgedBook = { readonly book: SearchableBook; readonly queries: readonly JudgedQuery[] };

/**
 * Every book with judged messages: the shipped ones and the tables of test/search/books.
 * @param extra a folder with seed-books.tsv and gov/, for messages that are not in the project
 */
export async function openJudgedBooks(extra?: string): Promise<readonly JudgedBook[]> {
  const tokenizer = await loadTokenizer();
  const shipped = bookFolders(dataDir).map((folder) => {
    const book = loadBook(folder);
    const files = [
      join(folder, 'queries.tsv'),
      ...(extra === undefined ? [] : [join(extra, 'seed-books.tsv')]),
    ];
    return { book, files };
  });
  const tables = readdirSync(tableDir)
    .filter((name) => name.endsWith('-queries.tsv'))
    .map((name) => [join(tableDir, name.replace('-queries', '')), join(tableDir, name)] as const);
  if (extra !== undefined) tables.push([join(extra, 'gov/faq.tsv'), join(extra, 'gov/queries.tsv')]);
  const others = tables.map(([table, queries]) => ({ book: tableBook(table), files: [queries] }));
  return [...shipped, ...others].map(({ book, files }) => ({
    book: withSearch(book, tokenizer),
    queries: files.flatMap((file) => readQueries(file, book).queries),
  }));
}

function tableBook(file: string): Book {
  const { book, problems } = readTableBook(file);
  if (book === undefined) throw new BookError(problems);
  return book;
}

function withSearch(book: Book, tokenizer: Tokenizer): SearchableBook {
  const cache = createIndexCacheFiles(indexCacheFolder, () => undefined);
  const { find, nearest, lookUp, readWords } = createSearch(book, tokenizer, cache);
  return { ...book, zone: TOKYO, search: find, nearest, lookUp, readWords };
}
