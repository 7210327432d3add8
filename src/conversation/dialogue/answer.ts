import { buttons } from '../../copy/ja.ts';
import type { Book, Entry } from '../../books/book.ts';
import { besideButton } from './browsing.ts';
import { contactMessage } from './contact.ts';
import { entryFacts } from './facts.ts';
import { isInForce } from './in-force.ts';
import type { Button, Message, Question } from '../message.ts';
import { toQuestion } from './choices.ts';
import type { SearchableBook } from '../searchable-book.ts';
import type { AskedQuestion } from '../asked-question.ts';
import { withShown, type Session } from '../session.ts';
import { maxPartLength, splitText } from './split-text.ts';
import { say, type Step } from '../step.ts';
import { shortWaysOut } from './ways-out.ts';

/** The FAQ's own answer, whole and in order, in as many bubbles as it needs; the last asks whether it helped. */
export function answerMessages(entry: Entry, book: SearchableBook, now: number): Message[] {
  const parts = splitText(entry.answer, maxPartLength);
  return parts.map((body, index) => {
    const isLast = index === parts.length - 1;
    return {
      type: 'answer',
      question: entry.question,
      body,
      facts: isLast ? entryFacts(entry, book, now) : [],
      links: isLast ? entry.links : [],
      part: { number: index + 1, of: parts.length },
      onward: isLast ? guidesThrough(entry, book) : [],
      feedback: isLast ? feedbackOn(entry) : [],
      related: isLast ? relatedTo(entry, book, now) : [],
    };
  });
}

/** Below an answer that the book marks as always a matter for a human: how to reach one, the chat first. */
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
  return entries.filter((other) => isInForce(other, now)).map(toQuestion);
}

/** An entry that is a step of a walk leads into it there. */
function guidesThrough({ id }: Entry, book: Book): Button[] {
  return book.guides.flatMap((guide) => {
    const at = guide.steps.findIndex(({ entryId }) => entryId === id);
    const choice = { type: 'guide', guideId: guide.id, step: at + 1 } as const;
    return at < 0 ? [] : [{ label: buttons.guideFromHere, choice }];
  });
}

/** The step that answers with an entry. @param question what was asked, when words led to it */
export function showAnswer(
  session: Session,
  entry: Entry,
  question: AskedQuestion | undefined,
  book: SearchableBook,
  now: number,
): Step {
  const phase = {
    name: 'answered',
    entryId: entry.id,
    ...(question === undefined ? {} : { question }),
  } as const;
  const waysOut = [besideButton(entry, book, now), ...shortWaysOut];
  const messages = [...answerMessages(entry, book, now), ...wayToHuman([entry], session, book, now)];
  return say(withShown({ ...session, phase }, [entry.id]), messages, waysOut);
}
