import { createZone } from '../../calendar/zone.ts';
import type { SearchableBook } from '../../conversation/searchable-book.ts';
import { createIndexCacheFiles } from '../../files/index-cache-files.ts';
import type { Book } from '../../books/book.ts';
import { buildSearch, type SearchEngine } from '../../search/engine.ts';
import { loadTokenizer, type Tokenizer } from '../../search/text/tokenizer.ts';
import { warmUp } from '../../search/warm-up.ts';
import { followBooks, type FollowParts } from '../../books/watching/follow-books.ts';
import { inSlices } from './in-slices.ts';

export type LiveBooksParts = FollowParts & {
  readonly faqCacheDir: string;
  /** IANA name: where the clocks hang that hours and deadlines are meant by. */
  readonly timeZone: string;
};

/** The books as they are now: whoever edits a file has it served some seconds later. */
export type LiveBooks = {
  readonly tokenizer: Tokenizer;
  readonly bookOf: (id: string) => SearchableBook | undefined;
  readonly opened: () => readonly OpenBook[];
  stop(): void;
};

export type OpenBook = { readonly book: Book; readonly engine: SearchEngine };

/** Builds the search of every book (seconds, in slices) and follows their files: a changed one is built anew beside it. */
export async function openLiveBooks(
  books: ReadonlyMap<string, Book>,
  parts: LiveBooksParts,
): Promise<LiveBooks> {
  const { faqCacheDir, timeZone, log } = parts;
  const tokenizer = await loadTokenizer();
  const indexCache = createIndexCacheFiles(faqCacheDir, (problem) => log.warn({}, problem));
  const zone = createZone(timeZone);
  const open = new Map<string, OpenBook>();
  const searchable = new Map<string, SearchableBook>();

  const put = async (book: Book): Promise<void> => {
    const engine = await inSlices(buildSearch(book, tokenizer, indexCache));
    await inSlices(warmUp(engine, book));
    open.set(book.id, { book, engine });
    searchable.set(book.id, { ...book, zone, search: engine.find, nearest: engine.nearest });
  };
  for (const book of books.values()) await put(book);
  const followed = followBooks(books, parts, put);
  return {
    tokenizer,
    bookOf: (id) => searchable.get(id),
    opened: () => [...open.values()],
    stop: () => followed.stop(),
  };
}
