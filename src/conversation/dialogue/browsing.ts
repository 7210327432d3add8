import { buttons, category as copy, help, menu } from '../../copy/ja.ts';
import type { Book, Entry } from '../../books/book.ts';
import { explainPastButton } from './hints.ts';
import { isInForce } from './in-force.ts';
import type { Button, Message, Question } from '../message.ts';
import { toQuestionRow } from './choices.ts';
import { newTalk, type Session, type SessionNotCollecting } from '../session.ts';
import { say, type Step } from '../step.ts';
import { showGuideStep } from './guides.ts';
import {
  categoryButton,
  contactButton,
  helpButton,
  menuButtons,
  shortWaysOut,
  guideButton,
} from './ways-out.ts';

/** More questions on one page are tiring to read. */
const questionsPerPage = 20;

/** The menu: the guide to be continued, the guides, the categories. */
export function showMenu(session: Session, book: Book): Step {
  return say(newTalk(session), [menuMessage(book, session)], menuButtons(book));
}

export function menuMessage(book: Book, session: Session, lead: string = menu.lead): Message {
  const rows = [
    ...resumeRow(book, session),
    ...book.guides.map(guideButton),
    ...book.categories.map(categoryButton),
  ];
  return { type: 'questions', lead, questions: rows.map(toRow), footer: [helpButton, contactButton] };
}

function toRow({ label, choice }: Button): Question {
  return { text: label, choice };
}

function resumeRow(book: Book, { guide: place }: Session): Button[] {
  const guide = book.guides.find(({ id }) => id === place?.guideId);
  if (guide === undefined || place === undefined || place.step < 2 || place.step > guide.steps.length)
    return [];
  return [{ label: menu.resume(guide.name, place.step), choice: { type: 'guide', ...place } }];
}

/** The categories alone, for a person whose question found nothing. */
export function categoriesMessage(book: Book, lead: string): Message {
  const questions = book.categories.map((name) => toRow(categoryButton(name)));
  return { type: 'questions', lead, questions, footer: [] };
}

export function showHelp(session: Session, book: Book): Step {
  return say(session, [{ type: 'text', text: help.text }], menuButtons(book));
}

/** A page of a category's questions, from 1. */
export function showCategory(session: Session, name: string, page: number, book: Book, now: number): Step {
  const entries = entriesOf(name, book, now);
  const from = (page - 1) * questionsPerPage;
  const shown = entries.slice(from, from + questionsPerPage);
  if (shown.length === 0) return explainPastButton(session, book);
  const to = from + shown.length;
  const isAll = shown.length === entries.length;
  const lead = copy.lead(name, isAll ? undefined : { from: from + 1, to, of: entries.length });
  const list: Message = { type: 'questions', lead, questions: shown.map(toQuestionRow), footer: [] };
  const turns = [
    ...(to < entries.length ? [pageButton(buttons.nextPage, name, page + 1)] : []),
    ...(page > 1 ? [pageButton(buttons.previousPage, name, page - 1)] : []),
  ];
  const phase = { name: 'browsing', category: name, page } as const;
  return say({ ...newTalk(session), phase }, [list], [...turns, ...shortWaysOut]);
}

function pageButton(label: string, category: string, page: number): Button {
  return { label, choice: { type: 'category', category, page } };
}

/** The button from an answer back to the questions beside it in its category. */
export function besideButton(entry: Entry, book: Book, now: number): Button {
  return pageButton(buttons.beside, entry.category, pageOf(entry, book, now));
}

/** The page of its category that lists an entry, from 1. */
function pageOf(entry: Entry, book: Book, now: number): number {
  const place = entriesOf(entry.category, book, now).findIndex(({ id }) => id === entry.id);
  return Math.floor(Math.max(place, 0) / questionsPerPage) + 1;
}

function entriesOf(category: string, book: Book, now: number): readonly Entry[] {
  return book.entries.filter((entry) => entry.category === category && isInForce(entry, now));
}

/** 「もどる」: back to what was on the screen before, as far as that is known. */
export function goBack(session: SessionNotCollecting, book: Book, now: number): Step {
  const { phase } = session;
  switch (phase.name) {
    case 'browsing':
      return phase.page > 1
        ? showCategory(session, phase.category, phase.page - 1, book, now)
        : showMenu(session, book);
    case 'inGuide':
      return phase.step > 1
        ? showGuideStep(session, phase.guideId, phase.step - 1, book)
        : showMenu(session, book);
    case 'answered': {
      const entry = book.entries.find(({ id }) => id === phase.entryId);
      if (entry === undefined) return showMenu(session, book);
      return showCategory(session, entry.category, pageOf(entry, book, now), book, now);
    }
    case 'idle':
    case 'choosing':
    case 'handedBack':
    case 'rated':
      return showMenu(session, book);
  }
}

/** 「次」: the next page of the category on the screen. @returns undefined when there is none */
export function turnPage(session: Session, book: Book, now: number): Step | undefined {
  const { phase } = session;
  if (phase.name !== 'browsing') return undefined;
  const { length } = entriesOf(phase.category, book, now);
  if (phase.page * questionsPerPage >= length) return undefined;
  return showCategory(session, phase.category, phase.page + 1, book, now);
}
