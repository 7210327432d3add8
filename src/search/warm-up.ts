import type { Book } from '../books/book.ts';
import type { SearchEngine } from './engine.ts';
import type { Steps } from './steps.ts';

const maxQuestions = 48;
/** The reader of messages in kana is built when the first of them comes. */
const inKana = 'ぱすわーどをわすれました';

/**
 * Asks a new engine some of its book's own questions, which takes 0.1 to 0.2 s. V8 compiles code as it is used, so the
 * first messages take five times as long as later ones; with these nobody waits.
 */
export function* warmUp({ find }: SearchEngine, { entries }: Book): Steps<undefined> {
  for (const text of [inKana, ...entries.slice(0, maxQuestions).map(({ question }) => question)]) {
    find(text);
    yield;
  }
  return undefined;
}
