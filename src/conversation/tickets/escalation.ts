import { openStateAt } from '../../calendar/fact.ts';
import { escalation as copy } from '../../copy/escalation.ts';
import { buttons } from '../../copy/ja.ts';
import type { Cause } from '../event.ts';
import { chatLimits } from '../chat-limits.ts';
import { lineLimits } from '../line-limits.ts';
import { nextOpeningFact } from '../dialogue/facts.ts';
import type { Button, Message } from '../message.ts';
import type { SearchableBook } from '../searchable-book.ts';
import type { AskedQuestion, LeftNumber } from '../asked-question.ts';
import { toShortLine } from '../shorten.ts';
import { newTalk, type Session } from '../session.ts';
import { say, sayPolitely, type Step } from '../step.ts';
import {
  isAssigned,
  isOpen,
  updateTicket,
  withStatusLine,
  withTranscriptLines,
  type Ticket,
} from './ticket.ts';
import { ticketTimesOf } from './ticket-times.ts';
import { menuButton, menuButtons } from '../dialogue/ways-out.ts';

const cancelButton: Button = { label: buttons.cancelTicket, choice: { type: 'cancelTicket' } };
/** Asks whether it helped, after staff have closed a ticket. */
export const ratingButtons: readonly Button[] = [
  { label: buttons.solved, choice: { type: 'ticketSolved' } },
  { label: buttons.stillUnsolved, choice: { type: 'reopenTicket' } },
];

/** The buttons of the contact card: chat now, leave a message, or cancel the open ticket. */
export function escalationButtons(session: Session, book: SearchableBook, now: number): readonly Button[] {
  if (isOpen(session.ticket)) return [cancelButton];
  if (!book.support.hasChat) return [];
  const label = isStaffThere(book, now) ? buttons.escalate : buttons.leaveMessage;
  return [{ label, choice: { type: 'escalate' } }];
}

export function isStaffThere({ support, zone }: SearchableBook, now: number): boolean {
  return support.hours === undefined || openStateAt(support.hours, now, zone).kind === 'open';
}

/** Opens a ticket about what was asked last. A chat has one open ticket at most. */
export function openTicket(session: Session, cause: Cause, book: SearchableBook): Step {
  const now = cause.receivedAt;
  if (isOpen(session.ticket)) return sayTicketStatus(session, session.ticket, book, now);
  if (!book.support.hasChat) return sayPolitely(session, 'no chat', copy.noChat, menuButtons(book));
  const { lastQuestion: question, leftNumber, lines } = session;
  const ticket: Ticket = {
    id: cause.id,
    openedAt: now,
    ...(question === undefined ? {} : { question }),
    ...(leftNumber === undefined ? {} : { leftNumber }),
    state: { name: 'waiting', since: now },
    lines: [...lines, { id: cause.id, at: now, from: 'desk', what: 'opened' }],
    suggestions: suggestionsFor(question?.text, book),
    version: 1,
  };
  return say(
    { ...newTalk(session), lines: [], ticket, ...earlierTickets(session, now) },
    [receiptMessage(copy.received, question, book, now)],
    waitingButtons,
  );
}

/** Opens a ticket for an asker who left a number, and says that staff will call it. */
export function openCallTicket(session: Session, cause: Cause, book: SearchableBook): Step {
  const step = openTicket(session, cause, book);
  const message = callMessage(step.session.ticket?.leftNumber, book, cause.receivedAt);
  return message === undefined ? step : { ...step, messages: [message] };
}

/** Confirms the number that staff will call. It repeats what the asker wrote. */
function callMessage(left: LeftNumber | undefined, book: SearchableBook, now: number): Message | undefined {
  if (left === undefined || book.support.callsBack !== true) return undefined;
  const textOf = (words: string): string => `${words}\n\n${whenCalled(book, now)}`;
  return {
    type: 'text',
    text: textOf(copy.willCall(left.phone)),
    quotes: { messageIds: [left.messageId], otherwise: textOf(copy.passedOn[0]) },
  };
}

function whenCalled(book: SearchableBook, now: number): string {
  return isStaffThere(book, now) ? copy.callInTurn : copy.callWhenOpen(nextOpeningFact(book, now));
}

/** Closed tickets whose messages the asker may still unsend, so that they can be erased from what staff read. */
function earlierTickets({ ticket, earlier = [] }: Session, now: number): Pick<Session, 'earlier'> {
  const all = ticket === undefined ? earlier : [...earlier, ticket];
  const recent = all.filter(({ state }) => state.name === 'closed' && now - state.at < unsendableMs);
  return { earlier: recent.slice(-chatLimits.earlierTickets) };
}

/** How much of a question a receipt repeats, UTF-16 units. */
const quotedLength = 60;

/** LINE lets a person unsend a message for a day. */
const unsendableMs = 24 * 60 * 60_000;

/** The quick replies while a ticket waits. */
export const waitingButtons: readonly Button[] = [cancelButton, menuButton];

/** Repeats what was asked, and says when it will be answered. */
function receiptMessage(
  words: (question: string | undefined) => string,
  question: AskedQuestion | undefined,
  book: SearchableBook,
  now: number,
): Message {
  const textOf = (about: string | undefined): string => `${words(about)}\n\n${whenAnswered(book, now)}`;
  if (question === undefined) return { type: 'text', text: textOf(undefined) };
  const quotes = { messageIds: question.messageIds, otherwise: textOf(undefined) };
  return { type: 'text', text: textOf(toShortLine(question.text, quotedLength)), quotes };
}

export function suggestionsFor(text: string | undefined, book: SearchableBook): readonly string[] {
  if (text === undefined) return [];
  return book
    .nearest(text)
    .slice(0, chatLimits.suggestions)
    .map(({ id }) => id);
}

