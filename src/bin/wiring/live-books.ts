import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { createZone } from '../../calendar/zone.ts';
import type { SearchableBook } from '../../conversation/searchable-book.ts';
import { createKeptFiles } from '../../disk/kept-files.ts';
import type { Book } from '../../faq/book.ts';
import { formatProblem } from '../../faq/problem.ts';
import { watchBook } from '../../faq/watch.ts';
import { buildSearch, type SearchEngine } from '../../search/engine.ts';
import { loadTokenizer, type Tokenizer } from '../../search/tokenizer.ts';
import { warmUp } from '../../search/warm-up.ts';
import type { Logger } from '../../telemetry/log.ts';
import { inSlices } from './in-slices.ts';
import { readBookAside } from './read-book-aside.ts';

export type LiveBooksParts = {
  readonly faqDataDir: string;
  readonly faqCacheDir: string;
  /** IANA name: where the clocks hang that hours and deadlines are meant by. */
  readonly timeZone: string;
  readonly log: Logger;
  /** How often the files are looked at, ms. */
  readonly everyMs?: number;
};

/** The books as they are now: whoever edits a file has it served some seconds later. */
export type LiveBooks = {
  readonly tokenizer: Tokenizer;
  readonly bookOf: (id: string) => SearchableBook | undefined;
  readonly opened: () => readonly OpenBook[];
  stop(): void;
};

export type OpenBook = { readonly book: Book; readonly engine: SearchEngine };

/**
 * Builds the search of every book (seconds, in slices) and watches their files. A changed book is read and built
 * beside the running desk and then takes the old one's place, whole; one with errors never does.
 */
export async function openLiveBooks(
  books: ReadonlyMap<string, Book>,
  { faqDataDir, faqCacheDir, timeZone, log, everyMs }: LiveBooksParts,
): Promise<LiveBooks> {
  const tokenizer = await loadTokenizer();
  const kept = createKeptFiles(faqCacheDir, (problem) => log.warn(problem));
  const zone = createZone(timeZone);
  const open = new Map<string, OpenBook>();
  const searchable = new Map<string, SearchableBook>();

  const put = async (book: Book): Promise<void> => {
    const engine = await inSlices(buildSearch(book, tokenizer, kept));
    await inSlices(warmUp(engine, book));
    open.set(book.id, { book, engine });
    searchable.set(book.id, { ...book, zone, search: engine.find, nearest: engine.nearest });
  };
  const renew = async (id: string): Promise<void> => {
    const { book, problems } = await readBookAside(join(faqDataDir, id));
    if (book === undefined) {
      for (const problem of problems.filter(({ severity }) => severity === 'error'))
        log.error({ book: id }, formatProblem(problem));
      log.error({ book: id }, 'the book has errors: the last good one stays open');
    } else if (!isDeepStrictEqual(book, open.get(id)?.book)) {
      await put(book);
      log.info({ book: id, entries: book.entries.length }, 'the book was changed, and the new one is open');
    }
  };

  for (const book of books.values()) await put(book);
  // One after another: two big books at once would take twice the memory.
  let renewing = Promise.resolve();
  const watches = [...books.keys()].map((id) =>
    watchBook(
      join(faqDataDir, id),
      () => {
        renewing = renewing
          .then(() => renew(id))
          .catch((error: unknown) => log.error({ err: error, book: id }, 'the book could not be read again'));
      },
      everyMs,
    ),
  );
  return {
    tokenizer,
    bookOf: (id) => searchable.get(id),
    opened: () => [...open.values()],
    stop: () => watches.forEach((watch) => watch.stop()),
  };
}
