import { createIndexCacheFiles } from '../../files/index-cache-files.ts';
import type { Book } from '../../books/book.ts';
import { createSearch, type SearchEngine } from '../../search/engine.ts';
import { noIndexCache, type IndexCache } from '../../search/cache/index-cache.ts';
import { loadTokenizer } from '../../search/text/tokenizer.ts';
import type { CommandIo } from '../command.ts';

/** Builds the search of a book, or loads it from the index cache, into which it is stored for the next command. */
export async function openSearch(book: Book, io: CommandIo): Promise<SearchEngine> {
  return createSearch(book, await loadTokenizer(), indexCacheOf(io));
}

function indexCacheOf({ cacheDir, stderr }: CommandIo): IndexCache {
  if (cacheDir === undefined) return noIndexCache;
  return createIndexCacheFiles(cacheDir, (problem) => stderr.write(`${problem}\n`));
}
