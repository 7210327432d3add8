import { buttons, walk as copy } from '../../copy/ja.ts';
import type { Book, Walk } from '../../books/book.ts';
import { contactMessage } from './contact.ts';
import { explainPastButton } from './hints.ts';
import type { Button, Message } from '../message.ts';
import type { SearchableBook } from '../searchable-book.ts';
import { newTalk, type Session, type WalkPlace } from '../session.ts';
import { maxPartLength, splitText } from './split-text.ts';
import { say, type Step } from '../step.ts';
import { bare } from '../japanese/commands.ts';
import { menuButtons, shortWaysOut } from './ways-out.ts';

/** One step of a walk, from 1; the number behind the last one is its end. */
export function showWalkStep(session: Session, walkId: string, number: number, book: Book): Step {
  const walk = book.walks.find(({ id }) => id === walkId);
  if (walk === undefined || number > walk.steps.length + 1) return explainPastButton(session, book);
  if (number === walk.steps.length + 1) {
    const { walk: _, ...done } = newTalk(session);
    return say(done, [{ type: 'text', text: copy.finished(walk.name) }], menuButtons(book));
  }
  const messages = stepMessages(walk, number, book);
  if (messages === undefined) return explainPastButton(session, book);
  const place = { walkId, step: number };
  return say(
    { ...newTalk(session), phase: { name: 'walking', ...place }, walk: place },
    messages,
    waysOn(place),
  );
}

/** A long step goes ahead in bubbles of its own; the last one has the way on. */
function stepMessages(walk: Walk, number: number, book: Book): Message[] | undefined {
  const step = walk.steps[number - 1];
  const entry = book.entries.find(({ id }) => id === step?.entryId);
  if (step === undefined || entry === undefined) return undefined;
  const isLast = number === walk.steps.length;
  const walkId = walk.id;
  const buttonsBelow: Button[] = [
    {
      label: isLast ? copy.last(step.done) : copy.next(step.done),
      choice: { type: 'walk', walkId, step: number + 1 },
    },
    { label: step.stuck, choice: { type: 'stuck', walkId, step: number } },
  ];
  const parts = splitText(`${entry.question}\n\n${entry.answer}`, maxPartLength);
  return parts.map((body, index) =>
    index < parts.length - 1
      ? { type: 'text', text: body }
      : {
          type: 'walkStep',
          title: copy.title(walk.name, number, walk.steps.length),
          body,
          links: entry.links,
          buttons: buttonsBelow,
        },
  );
}

function waysOn({ walkId, step }: { readonly walkId: string; readonly step: number }): readonly Button[] {
  const back: Button[] =
    step > 1 ? [{ label: buttons.previousStep, choice: { type: 'walk', walkId, step: step - 1 } }] : [];
  return [...back, ...shortWaysOut];
}

/** The words of a step's buttons, typed. */
export function takeWalkWords(
  session: Session,
  { walkId, step: number }: WalkPlace,
  text: string,
  book: SearchableBook,
  now: number,
): Step | undefined {
  const step = book.walks.find(({ id }) => id === walkId)?.steps[number - 1];
  if (step === undefined) return undefined;
  const typed = bare(text);
  if (typed === bare(step.done)) return showWalkStep(session, walkId, number + 1, book);
  return typed === bare(step.stuck) ? helpWhoIsStuck(session, walkId, number, book, now) : undefined;
}

/** Who can't go on is shown who helps, and the way back to where they stand. */
export function helpWhoIsStuck(
  session: Session,
  walkId: string,
  number: number,
  book: SearchableBook,
  now: number,
): Step {
  const walk = book.walks.find(({ id }) => id === walkId);
  if (walk?.steps[number - 1] === undefined) return explainPastButton(session, book);
  const place = { walkId, step: number };
  const again: Button = { label: buttons.sameStep, choice: { type: 'walk', ...place } };
  const walking: Session = { ...session, phase: { name: 'walking', ...place }, walk: place };
  const step = say(walking, [contactMessage(session, book, now, copy.stuck)], [again, ...shortWaysOut]);
  return { ...step, session: { ...step.session, lastFallback: 'stuck' } };
}
