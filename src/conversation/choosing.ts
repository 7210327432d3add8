import { buttons, category as categoryCopy, feedback, menu, search } from '../copy/ja.ts';
import type { Book } from '../faq/book.ts';
import { answerMessages, endTalkLater } from './answering.ts';
import type { Choice } from './choice.ts';
import { contactMessage } from './contact.ts';
import { explainPastButton } from './hints.ts';
import { isInForce } from './in-force.ts';
import type { Button, Message } from './message.ts';
import { toQuestion } from './offering.ts';
import { newSession, type Session } from './session.ts';
import type { Step } from './step.ts';
import { menuButtons, shortWaysOut } from './ways-out.ts';

/** As many questions as a page of bubbles shows without becoming tiring. */
const questionsPerPage = 20;

/** A person tapped a button, perhaps one from far up in the chat. @param now epoch ms of the tap */
export function takeChoice(session: Session, choice: Choice, book: Book, now: number): Step {
  switch (choice.type) {
    case 'menu':
      return say(newSession, menuMessages(book), menuButtons(book));
    case 'category':
      return showCategory(session, choice.category, choice.page, book, now);
    case 'entry':
      return showEntry(session, choice.entryId, book, now);
    case 'solved':
      return say(newSession, [{ type: 'text', text: feedback.solved }], menuButtons(book));
    case 'unsolved':
      return say(newSession, [contactMessage(book, feedback.unsolved)], menuButtons(book));
    case 'noneOfThese':
      return say(newSession, [{ type: 'text', text: search.rephrase }], menuButtons(book));
    case 'contact':
      return say(session, [contactMessage(book)], menuButtons(book));
  }
}

function menuMessages(book: Book): Message[] {
  const buttonsHoldAll = menuButtons(book).length > book.categories.length;
  if (buttonsHoldAll) return [{ type: 'text', text: menu.lead }];
  const questions = book.categories.map((name) => ({
    text: name,
    choice: { type: 'category', category: name, page: 1 } as const,
  }));
  return [{ type: 'questions', lead: menu.categories, questions, footer: [] }];
}

function showCategory(session: Session, name: string, page: number, book: Book, now: number): Step {
  const entries = book.entries.filter((entry) => entry.category === name && isInForce(entry, now));
  const from = (page - 1) * questionsPerPage;
  const shown = entries.slice(from, from + questionsPerPage);
  if (shown.length === 0) return explainPastButton(session, book);
  const to = from + shown.length;
  const next: Button[] =
    to < entries.length
      ? [{ label: buttons.nextPage, choice: { type: 'category', category: name, page: page + 1 } }]
      : [];
  const isAll = shown.length === entries.length;
  const lead = categoryCopy.lead(name, isAll ? undefined : { from: from + 1, to, of: entries.length });
  const list: Message = { type: 'questions', lead, questions: shown.map(toQuestion), footer: [] };
  return say(newSession, [list], [...next, ...shortWaysOut]);
}

function showEntry(session: Session, entryId: string, book: Book, now: number): Step {
  const entry = book.entries.find((each) => each.id === entryId);
  if (entry === undefined || !isInForce(entry, now)) return explainPastButton(session, book);
  const { phase } = session;
  const asked = phase.name === 'choosing' && phase.offered.includes(entryId) ? phase.question : undefined;
  return {
    session: { phase: { name: 'answered', entryId, ...(asked === undefined ? {} : { question: asked }) } },
    messages: answerMessages(entry),
    quickReplies: shortWaysOut,
    effects: [endTalkLater(now)],
  };
}

function say(session: Session, messages: readonly Message[], quickReplies: readonly Button[]): Step {
  return { session, messages, quickReplies, effects: [] };
}
