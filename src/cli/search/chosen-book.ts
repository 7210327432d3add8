import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Book } from '../../books/book.ts';
import { bookFolders, loadBook } from '../../books/load.ts';
import { BookError, formatProblem } from '../../books/problem.ts';
import { isTableFile, readTableBook } from '../../books/tables/table.ts';
import { type CommandIo, UsageError } from '../command.ts';

/**
 * The book that `--book` names: an id of the data folder, or a .tsv or .csv file. Rows of a table that can't be used
 * are reported on stderr and left out.
 * @throws UsageError for an unknown name, BookError for a book that can't be used
 */
export function openChosenBook(name: string, io: CommandIo): Book {
  if (!isTableFile(name)) return openBookOf(name, io.dataDir);
  if (!existsSync(name)) throw new UsageError(`--book: there is no file "${name}". Check the path.`);
  const { book, problems } = readTableBook(name);
  if (!book) throw new BookError(problems);
  for (const problem of problems) io.stderr.write(`${formatProblem(problem)}\n`);
  return book;
}

function openBookOf(id: string, dataDir: string): Book {
  const folders = bookFolders(dataDir);
  const folder = folders.find((path) => basename(path) === id);
  if (folder !== undefined) return loadBook(folder);
  const known = folders.map((path) => basename(path)).join(', ');
  throw new UsageError(
    `--book: no book "${id}" in ${dataDir}. Give one of ${known}, or a .tsv or .csv file.`,
  );
}
