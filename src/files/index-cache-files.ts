import { mkdirSync, readFileSync, utimesSync } from 'node:fs';
import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes by key, as files in a folder. Any of them may be deleted: they can be computed again. */
export type IndexCacheFiles = {
  read(key: string): Uint8Array | undefined;
  /** Returns at once; the file appears a little later, and is never seen half-written. */
  write(key: string, bytes: Uint8Array): void;
};

const suffix = '.index';
/** The suffix that the version before used, for the same kind of files. Nothing reads them any more. */
const formerSuffix = '.kept';
/** The files last used stay; a book that changed leaves its old one behind. */
const maxFiles = 24;

/**
 * @param folder created when it doesn't exist
 * @param report called at most once, when the folder can't be written: then search works too, but starts more slowly
 */
export function createIndexCacheFiles(folder: string, report: (problem: string) => void): IndexCacheFiles {
  let isWritable = true;
  let pending = Promise.resolve();
  const fileOf = (key: string): string => join(folder, `${key}${suffix}`);
  const giveUp = (error: unknown): void => {
    if (isWritable)
      report(
        `The index cache ${folder} can't be written, so search will start more slowly: ${error instanceof Error ? error.message : String(error)}`,
      );
    isWritable = false;
  };
  return {
    read(key) {
      try {
        const bytes = readFileSync(fileOf(key));
        const now = new Date();
        utimesSync(fileOf(key), now, now);
        return bytes;
      } catch {
        // It doesn't exist, or may not be read: the caller computes it.
        return undefined;
      }
    },
    write(key, bytes) {
      if (!isWritable) return;
      pending = pending.then(() => writeFileAtomically(folder, fileOf(key), bytes)).catch(giveUp);
    },
  };
}

/** Another process may write the same file at the same time: each writes a draft of its own and renames it. */
async function writeFileAtomically(folder: string, file: string, bytes: Uint8Array): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const draft = `${file}.${process.pid}.draft`;
  try {
    await writeFile(draft, bytes);
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
  await deleteOldest(folder);
}

async function deleteOldest(folder: string): Promise<void> {
  const names = await readdir(folder);
  for (const name of names.filter((each) => each.endsWith(formerSuffix)))
    await rm(join(folder, name), { force: true });
  const files = names.filter((name) => name.endsWith(suffix));
  if (files.length <= maxFiles) return;
  const used = await Promise.all(
    files.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
  );
  used.sort((a, b) => b.at - a.at);
  for (const { name } of used.slice(maxFiles)) await rm(join(folder, name), { force: true });
}
