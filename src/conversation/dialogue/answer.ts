import { buttons, mayBeLost } from '../../copy/ja.ts';
import type { Book, Entry } from '../../books/book.ts';
import { besideButton } from './browsing.ts';
import { contactMessage } from './contact.ts';
import { entryFacts } from './facts.ts';
import { isInForce } from './in-force.ts';
import type { Button, Message, Question } from '../message.ts';
import { toNumberedRows, toQuestionRow } from './choices.ts';
import type { SearchableBook } from '../searchable-book.ts';
import type { AskedQuestion } from '../asked-question.ts';
import { withShown, type Session, type PhaseNotCollecting } from '../session.ts';
import { maxPartLength, splitText } from './split-text.ts';
import { say, type Step } from '../step.ts';
import { shortWaysOut } from './ways-out.ts';

/**
 * The FAQ's own answer, whole and in order, in as many bubbles as it needs. The last one asks whether it helped.
 * @param others what else may have been meant, for an answer that is only probably right. They take the place of the
 * entry's related questions: one list below an answer is enough.
 */
export function answerMessages(
  entry: Entry,
  book: SearchableBook,
  now: number,
  others: readonly Entry[] = [],
): Message[] {
  const parts = splitText(entry.answer, maxPartLength);
  return parts.map((body, index) => {
    const isLast = index === parts.length - 1;
    return {
      type: 'answer',
      question: entry.question,
      body,
      facts: index === 0 ? entryFacts(entry, book, now) : [],
      links: isLast ? entry.links : [],
      part: { number: index + 1, of: parts.length },
      onward: isLast ? guidesThrough(entry, book) : [],
      feedback: isLast ? feedbackOn(entry) : [],
      related: isLast && others.length === 0 ? relatedTo(entry, book, now) : [],
      ...(isLast && others.length > 0 ? { others: toNumberedRows(others) } : {}),
    };
  });
}

/** How to reach a human, under an answer that the book marks with `human`. */
export function wayToHuman(
  entries: readonly Entry[],
  session: Session,
  book: SearchableBook,
  now: number,
): readonly Message[] {
  return entries.some(({ human }) => human === true) ? [contactMessage(session, book, now)] : [];
}

function feedbackOn({ id }: Entry): Button[] {
  return [
    { label: buttons.solved, choice: { type: 'solved', entryId: id } },
    { label: buttons.unsolved, choice: { type: 'unsolved', entryId: id } },
  ];
}

function relatedTo({ related = [] }: Entry, book: Book, now: number): Question[] {
  const entries = related.flatMap((id) => book.entries.find((other) => other.id === id) ?? []);
  return entries.filter((other) => isInForce(other, now)).map(toQuestionRow);
}

/** An entry that is a step of a guide has a button into the guide at that step. */
function guidesThrough({ id }: Entry, book: Book): Button[] {
  return book.guides.flatMap((guide) => {
    const at = guide.steps.findIndex(({ entryId }) => entryId === id);
    const choice = { type: 'guide', guideId: guide.id, step: at + 1 } as const;
    return at < 0 ? [] : [{ label: buttons.guideFromHere, choice }];
  });
}

/**
 * Answers with an entry.
 * @param question what was asked; absent when a button led to it
 * @param others what else may have been meant, offered below the answer. They count as shown only once they are tapped.
 */
export function showAnswer(
  session: Session,
  entry: Entry,
  question: AskedQuestion | undefined,
  book: SearchableBook,
  now: number,
  others: readonly Entry[] = [],
): Step {
  const phase = answeredPhase(entry, question, others);
  const waysOut = [besideButton(entry, book, now), ...shortWaysOut];
  const messages = [...answerMessages(entry, book, now, others), ...wayToHuman([entry], session, book, now)];
  return say(withShown({ ...session, phase }, [entry.id]), messages, waysOut);
}

export function answeredPhase(
  { id }: Entry,
  question: AskedQuestion | undefined,
  others: readonly Entry[],
): PhaseNotCollecting {
  return {
    name: 'answered',
    entryId: id,
    ...(question === undefined ? {} : { question }),
    ...(others.length === 0 ? {} : { others: others.map((other) => other.id) }),
  };
}

/**
 * What to say when these messages may not have arrived: sending an answer again could show it twice, so its question
 * is offered. @returns undefined when there was no answer among them
 */
export function offerAgain(messages: readonly Message[]): Message | undefined {
  const questions = messages.flatMap(answeredQuestion);
  return questions.length === 0
    ? undefined
    : { type: 'questions', lead: mayBeLost.lead, questions, footer: [] };
}

/** The last bubble of an answer has the id of its entry, in the button that asks whether it helped. */
function answeredQuestion(message: Message): Question[] {
  if (message.type !== 'answer') return [];
  const solved = message.feedback.map(({ choice }) => choice).find(({ type }) => type === 'solved');
  if (solved?.type !== 'solved') return [];
  return [{ text: message.question, choice: { type: 'entry', entryId: solved.entryId } }];
}
