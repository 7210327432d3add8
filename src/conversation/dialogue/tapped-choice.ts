import { feedback } from '../../copy/ja.ts';
import type { Entry } from '../../books/book.ts';
import { showAnswer } from './answer.ts';
import { showCategory, showHelp, showMenu } from './browsing.ts';
import type { Choice } from '../choice.ts';
import type { Cause } from '../event.ts';
import {
  cancelTicket,
  openTicket,
  rateTicket,
  reopenTicket,
  sayTicketStatus,
} from '../tickets/escalation.ts';
import { contactMessage } from './contact.ts';
import { fail, offerInstead } from './fallback.ts';
import { explainPastButton } from './hints.ts';
import { isInForce } from './in-force.ts';
import { showOffer } from './choices.ts';
import type { SearchableBook } from '../searchable-book.ts';
import type { AskedQuestion } from '../asked-question.ts';
import { newTalk, withShown, type SessionNotCollecting } from '../session.ts';
import { say, type Step } from '../step.ts';
import { isOpen } from '../tickets/ticket.ts';
import { showAnswers } from '../tickets/waiting-answer.ts';
import { helpStuckPerson, showGuideStep } from './guides.ts';
import { menuButtons, menuOnly } from './ways-out.ts';

/** Handles a tapped button, perhaps from far up in the chat, or its typed label. */
export function handleChoice(
  session: SessionNotCollecting,
  choice: Choice,
  book: SearchableBook,
  cause: Cause,
): Step {
  const now = cause.receivedAt;
  switch (choice.type) {
    case 'menu':
      return showMenu(session, book);
    case 'help':
      return showHelp(session, book);
    case 'category':
      return showCategory(session, choice.category, choice.page, book, now);
    case 'narrow':
      return narrow(session, choice.category, book, now);
    case 'entry':
      return showEntry(session, choice.entryId, book, now);
    case 'solved':
      return sayGlad(session, book);
    case 'unsolved':
      return offerMore(session, choice.entryId, book, now);
    case 'noneOfThese':
      return offerOthers(session, book, now);
    case 'guide':
      return showGuideStep(session, choice.guideId, choice.step, book);
    case 'stuck':
      return helpStuckPerson(session, choice.guideId, choice.step, book, now);
    case 'contact':
      return showContact(session, book, now);
    case 'escalate':
      return openTicket(session, cause, book);
    case 'cancelTicket':
      return cancelTicket(session, cause, book);
    case 'ticketSolved':
      return rateTicket(session, book);
    case 'reopenTicket':
      return reopenTicket(session, cause, book);
    case 'showAnswers':
      return showAnswers(session, book);
  }
}

/** 「解決した」, or thanks for an answer. */
export function sayGlad(session: SessionNotCollecting, book: SearchableBook): Step {
  const step = say(newTalk(session), [{ type: 'text', text: feedback.solved }], menuButtons(book));
  return { ...step, fallbackRoute: 'next-reply' };
}

/** The contact card. An asker with an open ticket reads first that it has arrived. */
function showContact(session: SessionNotCollecting, book: SearchableBook, now: number): Step {
  const card = contactMessage(session, book, now);
  if (!isOpen(session.ticket)) return say(session, [card], menuOnly);
  const status = sayTicketStatus(session, session.ticket, book, now);
  return { ...status, messages: [...status.messages, card] };
}

function entryOf(entryId: string, book: SearchableBook, now: number): Entry | undefined {
  const entry = book.entries.find(({ id }) => id === entryId);
  return entry !== undefined && isInForce(entry, now) ? entry : undefined;
}

function showEntry(session: SessionNotCollecting, entryId: string, book: SearchableBook, now: number): Step {
  const entry = entryOf(entryId, book, now);
  if (entry === undefined) return explainPastButton(session, book);
  return showAnswer(session, entry, questionLeadingTo(entryId, session), book, now);
}

/** What was asked, when the entry is one of those offered for it. */
function questionLeadingTo(entryId: string, { phase }: SessionNotCollecting): AskedQuestion | undefined {
  switch (phase.name) {
    case 'choosing':
      return phase.offered.includes(entryId) ? phase.question : undefined;
    case 'answered':
      return phase.others?.includes(entryId) === true ? phase.question : undefined;
    case 'idle':
    case 'browsing':
    case 'inGuide':
    case 'handedBack':
    case 'rated':
      return undefined;
  }
}

/** Shows the offered questions of one category. An old button shows the whole category. */
function narrow(session: SessionNotCollecting, category: string, book: SearchableBook, now: number): Step {
  const { phase } = session;
  const offered = phase.name === 'choosing' ? phase.offered : [];
  const entries = offered
    .flatMap((id) => entryOf(id, book, now) ?? [])
    .filter((entry) => entry.category === category);
  if (entries.length === 0) return showCategory(session, category, 1, book, now);
  const question = phase.name === 'choosing' ? phase.question : undefined;
  return showOffer(session, entries, question);
}

/** 「解決しない」: offers what else is near the question, or near the answer when no question led to it. */
function offerMore(session: SessionNotCollecting, entryId: string, book: SearchableBook, now: number): Step {
  const { phase } = session;
  const entry = book.entries.find(({ id }) => id === entryId);
  const isOnScreen = phase.name === 'answered' && phase.entryId === entryId;
  const asked = isOnScreen ? phase.question : undefined;
  const others = isOnScreen ? (phase.others ?? []).flatMap((id) => entryOf(id, book, now) ?? []) : [];
  if (asked !== undefined && others.length > 0) return offerInstead(session, asked, others, book, now);
  const related = (entry?.related ?? []).flatMap((id) => entryOf(id, book, now) ?? []);
  const near = nearestTo(asked?.text ?? entry?.question, book);
  const nearest = asked === undefined ? [...related, ...near] : [...near, ...related];
  return notHelped(withShown(session, [entryId]), nearest, asked, book, now);
}

/** The answer was tried and didn't help: what belongs to it, else a person. What is merely near is no help now. */
export function helpFurther(session: SessionNotCollecting, book: SearchableBook, now: number): Step {
  const { phase } = session;
  if (phase.name !== 'answered') return offerOthers(session, book, now);
  const entry = book.entries.find(({ id }) => id === phase.entryId);
  const related = (entry?.related ?? []).flatMap((id) => entryOf(id, book, now) ?? []);
  const unseen = related.filter(({ id }) => !session.shown.includes(id));
  const asking = unseen.length > 0 ? session : { ...session, misses: Math.max(1, session.misses) };
  return notHelped(withShown(asking, [phase.entryId]), unseen, phase.question, book, now);
}

/** 「この中にない」: offers what else is near the question. Below a probable answer it means the answer as well. */
export function offerOthers(session: SessionNotCollecting, book: SearchableBook, now: number): Step {
  const { phase } = session;
  if (phase.name === 'answered' && phase.others !== undefined)
    return offerMore(session, phase.entryId, book, now);
  const asked = phase.name === 'choosing' ? phase.question : undefined;
  return notHelped(session, nearestTo(asked?.text, book), asked, book, now);
}

function notHelped(
  session: SessionNotCollecting,
  nearest: readonly Entry[],
  question: AskedQuestion | undefined,
  book: SearchableBook,
  now: number,
): Step {
  const failure = { kind: 'notHelped', nearest: [...new Set(nearest)] } as const;
  return fail(session, question === undefined ? failure : { ...failure, question }, book, now);
}

function nearestTo(text: string | undefined, book: SearchableBook): readonly Entry[] {
  return text === undefined ? [] : book.nearest(text);
}
