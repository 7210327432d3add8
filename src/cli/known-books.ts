import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './command.ts';

/** The ids of the books in a folder, by their folders' names: none of them is read. */
export function knownBooks(dataDir: string): readonly string[] {
  if (!existsSync(dataDir)) return [];
  return readdirSync(dataDir)
    .filter((id) => existsSync(join(dataDir, id, 'book.yaml')))
    .sort();
}

/** Ids as written after `--book`, comma-separated. @throws UsageError for one that isn't there */
export function parseBookIds(written: string, dataDir: string): readonly string[] {
  const ids = written.split(',').map((id) => id.trim());
  const known = knownBooks(dataDir);
  const stray = ids.find((id) => !known.includes(id));
  if (stray === undefined) return [...new Set(ids)];
  throw new UsageError(`--book: there is no book "${stray}" in ${dataDir}. Known: ${known.join(', ')}.`);
}
