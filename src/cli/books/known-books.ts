import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../command.ts';

/**
 * The ids of the books in a folder. They are the names of the subfolders; no file is read.
 * @throws UsageError when there is none
 */
export function knownBooks(dataDir: string): readonly string[] {
  const names = existsSync(dataDir) ? readdirSync(dataDir).sort() : [];
  const ids = names.filter((id) => existsSync(join(dataDir, id, 'book.yaml')));
  if (ids.length > 0) return ids;
  throw new UsageError(
    `There is no book in ${dataDir}. Set FAQ_DATA_DIR to the folder that holds the books.`,
  );
}

/** Reads the comma-separated ids after `--book`. @throws UsageError for a book that doesn't exist */
export function parseBookIds(written: string, dataDir: string): readonly string[] {
  const ids = written.split(',').map((id) => id.trim());
  const known = knownBooks(dataDir);
  const stray = ids.find((id) => !known.includes(id));
  if (stray === undefined) return [...new Set(ids)];
  throw new UsageError(`--book: there is no book "${stray}" in ${dataDir}. Known: ${known.join(', ')}.`);
}
