import { feedback, search as copy } from '../../copy/ja.ts';
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
import { menuButtons } from './ways-out.ts';

/** What the bot can still offer to a person whom it could not help. */
type Offer = 'nearest' | 'rephrase' | 'human' | 'categories';

export type Failure = {
  /** The search found nothing, or what it found did not help. */
  readonly kind: 'notFound' | 'notHelped';
  readonly question?: AskedQuestion;
  /** What may still be offered, likeliest first. */
  readonly nearest: readonly Entry[];
};

/** What is offered at the first miss in a row, the second, and so on. */
const ladders: Readonly<Record<Failure['kind'], readonly Offer[]>> = {
  notFound: ['nearest', 'human', 'categories'],
  notHelped: ['nearest', 'rephrase', 'human', 'categories'],
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
    const lead = failure.kind === 'notFound' ? notFoundLead(book, copy.notFoundNearest) : feedback.nearest;
    return showOffer(missed, unseen.slice(0, chatLimits.nearestOffered), failure.question, lead);
  }
  return {
    session: { ...missed, phase: { name: 'idle' }, lastFallback: offer },
    messages: messagesOf(missed, offer, failure, book, now),
    quickReplies: menuButtons(book),
    effects: [],
  };
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
    return kind === 'notFound' ? notRepeated('categories', last) : notRepeated('rephrase', last);
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
      return [contactMessage(session, book, now, feedback.human)];
    case 'categories': {
      const lead =
        kind === 'notFound' && session.misses === 1 ? notFoundLead(book, copy.notFound) : copy.byCategory;
      return [categoriesMessage(book, lead)];
    }
  }
}

function notFoundLead({ voice }: SearchableBook, standard: string): string {
  return voice.notFound ?? standard;
}
