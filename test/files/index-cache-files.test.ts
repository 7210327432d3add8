import { existsSync, mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { createIndexCacheFiles } from '../../src/files/index-cache-files.ts';

const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'index-cache-'));
const fail = (problem: string): void => {
  throw new Error(problem);
};

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await setTimeout(20);
}

test('bytes come back in a later process, and a half-written file is never seen', async () => {
  const folder = join(emptyFolder(), 'made', 'when needed');
  const files = createIndexCacheFiles(folder, fail);
  expect(files.read('a')).toBeUndefined();
  files.write('a', Uint8Array.of(1, 2, 3));
  await until(() => existsSync(join(folder, 'a.index')));
  expect([...(createIndexCacheFiles(folder, fail).read('a') ?? [])]).toEqual([1, 2, 3]);
  await until(() => readdirSync(folder).length === 1);
});

test('a folder that cannot be written is reported once, and everything goes on', async () => {
  const file = join(emptyFolder(), 'a file');
  writeFileSync(file, '');
  const problems: string[] = [];
  const files = createIndexCacheFiles(join(file, 'folder'), (problem) => problems.push(problem));
  for (const key of ['a', 'b', 'c']) files.write(key, Uint8Array.of(1));
  await until(() => problems.length > 0);
  // The tries follow each other, and each fails without waiting for the disk.
  await setImmediate();
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain("can't be written");
  expect(files.read('a')).toBeUndefined();
});

test('of many files those last used stay', async () => {
  const folder = emptyFolder();
  for (let at = 0; at < 40; at += 1) {
    const file = join(folder, `old${at}.index`);
    writeFileSync(file, 'x');
    utimesSync(file, at + 1, at + 1);
  }
  writeFileSync(join(folder, 'of the version before.kept'), 'x');
  writeFileSync(join(folder, 'somebody else’s'), 'x');
  const files = createIndexCacheFiles(folder, fail);
  files.read('old3');
  files.write('new', Uint8Array.of(1));
  await until(() => readdirSync(folder).length === 25);
  expect(readdirSync(folder)).toEqual(
    expect.arrayContaining(['new.index', 'old3.index', 'old39.index', 'somebody else’s']),
  );
  expect(readdirSync(folder)).not.toContain('old0.index');
});
