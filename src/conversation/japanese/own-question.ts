import type { Entry } from '../../books/book.ts';
import type { SearchableBook } from '../searchable-book.ts';
import { bare, toCommand } from './commands.ts';
import { smallTalkIn } from './small-talk/small-talk.ts';

/**
 * The entry whose own question is a word that the desk keeps for itself (「使い方」, 「次へ」, 「草」). Typed whole it asks
 * for that entry.
 * @param isFound e.g. whether the entry is in force  @returns undefined for any other text
 */
export function reservedWordQuestion(
  text: string,
  book: SearchableBook,
  isFound: (entry: Entry) => boolean,
): Entry | undefined {
  if (toCommand(text, book) === undefined && smallTalkIn(text) === undefined) return undefined;
  const typed = bare(text);
  return book.entries.find((entry) => typed !== '' && bare(entry.question) === typed && isFound(entry));
}
