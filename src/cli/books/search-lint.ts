import type { Book } from '../../books/book.ts';
import type { Problem } from '../../books/problem.ts';
import { createSearch } from '../../search/engine.ts';
import type { QueryDocumentPlace, Doubt } from '../../search/lint/doubt.ts';
import { reviewBook, type Progress } from '../../search/lint/review.ts';
import { describeDoubt } from '../../search/lint/messages.ts';
import type { Tokenizer } from '../../search/text/tokenizer.ts';

/** Questions and phrasings of the book that will find wrong entries, each with its file and line. */
export function findSearchProblems(
  book: Book,
  tokenize: Tokenizer,
  where: (place: QueryDocumentPlace) => { readonly file: string; readonly line: number },
  report: (progress: Progress) => void,
): Problem[] {
  const review = reviewBook(book, createSearch(book, tokenize), tokenize);
  for (;;) {
    const step = review.next();
    if (step.done === true)
      return step.value.map((doubt) => ({ ...where(placeOf(doubt)), ...describeDoubt(doubt, book) }));
    if (step.value !== undefined) report(step.value);
  }
}

/** A pair is reported where the first of its two entries is. */
function placeOf(doubt: Doubt): QueryDocumentPlace {
  return doubt.kind === 'confused' ? { entry: doubt.entries[0], position: 0 } : doubt.at;
}
