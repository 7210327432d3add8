import { basename, join } from 'node:path';
import { readTableBook } from '../../src/books/tables/table.ts';
import { TOKYO } from '../../src/calendar/zone.ts';
import type { SearchableBook } from '../../src/conversation/searchable-book.ts';
import { createIndexCacheFiles } from '../../src/files/index-cache-files.ts';
import { createSearch } from '../../src/search/engine.ts';
import { loadTokenizer } from '../../src/search/text/tokenizer.ts';
import { indexCacheFolder } from '../index-cache-folder.ts';

const tables = join(import.meta.dirname, '../search/books');

/** Bare books of other trades with their real search, by name. @param names e.g. `shop`, for `shop.tsv` */
export async function openTrades(names: Iterable<string>): Promise<ReadonlyMap<string, SearchableBook>> {
  const tokenizer = await loadTokenizer();
  const cache = createIndexCacheFiles(indexCacheFolder, () => undefined);
  return new Map(
    [...names].map((name) => {
      const { book } = readTableBook(join(tables, `${basename(name)}.tsv`));
      if (book === undefined) throw new Error(`${name}.tsv in test/search/books is no book.`);
      const { find, nearest, lookUp, readWords } = createSearch(book, tokenizer, cache);
      return [name, { ...book, zone: TOKYO, search: find, nearest, lookUp, readWords }];
    }),
  );
}
