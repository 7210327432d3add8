import type { Book } from '../books/book.ts';
import type { SearchEngine } from './engine.ts';
import type { Steps } from './steps.ts';

const mostQuestions = 48;
/** Typed in kana, as people do: what reads such messages is made when the first of them comes. */
const inKana = 'ぱすわーどをわすれました';

/**
 * Asks a fresh engine some of its book's own questions, in a tenth of a second or two. V8 compiles code as it is
 * used, so that the first messages take five times as long as later ones; nobody waits for these.
 */
export function* warmUp({ find }: SearchEngine, { entries }: Book): Steps<undefined> {
  for (const text of [inKana, ...entries.slice(0, mostQuestions).map(({ question }) => question)]) {
    find(text);
    yield;
  }
  return undefined;
}
