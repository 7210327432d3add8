import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Book } from '../../books/book.ts';
import { searchedFields } from '../index/book-table.ts';

const searchFolder = new URL('../', import.meta.url);

/** Raise it when something outside this folder changes the tables: another kuromoji, another dictionary. */
const version = 1;

/** The files that tables are computed with. Explaining, linting and suggesting change nothing in a table. */
const computingFiles = /^(?!(?:explain|lint|suggest)\/).*\.(?:ts|js|yaml|txt)$/;

let computingFilesHash: string | undefined;

/**
 * A hash of the book's texts and of everything that turns them into a table: the code of search, the lexicon, the
 * everyday sentences. When any of them changes, so does the key: the cache never serves an outdated table.
 */
export function keyOfBook(book: Book): string {
  const hash = createHash('sha256').update(hashOfComputingFiles());
  for (const entry of book.entries) hash.update(JSON.stringify(searchedFields.map((field) => entry[field])));
  return hash.digest('hex');
}

export function keyOfLexicon(): string {
  return createHash('sha256').update('lexicon').update(hashOfComputingFiles()).digest('hex');
}

function hashOfComputingFiles(): string {
  computingFilesHash ??= readdirSync(searchFolder, { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter((name) => computingFiles.test(name))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(new URL(name, searchFolder)) }))
    .reduce(
      (hash, { name, bytes }) => hash.update(`${name} ${bytes.length} `).update(bytes),
      createHash('sha256').update(String(version)),
    )
    .digest('hex');
  return computingFilesHash;
}
