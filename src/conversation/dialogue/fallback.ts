import { contact, feedback, search as copy } from '../../copy/ja.ts';
import type { Entry } from '../../books/book.ts';
import { categoriesMessage } from './browsing.ts';
import { chatLimits } from '../chat-limits.ts';
import type { UnrepeatedText } from './unrepeated-text.ts';
import { contactMessage } from './contact.ts';
import { isInForce } from './in-force.ts';
import { showOffer } from './choices.ts';
import type { SearchableBook } from '../searchable-book.ts';
import type { AskedQuestion } from '../asked-question.ts';
import type { Session } from '../session.ts';
import type { Step } from '../step.ts';
import { contactButton, menuButtons, shortWaysOut } from './ways-out.ts';

/** What the bot can still offer to a person whom it could not help. */
type Offer = 'nearest' | 'rephrase' | 'human' | 'categories';

export type Failure = {
  /** The search found nothing, or what it found did not help. */
  readonly kind: 'notFound' | 'notHelped';
  readonly question?: AskedQuestion;
  /** What may still be offered, likeliest first. */
  readonly nearest: readonly Entry[];
  /** How many of them at most, when it is not `chatLimits.nearestOffered`. */
  readonly most?: number;
};

/** What is offered at the first miss in a row, the second, and so on. */
const ladders: Readonly<Record<Failure['kind'], readonly Offer[]>> = {
  notFound: ['nearest', 'human', 'categories'],
  notHelped: ['nearest', 'human', 'rephrase', 'categories'],
};

/**
 * The bot could not help. With each miss in a row it offers the next thing of the ladder: the nearest questions that
 * were not shown yet, other words, a human, the categories. Never the same twice in a row.
 */
export function fail(session: Session, failure: Failure, book: SearchableBook, now: number): Step {
  const misses = session.misses + 1;
  const missed: Session = { ...session, misses };
  const unseen = failure.nearest.filter(
    (entry) => !session.shown.includes(entry.id) && isInForce(entry, now),
  );
  const offer = nextOffer(failure.kind, misses, unseen.length > 0, session.lastFallback);
  if (offer === 'nearest') {
    const entries = unseen.slice(0, failure.most ?? chatLimits.nearestOffered);
    const step = showOffer(
      missed,
      entries,
      failure.question,
      nearestLead(failure.kind, entries.length, book),
    );
    return failure.kind === 'notFound' ? withContact(step) : step;
  }
  return {
    session: { ...missed, phase: { name: 'idle' }, lastFallback: offer },
    messages: messagesOf(missed, offer, failure, book, now),
    quickReplies: offer === 'rephrase' ? menuButtons(book) : shortWaysOut,
    effects: [],
  };
}

/**
 * The answer that was probably right was not: offers those that stood below it, and what is near besides, so that
 * something new is among them.
 */
export function offerInstead(
  session: Session,
  question: AskedQuestion,
  others: readonly Entry[],
  book: SearchableBook,
  now: number,
): Step {
  const nearest = [...new Set([...others, ...book.nearest(question.text)])];
  const most = others.length + chatLimits.addedToOthers;
  return fail(session, { kind: 'notHelped', question, nearest, most }, book, now);
}

function nextOffer(
  kind: Failure['kind'],
  misses: number,
  hasNearest: boolean,
  last: UnrepeatedText | undefined,
): Offer {
  const ladder = ladders[kind];
  const rung = misses - 1;
  // After its end, a human and the categories take turns.
  const at = rung < ladder.length ? rung : ladder.length - 2 + ((rung - ladder.length) % 2);
  const offer = ladder[at] ?? 'human';
  if (offer === 'nearest' && !hasNearest)
    return kind === 'notFound' ? notRepeated('human', last) : notRepeated('rephrase', last);
  return offer === 'nearest' ? offer : notRepeated(offer, last);
}

/** The offer, or another one when it was made last time. */
function notRepeated(offer: Offer, last: UnrepeatedText | undefined): Offer {
  if (offer !== last) return offer;
  return offer === 'human' ? 'categories' : 'human';
}

function messagesOf(
  session: Session,
  offer: Offer,
  { kind }: Failure,
  book: SearchableBook,
  now: number,
): Step['messages'] {
  switch (offer) {
    case 'nearest':
      return [];
    case 'rephrase':
      return [{ type: 'text', text: copy.rephrase }];
    case 'human':
      return kind === 'notFound' && session.misses === 1
        ? notHere(session, book, now)
        : [contactMessage(session, book, now, humanLead(kind, book))];
    case 'categories':
      return [categoriesMessage(book, copy.byCategory)];
  }
}

/** The book doesn't answer it: what it is about, and who does. */
function notHere(session: Session, book: SearchableBook, now: number): Step['messages'] {
  const about = copy.answersAbout(
    book.name,
    book.categories.slice(0, namedCategories),
    book.categories.length,
  );
  const text = `${notFoundLead(book, copy.notFound)}\n${about}`;
  return [{ type: 'text', text }, contactMessage(session, book, now, copy.elsewhere)];
}

/** A new question that isn't answered either is not the same as an answer that did not help. */
function humanLead(kind: Failure['kind'], book: SearchableBook): string {
  const sorry = kind === 'notFound' ? notFoundLead(book, copy.sorryNotFound) : feedback.sorry;
  return sorry + contact.instead;
}

/** More don't fit into a line that is read. */
const namedCategories = 3;

/** Below the nearest questions, a human is one tap away: most likely none of them is the answer. */
function withContact(step: Step): Step {
  const messages = step.messages.map((message) =>
    message.type === 'questions' && message.questions.length > 1
      ? { ...message, footer: [...message.footer, contactButton] }
      : message,
  );
  return { ...step, messages };
}

function nearestLead(kind: Failure['kind'], count: number, book: SearchableBook): string {
  const sorry = kind === 'notFound' ? notFoundLead(book, copy.sorryNotFound) : feedback.sorry;
  if (count === 1) return sorry + copy.isItThis;
  return sorry + (kind === 'notFound' ? copy.nearest : copy.otherNearest);
}

function notFoundLead({ voice }: SearchableBook, standard: string): string {
  return voice.notFound ?? standard;
}
