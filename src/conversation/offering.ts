import { buttons, search as copy } from '../copy/ja.ts';
import type { Entry } from '../faq/book.ts';
import type { Message, Question } from './message.ts';

export function toQuestion(entry: Entry): Question {
  return { text: entry.question, choice: { type: 'entry', entryId: entry.id } };
}

/** A short choice between likely questions; there is always a button for "none of these". */
export function offerChoice(entries: readonly Entry[]): Message {
  const footer = [{ label: buttons.noneOfThese, choice: { type: 'noneOfThese' } as const }];
  return { type: 'questions', lead: copy.choose, questions: entries.map(toQuestion), footer };
}
