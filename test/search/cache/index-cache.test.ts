import { readFileSync } from 'node:fs';
import { loadBook } from '../../../src/books/load.ts';
import { createSearch } from '../../../src/search/engine.ts';
import { keyOfBook } from '../../../src/search/cache/cache-keys.ts';
import type { IndexCache } from '../../../src/search/cache/index-cache.ts';
import { loadTokenizer, type Tokenizer } from '../../../src/search/text/tokenizer.ts';

const book = loadBook('faq-data/honobono-mini2');
const queries = readFileSync('faq-data/honobono-mini2/queries.tsv', 'utf8')
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t')[0] ?? '');
let tokenizer: Tokenizer;

beforeAll(async () => {
  tokenizer = await loadTokenizer();
  createSearch(book, tokenizer);
});

/** A cache in memory that counts what is written. */
function createCache(): IndexCache & { readonly files: Map<string, Uint8Array>; written: number } {
  const files = new Map<string, Uint8Array>();
  return {
    files,
    written: 0,
    read: (key) => files.get(key),
    write(key, bytes) {
      files.set(key, bytes);
      this.written += 1;
    },
  };
}

test('a search from the cache finds what the first one found, and no text is tokenized again', () => {
  const indexCache = createCache();
  // Another tokenizer than before, so that the lexicon is compiled for it too.
  const first = createSearch(book, (text) => tokenizer(text), indexCache);
  let texts = 0;
  const counting: Tokenizer = (text) => {
    texts += 1;
    return tokenizer(text);
  };
  const second = createSearch(book, counting, indexCache);
  expect(texts).toBe(0);
  // The lexicon and the book.
  expect(indexCache.written).toBe(2);
  expect(second.lexicon.groups()).toEqual(first.lexicon.groups());
  for (const query of queries) expect(second.rank(query)).toEqual(first.rank(query));
});

test('a corrupt, a foreign and a half-written file are computed again and rewritten', () => {
  const indexCache = createCache();
  const { ranked } = createSearch(book, tokenizer, indexCache).rank('パスワードを忘れた');
  const [[key = '', sound = new Uint8Array()] = []] = indexCache.files;
  const corrupt = sound.slice();
  corrupt[sound.length - 9] = (corrupt[sound.length - 9] ?? 0) ^ 0xff;
  for (const bytes of [corrupt, sound.slice(0, 1_000), new Uint8Array(), Buffer.from('not ours')]) {
    indexCache.files.set(key, bytes);
    expect(createSearch(book, tokenizer, indexCache).rank('パスワードを忘れた').ranked).toEqual(ranked);
    expect(indexCache.files.get(key)).toEqual(sound);
  }
});

test('the key changes with every text that is searched, and with nothing else', () => {
  const [first, ...rest] = book.entries;
  if (first === undefined) throw new Error('the book has entries');
  const withFirst = (changed: Partial<typeof first>) => ({
    ...book,
    entries: [{ ...first, ...changed }, ...rest],
  });
  const key = keyOfBook(book);
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  for (const changed of [{ question: 'x' }, { answer: 'x' }, { phrasings: [...first.phrasings, 'x'] }])
    expect(keyOfBook(withFirst(changed))).not.toBe(key);
  expect(keyOfBook({ ...book, entries: rest })).not.toBe(key);
  for (const changed of [{ category: 'x' }, { links: [] }]) expect(keyOfBook(withFirst(changed))).toBe(key);
  expect(keyOfBook({ ...book, name: 'x' })).toBe(key);
});
