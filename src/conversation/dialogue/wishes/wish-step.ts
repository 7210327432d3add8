import { contact as contactCopy } from '../../../copy/ja.ts';
import type { Cause } from '../../event.ts';
import type { Wish } from '../../japanese/wish.ts';
import type { SearchableBook } from '../../searchable-book.ts';
import type { SettledSession } from '../../session.ts';
import { say, type Step } from '../../step.ts';
import { passOnWish } from '../../tickets/escalation.ts';
import { contactMessage } from '../contact.ts';
import { deskFactsLead } from './desk-facts.ts';
import { menuButtons } from '../ways-out.ts';

type PersonWish = Extract<Wish, { kind: 'person' }>;
type FactsWish = Extract<Wish, { kind: 'facts' }>;

/**
 * Shows the way to a person, and no questions of the book. What was asked before stays the last question: a ticket is
 * about that, not about the outburst. While a ticket waits, staff read the words in its transcript.
 */
export function answerPersonWish(
  session: SettledSession,
  { isComplaint, isByPhone }: PersonWish,
  book: SearchableBook,
  cause: Cause,
): Step {
  const now = cause.receivedAt;
  const { ticket } = session;
  if (ticket?.state.name === 'waiting') {
    const step = passOnWish(session, ticket, book, now);
    return { ...step, messages: [...step.messages, contactMessage(session, book, now)] };
  }
  const regret = isComplaint ? [contactCopy.regret] : [];
  const missing = isByPhone && book.contact.phones.length === 0 ? [contactCopy.none('電話')] : [];
  const lead = [...regret, ...missing, book.voice.contact ?? contactCopy.lead].join('\n');
  return say(session, [contactMessage(session, book, now, lead)], menuButtons(book));
}

/** Shows what the desk can tell of itself, what was asked for first. */
export function answerFactsWish(
  session: SettledSession,
  wish: FactsWish,
  book: SearchableBook,
  now: number,
): Step {
  return say(
    session,
    [contactMessage(session, book, now, deskFactsLead(wish, book, now))],
    menuButtons(book),
  );
}
