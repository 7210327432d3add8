import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import type { Book } from '../book.ts';
import { formatProblem } from '../problem.ts';
import { watchBook } from './watch-files.ts';
import { readBookAside } from './read-book-aside.ts';

/** Where the following says what became of a changed book: an operator's log. */
export type FollowLog = Record<'info' | 'warn' | 'error', (fields: object, text: string) => void>;

export type FollowParts = {
  readonly faqDataDir: string;
  readonly log: FollowLog;
  /** How often the files are looked at, ms. */
  readonly everyMs?: number;
};

/** The books as their files say now. */
export type FollowedBooks = { readonly all: () => readonly Book[]; stop(): void };

/**
 * Watches the files of books. A changed book is read in a thread of its own and then replaces the old one;
 * a book with errors never does.
 * @param prepare what a changed book needs before it replaces the old one
 */
export function followBooks(
  books: ReadonlyMap<string, Book>,
  { faqDataDir, log, everyMs }: FollowParts,
  prepare: (book: Book) => Promise<void> = () => Promise.resolve(),
): FollowedBooks {
  const current = new Map(books);
  const renew = async (id: string): Promise<void> => {
    const { book, problems } = await readBookAside(join(faqDataDir, id));
    if (book === undefined) {
      for (const problem of problems.filter(({ severity }) => severity === 'error'))
        log.error({ book: id }, formatProblem(problem));
      log.error({ book: id }, 'the book has errors: the last good one stays open');
    } else if (!isDeepStrictEqual(book, current.get(id))) {
      await prepare(book);
      current.set(id, book);
      log.info({ book: id, entries: book.entries.length }, 'the book was changed, and the new one is open');
    }
  };
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
  return { all: () => [...current.values()], stop: () => watches.forEach((watch) => watch.stop()) };
}