/** The answer to an asker who asks for a human again. */
export function sayTicketStatus(session: Session, ticket: Ticket, book: SearchableBook, now: number): Step {
  return say(session, [receiptMessage(copy.alreadyReceived, ticket.question, book, now)], waitingButtons);
}

/** A ticket that was opened without a question gets the next one. */
export function describeTicket(
  session: Session,
  ticket: Ticket,
  question: AskedQuestion,
  book: SearchableBook,
): Step {
  const described = updateTicket(ticket, { question, suggestions: suggestionsFor(question.text, book) });
  return say({ ...session, ticket: described }, [{ type: 'text', text: copy.described }], waitingButtons);
}

/** While a ticket waits, what the book can't answer at once is passed on to staff. */
export function passOn(session: Session): Step {
  return sayPolitely(session, 'passed on', copy.passedOn, waitingButtons);
}

/** 「もういいです」 while a ticket waits: it is cancelled by a button only. */
export function askWhetherCancelled(session: Session): Step {
  return say(session, [{ type: 'text', text: copy.askWhetherCancelled }], waitingButtons);
}

/**
 * While a ticket waits, a wish for a person is passed on to staff as well; the asker learns when they answer.
 * @param hasNumber a phone number was left just now
 */
export function passOnWish(
  session: Session,
  ticket: Ticket,
  hasNumber: boolean,
  book: SearchableBook,
  now: number,
): Step {
  const call = hasNumber ? callMessage(ticket.leftNumber, book, now) : undefined;
  if (call !== undefined) return say(session, [call], waitingButtons);
  if (ticket.question === undefined) return sayTicketStatus(session, ticket, book, now);
  const text = `${copy.passedOn[0]}\n\n${whenAnswered(book, now)}`;
  return say(session, [{ type: 'text', text }], waitingButtons);
}

/** While a ticket waits, the first quick reply of every message cancels it. */
export function withCancelButton(step: Step): Step {
  const { ticket } = step.session;
  if (ticket?.state.name !== 'waiting' || step.messages.length === 0) return step;
  const others = step.quickReplies.filter(({ choice }) => choice.type !== 'cancelTicket');
  return { ...step, quickReplies: [cancelButton, ...others].slice(0, lineLimits.quickReplies) };
}

/** Closes the ticket for the asker, who needs no human any more: takes back the wish for one, or ends the talk with one. */
export function cancelTicket(session: Session, cause: Cause, book: SearchableBook): Step {
  const { ticket } = session;
  if (!isOpen(ticket)) return sayPolitely(session, 'no ticket', copy.noTicket, menuButtons(book));
  const reason = isAssigned(ticket) ? 'endedByAsker' : 'cancelled';
  const closed = withStatusLine(ticket, cause, reason, {
    name: 'closed',
    at: cause.receivedAt,
    reason,
    by: 'asker',
  });
  return say(
    { ...newTalk(session), ticket: closed },
    [{ type: 'text', text: copy[reason] }],
    menuButtons(book),
  );
}

/** Whether the ticket was closed recently enough for its asker to reopen it. What they cancelled themselves is over. */
export function isReopenable(ticket: Ticket | undefined, now: number, book: SearchableBook): boolean {
  return (
    ticket?.state.name === 'closed' &&
    ticket.state.reason !== 'cancelled' &&
    now - ticket.state.at < ticketTimesOf(book).reopenMs
  );
}

/** 「まだ解決しない」: opens the same ticket again, or a new one when that is over. */
export function reopenTicket(session: Session, cause: Cause, book: SearchableBook): Step {
  const { ticket } = session;
  const now = cause.receivedAt;
  if (isOpen(ticket)) return sayTicketStatus(session, ticket, book, now);
  if (ticket === undefined || !isReopenable(ticket, now, book)) return openTicket(session, cause, book);
  const state = { name: 'waiting', since: now } as const;
  const { rating: _, ...unrated } = withStatusLine(withTalkSince(session, ticket), cause, 'reopened', state);
  const text = `${copy.reopened}\n\n${whenAnswered(book, now)}`;
  return say({ ...newTalk(session), lines: [], ticket: unrated }, [{ type: 'text', text }], waitingButtons);
}

/** The ticket with the lines of the talk since it was closed, for staff to read. */
export function withTalkSince({ lines }: Session, ticket: Ticket): Ticket {
  return withTranscriptLines(ticket, ...lines);
}

/** Says when a ticket will be answered. */
export function whenAnswered(book: SearchableBook, now: number): string {
  return isStaffThere(book, now) ? copy.inTurn : copy.whenOpen(nextOpeningFact(book, now));
}

/** Notes that staff have helped. A comment on it may follow. */
export function rateTicket(session: Session, book: SearchableBook): Step {
  const { ticket } = session;
  if (ticket === undefined || isOpen(ticket))
    return sayPolitely(session, 'no ticket', copy.noTicket, menuButtons(book));
  const rated = updateTicket(ticket, { rating: { isSolved: true } });
  const next: Session = { ...newTalk(session), phase: { name: 'rated' }, ticket: rated };
  return sayThanks(next, copy.rated, book);
}

/** Adds the asker's comment to their rating. */
export function addRatingComment(session: Session, comment: AskedQuestion, book: SearchableBook): Step {
  const { ticket } = session;
  const rating = { isSolved: true, word: comment.text, messageIds: comment.messageIds };
  const rated = ticket === undefined ? {} : { ticket: updateTicket(ticket, { rating }) };
  return sayThanks({ ...newTalk(session), ...rated }, copy.ratedWithWord, book);
}

/** Thanks for a rating are not worth a paid push. */
function sayThanks(session: Session, text: string, book: SearchableBook): Step {
  return { ...say(session, [{ type: 'text', text }], menuButtons(book)), fallbackRoute: 'next-reply' };
}
