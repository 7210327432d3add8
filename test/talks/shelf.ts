import { basename, join } from 'node:path';
import { bookFolders, loadBook } from '../../src/books/load.ts';
import { TOKYO } from '../../src/calendar/zone.ts';
import type { SearchableBook } from '../../src/conversation/searchable-book.ts';
import { createIndexCacheFiles } from '../../src/files/index-cache-files.ts';
import { createSearch } from '../../src/search/engine.ts';
import { loadTokenizer } from '../../src/search/text/tokenizer.ts';
import { indexCacheFolder } from '../index-cache-folder.ts';

const dataDir = join(import.meta.dirname, '../../faq-data');

/** The shipped books with their real search, by id. */
export async function openShelf(): Promise<ReadonlyMap<string, SearchableBook>> {
  const tokenizer = await loadTokenizer();
  const cache = createIndexCacheFiles(indexCacheFolder, () => undefined);
  return new Map(
    bookFolders(dataDir).map((folder) => {
      const book = loadBook(folder);
      const { find, nearest, lookUp } = createSearch(book, tokenizer, cache);
      return [basename(folder), { ...book, zone: TOKYO, search: find, nearest, lookUp }];
    }),
  );
}
