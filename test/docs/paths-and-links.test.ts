import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pages, quotedIn } from './pages.ts';
import { declaredNames } from './source-values.ts';

const ignored = /^(?:node_modules|dist|\.git|\.cache|coverage)$/;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((item) => {
    if (ignored.test(item.name)) return [];
    const path = join(folder, item.name);
    return item.isDirectory() ? [path, ...filesBelow(path)] : [path];
  });
}

const files = filesBelow('.');
const names = new Set(files.map((path) => basename(path)));

/** A path of the repository, of `src/`, of search, or beside the page; a name alone is a file of that name anywhere. */
function isThere(path: string, page: string): boolean {
  const name = path.replace(/\/$/, '');
  if (!name.includes('/')) return names.has(name);
  return ['.', 'src', 'src/search', dirname(page)].some((root) => existsSync(join(root, path)));
}

function pathsIn(text: string): readonly string[] {
  return quotedIn(text).filter(
    (each) =>
      /^[\w.@-]*(?:\/[\w.@-]+)+\/?$|^[\w-]+\/$|^[\w.-]+\.(?:ts|js|mjs|lua|md|json|sh|txt)$/.test(each) &&
      !each.startsWith('/') &&
      !each.startsWith('@'),
  );
}

/** What is made or written elsewhere: packages with a file's name, what a build or an editor makes. */
const notOurs: ReadonlySet<string> = new Set([
  'fuse.js',
  'dist/',
  '.env',
  '.cache',
  'index.module.js',
  'Asia/Tokyo',
]);

test.each(pages)('the files that $path names exist', ({ path, text }) => {
  expect(
    pathsIn(text).filter(
      (each) => !notOurs.has(each) && !each.startsWith('node_modules/') && !isThere(each, path),
    ),
  ).toEqual([]);
});

test.each(pages)('the functions that $path names exist', ({ text }) => {
  const named = quotedIn(text).flatMap((each) => /^(?:\w+\.)?(\w+)\(\)$/.exec(each)?.[1] ?? []);
  expect(named.filter((each) => !declaredNames.has(each))).toEqual([]);
});

const headings = new Map(pages.map(({ path, text }) => [path, slugsOf(text)]));

/** As GitHub makes an anchor of a heading. */
function slugsOf(text: string): ReadonlySet<string> {
  const prose = text.replaceAll(/^```[\s\S]*?^```$/gm, '');
  return new Set(
    [...prose.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

test.each(pages)('the links of $path lead somewhere', ({ path, text }) => {
  const targets = [...text.matchAll(/\]\(([^()\s]+)\)/g)].map(([, target = '']) => target);
  const broken = targets
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => {
      const [file = '', anchor] = target.split('#');
      const page = file === '' ? path : join(dirname(path), file);
      const isMissing = !existsSync(page);
      return (
        isMissing || (anchor !== undefined && headings.get(page)?.has(decodeURIComponent(anchor)) === false)
      );
    });
  expect(broken).toEqual([]);
});
