import { ConfigError, type Config } from '../../config/config.ts';
import type { Book } from '../../books/book.ts';
import { loadBooks } from '../../books/load.ts';

/** The books that have a LINE channel. @throws ConfigError for a channel whose book isn't there */
export function openBooks({
  faqDataDir,
  channels,
}: Pick<Config, 'faqDataDir' | 'channels'>): Map<string, Book> {
  const books = loadBooks(faqDataDir);
  const unknown = channels.filter((channel) => !books.has(channel.bookId));
  if (unknown.length > 0)
    throw new ConfigError(
      unknown.map(
        ({ bookId }) =>
          `There is no book "${bookId}" in ${faqDataDir}, but a LINE channel is set for it. Known: ${[...books.keys()].join(', ')}. Mend FAQ_BOOK or the name LINE_CHANNEL_SECRET_….`,
      ),
    );
  return new Map(channels.map(({ bookId }) => [bookId, books.get(bookId)]).filter(isKnown));
}

function isKnown(pair: readonly (string | Book | undefined)[]): pair is [string, Book] {
  return pair[1] !== undefined;
}
