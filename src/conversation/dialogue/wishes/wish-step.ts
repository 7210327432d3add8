import { escalation } from '../../../copy/escalation.ts';
import { contact as copy } from '../../../copy/ja.ts';
import type { AskedQuestion } from '../../asked-question.ts';
import type { Cause } from '../../event.ts';
import { phoneNumberIn } from '../../japanese/phone-number.ts';
import type { Wish } from '../../japanese/wishes/wish.ts';
import type { SearchableBook } from '../../searchable-book.ts';
import type { SessionNotCollecting } from '../../session.ts';
import { say, sayPolitely, silence, type Step } from '../../step.ts';
import {
  askWhetherCancelled,
  openCallTicket,
  passOnWish,
  sayTicketStatus,
  waitingButtons,
} from '../../tickets/escalation.ts';
import { contactMessage } from '../contact.ts';
import { askedWay, deskFactsLead } from './desk-facts.ts';
import { menuOnly } from '../ways-out.ts';

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
  const way = wish.isByPhone && book.contact.phones.length > 0 ? 'phone' : undefined;
  return say(asking, [contactMessage(asking, book, now, lead, way)], menuOnly);
}

function personLead({ isComplaint, isByPhone, isForCall }: PersonWish, book: SearchableBook): string {
  const { support, contact, voice } = book;
  const isCalled = support.hasChat && support.callsBack === true;
  const granted = [
    ...(isComplaint ? [copy.regret] : []),
    ...(isForCall && isCalled ? [copy.leaveNumber] : []),
  ];
  const refused = [
    ...(isForCall && !isCalled ? [copy.noCalls] : []),
    ...(isByPhone && !isForCall && contact.phones.length === 0 ? [copy.none('電話')] : []),
  ];
  if (refused.length > 0) return [...granted, ...refused, copy.instead].join('\n');
  return granted.length > 0 ? granted.join('\n') : (voice.contact ?? copy.lead);
}

/** Shows what the desk can tell of itself, what was asked for first. */
export function answerFactsWish(
  session: SessionNotCollecting,
  wish: FactsWish,
  book: SearchableBook,
  now: number,
): Step {
  const lead = deskFactsLead(wish, book, now);
  return say(session, [contactMessage(session, book, now, lead, askedWay(wish.of, book))], menuOnly);
}

/**
 * While a ticket waits: when staff answer, or whether it is still wanted. Who asks again at once is told in a line that
 * nothing has come: the whole receipt stands just above.
 */
export function answerWaiting(
  session: SessionNotCollecting,
  { about }: Extract<Wish, { kind: 'waiting' }>,
  book: SearchableBook,
  now: number,
): Step {
  const { ticket } = session;
  if (ticket === undefined) return silence(session);
  if (about === 'enough') return askWhetherCancelled(session);
  const { lastFallback } = session;
  if (lastFallback === 'no answer waits' || lastFallback === 'no answer waits again')
    return sayPolitely(session, 'no answer waits', escalation.noAnswerWaits, waitingButtons);
  const step = sayTicketStatus(session, ticket, book, now);
  return { ...step, session: { ...step.session, lastFallback: 'no answer waits again' } };
}
