import { buttons, search as copy } from '../../copy/ja.ts';
import type { Entry } from '../../books/book.ts';
import type { Message, Question } from '../message.ts';
import type { AskedQuestion } from '../asked-question.ts';
import { withShown, type Session } from '../session.ts';
import { say, type Step } from '../step.ts';
import { shortWaysOut } from './ways-out.ts';

/** An entry's question as a row that leads to its answer. */
export function toQuestionRow(entry: Entry): Question {
  return { text: entry.question, choice: { type: 'entry', entryId: entry.id } };
}

/** A short choice between likely questions, always with a button for "none of these". */
export function offerMessage(entries: readonly Entry[], lead: string = copy.choose): Message {
  const questions = entries.map((entry, index) => ({ ...toQuestionRow(entry), number: index + 1 }));
  return { type: 'questions', lead, questions, footer: [noneOfThese] };
}

const noneOfThese = { label: buttons.noneOfThese, choice: { type: 'noneOfThese' } } as const;

/** With so many questions from so many categories, it is quicker to choose a category first. */
const manyQuestions = 5;
const manyCategories = 3;

/** Offers the questions to choose from, or first their categories when they are many. */
export function showOffer(
  session: Session,
  entries: readonly Entry[],
  question: AskedQuestion | undefined,
  lead?: string,
): Step {
  const offered = entries.map(({ id }) => id);
  const categories = [...new Set(entries.map(({ category }) => category))];
  const isMany =
    entries.length >= manyQuestions &&
    categories.length >= manyCategories &&
    !areOffered(session, categories);
  const phase = {
    name: 'choosing',
    offered,
    ...(question === undefined ? {} : { question }),
    ...(isMany ? { categories } : {}),
  } as const;
  const message = isMany ? narrowMessage(categories) : offerMessage(entries, lead);
  return say(withShown({ ...session, phase }, offered), [message], shortWaysOut);
}

/** Whether these categories are on the screen already: offering them again would look as if the bot did not listen. */
function areOffered({ phase }: Session, categories: readonly string[]): boolean {
  return phase.name === 'choosing' && phase.categories?.join() === categories.join();
}

function narrowMessage(categories: readonly string[]): Message {
  const questions = categories.map((category, index) => ({
    text: category,
    choice: { type: 'narrow', category } as const,
    number: index + 1,
  }));
  return { type: 'questions', lead: copy.chooseCategory, questions, footer: [noneOfThese] };
}
