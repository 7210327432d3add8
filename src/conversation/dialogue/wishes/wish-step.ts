import { contact as copy } from '../../../copy/ja.ts';
import type { AskedQuestion } from '../../asked-question.ts';
import type { Cause } from '../../event.ts';
import { phoneNumberIn } from '../../japanese/phone-number.ts';
import type { Wish } from '../../japanese/wish.ts';
import type { SearchableBook } from '../../searchable-book.ts';
import type { SessionNotCollecting } from '../../session.ts';
import { say, silence, type Step } from '../../step.ts';
import {
  askWhetherCancelled,
  openCallTicket,
  passOnWish,
  sayTicketStatus,
} from '../../tickets/escalation.ts';
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
  session: SessionNotCollecting,
  wish: PersonWish,
  question: AskedQuestion,
  book: SearchableBook,
  cause: Cause,
): Step {
  const now = cause.receivedAt;
  const { ticket } = session;
  const hasNumber = phoneNumberIn(question.text) !== undefined;
  if (ticket?.state.name === 'waiting') {
    const step = passOnWish(session, ticket, hasNumber, book, now);
    return { ...step, messages: [...step.messages, contactMessage(session, book, now)] };
  }
  const isAbout = wish.hasMatter && !wish.isComplaint && session.lastQuestion === undefined;
  const asking = isAbout ? { ...session, lastQuestion: question } : session;
  const { hasChat, callsBack } = book.support;
  if (hasNumber && hasChat && callsBack === true) return openCallTicket(asking, cause, book);
  const lead = personLead(wish, book);
  return say(asking, [contactMessage(asking, book, now, lead)], menuButtons(book));
}

function personLead({ isComplaint, isByPhone, isForCall }: PersonWish, book: SearchableBook): string {
  const { support, contact, voice } = book;
  const lines = [
    ...(isComplaint ? [copy.regret] : []),
    ...(isForCall ? [support.hasChat && support.callsBack === true ? copy.leaveNumber : copy.noCalls] : []),
    ...(isByPhone && contact.phones.length === 0 ? [copy.none('電話')] : []),
  ];
  return [...lines, voice.contact ?? copy.lead].join('\n');
}

/** Shows what the desk can tell of itself, what was asked for first. */
export function answerFactsWish(
  session: SessionNotCollecting,
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

/** While a ticket waits: when staff answer, or whether it is still wanted. */
export function answerWaiting(
  session: SessionNotCollecting,
  { about }: Extract<Wish, { kind: 'waiting' }>,
  book: SearchableBook,
  now: number,
): Step {
  const { ticket } = session;
  if (ticket === undefined) return silence(session);
  return about === 'enough' ? askWhetherCancelled(session) : sayTicketStatus(session, ticket, book, now);
}
