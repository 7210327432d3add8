import { readdirSync, readFileSync } from 'node:fs';
import { readSources } from '../architecture/source-files.ts';
import { pageOf, pages, quotedIn, rowsIn } from './pages.ts';

const name = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/;

/** What `config/` reads: the names in quotes, and those taken out of `process.env` by name. */
function readNames(): readonly string[] {
  const names = readSources('src/config', ['.ts']).flatMap(({ text }) => {
    const taken = [...text.matchAll(/\{([^{}]+)\} = process\.env/g)].flatMap(([, list = '']) =>
      list.split(','),
    );
    const quoted = [...text.matchAll(/'([A-Z][A-Z0-9_]+)'/g)].map(([, each = '']) => each);
    return [...taken.map((each) => each.trim()), ...quoted];
  });
  return [...new Set(names.filter((each) => name.test(each)))].sort();
}

const read = readNames();

test('.env.example holds every variable that the configuration reads, and no other', () => {
  const written = [...readFileSync('.env.example', 'utf8').matchAll(/^(?:# )?([A-Z][A-Z0-9_]+)=/gm)];
  const names = written.map(([, each = '']) => each).filter((each) => !isOfOneBook(each));
  expect([...new Set(names)].sort()).toEqual(read);
});

test('README lists every variable that the configuration reads, and no other', () => {
  const cells = rowsIn(pageOf('README.md')).flatMap(([cell = '']) => quotedIn(cell));
  expect([...new Set(cells.filter((each) => name.test(each)))].sort()).toEqual(read);
});

test.each(pages)('the variables that $path names are read', ({ text }) => {
  const named = quotedIn(text).flatMap(
    (each) => /^([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?:=.*)?$/.exec(each)?.[1] ?? [],
  );
  expect(named.filter((each) => !read.includes(each) && !isOfOneBook(each) && !isForTests(each))).toEqual([]);
});

const bookNames = readdirSync('faq-data').map((id) => id.toUpperCase().replaceAll('-', '_'));

/** `LINE_CHANNEL_SECRET_KYOSAI_MYPAGE`, or its end alone. */
function isOfOneBook(each: string): boolean {
  return bookNames.includes(each.replace(/^LINE_CHANNEL_(?:SECRET|ACCESS_TOKEN)_/, ''));
}

function isForTests(each: string): boolean {
  return each.startsWith('MADOGUCHI_TEST_');
}
