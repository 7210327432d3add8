import type { Book } from '../../books/book.ts';
import type { Problem } from '../../books/problem.ts';
import { toCommand } from '../../conversation/japanese/commands.ts';
import { smallTalkIn } from '../../conversation/japanese/small-talk/small-talk.ts';

type Place = { readonly file: string; readonly line: number };

/**
 * Categories and questions that are words which the desk keeps for itself. Such a category can't be opened by typing its
 * name; such a question is answered when it is typed, so that the word's own meaning (the menu, a human) is lost.
 */
export function findReservedWords(
  book: Book,
  where: (entry: number, field: 'category' | 'question') => Place,
): Problem[] {
  const categories = [...new Set(book.entries.map(({ category }) => category))];
  const warn = (entry: number, field: 'category' | 'question', what: string, mend: string): Problem => ({
    ...where(entry, field),
    severity: 'warning',
    what,
    mend,
  });
  // A category is itself what its name stands for, so the desk is asked without any.
  const desk: Book = { ...book, categories: [], guides: [] };
  const isReserved = (word: string): boolean =>
    toCommand(word, desk) !== undefined || smallTalkIn(word) !== undefined;
  return [
    ...categories.filter(isReserved).map((category) =>
      warn(
        book.entries.findIndex((entry) => entry.category === category),
        'category',
        `the category 「${category}」 is a word that the desk keeps for itself, so typing it does not open the category`,
        'Give it a name that says what is in it.',
      ),
    ),
    ...book.entries.flatMap(({ id, question }, at) =>
      isReserved(question)
        ? warn(
            at,
            'question',
            `entry "${id}": the question 「${question}」 is a word that the desk keeps for itself; typed whole it now gets this answer`,
            'Write the question as a sentence, unless that is meant.',
          )
        : [],
    ),
  ];
}
