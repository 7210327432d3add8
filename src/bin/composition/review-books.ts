import { setImmediate } from 'node:timers/promises';
import type { Book } from '../../books/book.ts';
import type { Journal } from '../../engine/ports.ts';
import type { SearchEngine } from '../../search/engine.ts';
import { isError } from '../../search/lint/doubt.ts';
import { reviewBook } from '../../search/lint/review.ts';
import { describeDoubt } from '../../search/lint/messages.ts';
import type { Tokenizer } from '../../search/text/tokenizer.ts';

/**
 * Tells the journal of every entry that search will not find as its editor meant. It runs while the desk is open,
 * one ask at a time between the desk's own work, and ends with the process: a live desk must neither wait for it nor
 * stay closed for a doubtful phrasing.
 */
export async function reviewBooks(
  books: Iterable<{ readonly book: Book; readonly engine: SearchEngine }>,
  tokenizer: Tokenizer,
  journal: Journal,
): Promise<void> {
  for (const { book, engine } of books) {
    const tell = (what: string, mend: string): void =>
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
        tell(what, mend);
      }
    } catch (error) {
      tell(
        `the book could not be reviewed: ${String(error)}`,
        'This is a defect of the review, not of the book.',
      );
    }
  }
}
