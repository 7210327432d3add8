import { mkdirSync, readFileSync, utimesSync } from 'node:fs';
import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes by key, in a folder; for what may be lost, because it can be worked out again. */
export type IndexCacheFiles = {
  read(key: string): Uint8Array | undefined;
  /** Returns at once; the file is there a little later, whole or not at all. */
  write(key: string, bytes: Uint8Array): void;
};

const suffix = '.kept';
/** So many files are kept, those last used: a book that was changed leaves its old one behind. */
const mostFiles = 24;

/**
 * @param folder made when it isn't there
 * @param tell called at most once, when the folder can't be written: everything works without it, only slower
 */
export function createIndexCacheFiles(folder: string, tell: (problem: string) => void): IndexCacheFiles {
  let isUsable = true;
  let writing = Promise.resolve();
  const fileOf = (key: string): string => join(folder, `${key}${suffix}`);
  const give = (error: unknown): void => {
    if (isUsable)
      tell(`nothing is kept in ${folder}: ${error instanceof Error ? error.message : String(error)}`);
    isUsable = false;
  };
  return {
    read(key) {
      try {
        const bytes = readFileSync(fileOf(key));
        const now = new Date();
        utimesSync(fileOf(key), now, now);
        return bytes;
      } catch {
        // Not there, or not ours to read: the caller works it out.
        return undefined;
      }
    },
    write(key, bytes) {
      if (!isUsable) return;
      writing = writing.then(() => writeWhole(folder, fileOf(key), bytes)).catch(give);
    },
  };
}

/** Another process may write the same file at once: each writes its own beside it, and the last name wins. */
async function writeWhole(folder: string, file: string, bytes: Uint8Array): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const draft = `${file}.${process.pid}.draft`;
  try {
    await writeFile(draft, bytes);
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
  await forgetOldest(folder);
}

async function forgetOldest(folder: string): Promise<void> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(suffix));
  if (files.length <= mostFiles) return;
  const used = await Promise.all(
    files.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
  );
  used.sort((a, b) => b.at - a.at);
  for (const { name } of used.slice(mostFiles)) await rm(join(folder, name), { force: true });
}
