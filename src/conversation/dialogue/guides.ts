import { buttons, guide as copy } from '../../copy/ja.ts';
import type { Book, Guide } from '../../books/book.ts';
import { contactMessage } from './contact.ts';
import { explainPastButton } from './hints.ts';
import type { Button, Message } from '../message.ts';
import type { SearchableBook } from '../searchable-book.ts';
import { newTalk, type Session, type GuidePlace } from '../session.ts';
import { maxPartLength, splitText } from './split-text.ts';
import { say, type Step } from '../step.ts';
import { bare } from '../japanese/commands.ts';
import { menuButtons, shortWaysOut } from './ways-out.ts';

/** Shows a step of a guide, from 1; the number after the last step is its end. */
export function showGuideStep(session: Session, guideId: string, number: number, book: Book): Step {
  const guide = book.guides.find(({ id }) => id === guideId);
  if (guide === undefined || number > guide.steps.length + 1) return explainPastButton(session, book);
  if (number === guide.steps.length + 1) {
    const { guide: _, ...done } = newTalk(session);
    return say(done, [{ type: 'text', text: copy.finished(guide.name) }], menuButtons(book));
  }
  const messages = stepMessages(guide, number, book);
  if (messages === undefined) return explainPastButton(session, book);
  const place = { guideId, step: number };
  return say(
    { ...newTalk(session), phase: { name: 'inGuide', ...place }, guide: place },
    messages,
    backButtons(place),
  );
}

/** The messages of a step. A long one needs several bubbles, and the last one has the buttons. */
function stepMessages(guide: Guide, number: number, book: Book): Message[] | undefined {
  const step = guide.steps[number - 1];
  const entry = book.entries.find(({ id }) => id === step?.entryId);
  if (step === undefined || entry === undefined) return undefined;
  const isLast = number === guide.steps.length;
  const guideId = guide.id;
  const buttonsBelow: Button[] = [
    {
      label: isLast ? copy.last(step.done) : copy.next(step.done),
      choice: { type: 'guide', guideId, step: number + 1 },
    },
    { label: step.stuck, choice: { type: 'stuck', guideId, step: number } },
  ];
  const parts = splitText(`${entry.question}\n\n${entry.answer}`, maxPartLength);
  return parts.map((body, index) =>
    index < parts.length - 1
      ? { type: 'text', text: body }
      : {
          type: 'guideStep',
          title: copy.title(guide.name, number, guide.steps.length),
          body,
          links: entry.links,
          buttons: buttonsBelow,
        },
  );
}

function backButtons({
  guideId,
  step,
}: {
  readonly guideId: string;
  readonly step: number;
}): readonly Button[] {
  const back: Button[] =
    step > 1 ? [{ label: buttons.previousStep, choice: { type: 'guide', guideId, step: step - 1 } }] : [];
  return [...back, ...shortWaysOut];
}

/** Handles the label of a step's button, typed. @returns undefined for any other text */
export function handleGuideText(
  session: Session,
  { guideId, step: number }: GuidePlace,
  text: string,
  book: SearchableBook,
  now: number,
): Step | undefined {
  const step = book.guides.find(({ id }) => id === guideId)?.steps[number - 1];
  if (step === undefined) return undefined;
  const typed = bare(text);
  if (typed === bare(step.done)) return showGuideStep(session, guideId, number + 1, book);
  return typed === bare(step.stuck) ? helpStuckPerson(session, guideId, number, book, now) : undefined;
}

/** Shows who helps a person who can't go on, and the way back to the same step. */
export function helpStuckPerson(
  session: Session,
  guideId: string,
  number: number,
  book: SearchableBook,
  now: number,
): Step {
  const guide = book.guides.find(({ id }) => id === guideId);
  if (guide?.steps[number - 1] === undefined) return explainPastButton(session, book);
  const place = { guideId, step: number };
  const again: Button = { label: buttons.sameStep, choice: { type: 'guide', ...place } };
  const inGuide: Session = { ...session, phase: { name: 'inGuide', ...place }, guide: place };
  const step = say(inGuide, [contactMessage(session, book, now, copy.stuck)], [again, ...shortWaysOut]);
  return { ...step, session: { ...step.session, lastFallback: 'stuck' } };
}
