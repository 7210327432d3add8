import { setImmediate } from 'node:timers/promises';
import type { Book } from '../../books/book.ts';
import { followBooks, type FollowParts } from '../../books/watching/follow-books.ts';
import { createZone } from '../../calendar/zone.ts';
import type { SearchableBook } from '../../conversation/searchable-book.ts';
import type { Journal } from '../../engine/ports.ts';
import { createIndexCacheFiles } from '../../files/index-cache-files.ts';
import { buildSearch, type SearchEngine } from '../../search/engine.ts';
import { isError } from '../../search/lint/doubt.ts';
import { describeDoubt } from '../../search/lint/messages.ts';
import { reviewBook } from '../../search/lint/review.ts';
import type { Steps } from '../../search/steps.ts';
import { loadTokenizer, type Tokenizer } from '../../search/text/tokenizer.ts';
import { warmUp } from '../../search/warm-up.ts';

export type LiveBooksParts = FollowParts & {
  readonly faqCacheDir: string;
  /** IANA name of the time zone of the books' hours and deadlines. */
  readonly timeZone: string;
};

/** The books as they are now: a changed file is served some seconds later. */
export type LiveBooks = {
  readonly bookOf: (id: string) => SearchableBook | undefined;
  readonly all: () => readonly Book[];
  /** Writes to the journal every entry that search will not find as its editor meant. Runs beside the work on chats. */
  review(journal: Journal): Promise<void>;
  stop(): void;
};

type OpenBook = { readonly book: Book; readonly engine: SearchEngine };

/** Builds the search of every book (takes seconds) and follows the files: a changed book is built beside the old one. */
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

  const openBook = async (book: Book): Promise<void> => {
    const engine = await runInSlices(buildSearch(book, tokenizer, indexCache));
    await runInSlices(warmUp(engine, book));
    open.set(book.id, { book, engine });
    searchable.set(book.id, {
      ...book,
      zone,
      search: engine.find,
      nearest: engine.nearest,
      lookUp: engine.lookUp,
      readWords: engine.readWords,
    });
  };
  for (const book of books.values()) await openBook(book);
  const followed = followBooks(books, parts, openBook);
  return {
    bookOf: (id) => searchable.get(id),
    all: () => [...open.values()].map(({ book }) => book),
    async review(journal) {
      for (const each of open.values()) await reviewOpenBook(each, tokenizer, journal);
    },
    stop: () => followed.stop(),
  };
}

/**
 * Reviews one book, a step at a time between the work on chats. The review ends with the process: neither may a
 * chat wait for it, nor may a doubtful phrasing keep a book closed.
 */
async function reviewOpenBook(
  { book, engine }: OpenBook,
  tokenizer: Tokenizer,
  journal: Journal,
): Promise<void> {
  const report = (what: string, mend: string): void =>
    journal.record({ type: 'bookDoubted', bookId: book.id, what, mend });
  try {
    const review = reviewBook(book, engine, tokenizer);
    let step = review.next();
    while (step.done !== true) {
      await setImmediate(undefined, { ref: false });
      step = review.next();
    }
    for (const doubt of step.value.filter(isError)) {
      const { what, mend } = describeDoubt(doubt, book);
      report(what, mend);
    }
  } catch (error) {
    report(
      `the book could not be reviewed: ${String(error)}`,
      'This is a defect of the review, not of the book.',
    );
  }
}

/** Long work runs this long before the process handles what else has come in, ms. */
const sliceMs = 10;

/** Runs long work in slices: other work waits no longer than one slice and the longest of its steps. */
async function runInSlices<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const end = performance.now() + sliceMs;
    do {
      const step = steps.next();
      if (step.done === true) return step.value;
    } while (performance.now() < end);
    await setImmediate();
  }
}
