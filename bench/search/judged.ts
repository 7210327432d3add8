import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Book, Entry } from '../../src/faq/book.ts';
import { loadBooks } from '../../src/faq/load.ts';
import { readTableBook } from '../../src/faq/table.ts';

export type Judged = { readonly query: string; readonly right: readonly string[]; readonly kind: string };
export type JudgedBook = { readonly book: Book; readonly queries: readonly Judged[] };

/** The three books and the town's, each with its judged messages; with `extra` (an `eval/` folder) its books too. */
export function readJudgedBooks(extra?: string): JudgedBook[] {
  const judged = [...loadBooks('faq-data').values()].map((book) => ({
    book,
    queries: readQueries(`faq-data/${book.id}/queries.tsv`),
  }));
  const tables = [['test/search/books/machi.tsv', 'test/search/books/machi-queries.tsv']];
  if (extra !== undefined) tables.push([join(extra, 'gov/faq.tsv'), join(extra, 'gov/queries.tsv')]);
  for (const [file = '', queries = ''] of tables)
    judged.push({ book: readTable(file), queries: readQueries(queries) });
  return judged;
}

/** Every entry of the repo's own books: what larger books are made of. */
export function ownEntries(): Entry[] {
  return readJudgedBooks().flatMap(({ book }) => book.entries);
}

function readTable(file: string): Book {
  const { book } = readTableBook(file);
  if (book === undefined) throw new Error(`${file} can't be read as a book`);
  return book;
}

function readQueries(file: string): Judged[] {
  if (!existsSync(file)) return [];
  const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  const columns = head.split('\t');
  return lines.map((line) => {
    const cells = new Map(line.split('\t').map((cell, at) => [columns[at] ?? '', cell.trim()]));
    const expected = cells.get('expected') ?? cells.get('expected ids') ?? '-';
    const right = expected.split(',').map((id) => id.trim().split('/').at(-1) ?? '');
    return {
      query: cells.get('query') ?? '',
      right: right.filter((id) => id !== '-'),
      kind: cells.get('kind') ?? '',
    };
  });
}
