import { openStateAt } from '../../calendar/fact.ts';
import { escalation as copy } from '../../copy/escalation.ts';
import { buttons } from '../../copy/ja.ts';
import type { Cause } from '../event.ts';
import { deskFact } from '../dialogue/facts.ts';
import type { Button, Message } from '../message.ts';
import type { SearchableBook } from '../searchable-book.ts';
import type { AskedQuestion } from '../asked-question.ts';
import { newTalk, type Session } from '../session.ts';
import { say, sayKindly, type Step } from '../step.ts';
import type { StaffRef } from '../staff-ref.ts';
import { updateTicket, isOpen, withLine, type Ticket, type TicketState } from './ticket.ts';
import { ticketTimesOf } from './ticket-times.ts';
import type { TicketChange } from './transcript.ts';
import { menuButton, menuButtons, shortWaysOut } from '../dialogue/ways-out.ts';

const cancelButton: Button = { label: buttons.cancelTicket, choice: { type: 'cancelTicket' } };
/** What staff ask when they have closed a ticket. */
export const ratingButtons: readonly Button[] = [
  { label: buttons.solved, choice: { type: 'ticketSolved' } },
  { label: buttons.stillUnsolved, choice: { type: 'reopenTicket' } },
];
const suggested = 3;

/** The buttons of the contact card: a chat now, a message for later, or back out of it. */
export function escalationButtons(session: Session, book: SearchableBook, now: number): readonly Button[] {
  if (isOpen(session.ticket)) return [cancelButton];
  if (!book.desk.hasChat) return [];
  const label = isDeskOpen(book, now) ? buttons.escalate : buttons.leaveMessage;
  return [{ label, choice: { type: 'escalate' } }];
}

export function isDeskOpen({ desk, zone }: SearchableBook, now: number): boolean {
  return desk.hours === undefined || openStateAt(desk.hours, now, zone).kind === 'open';
}

/** A human, please: what was asked last goes with it. One chat has one open ticket. */
export function openTicket(session: Session, cause: Cause, book: SearchableBook): Step {
  const now = cause.receivedAt;
  if (isOpen(session.ticket)) return sayWhereItStands(session, session.ticket, book, now);
  if (!book.desk.hasChat) return sayKindly(session, 'no chat', copy.noChat, menuButtons(book));
  const { lastQuestion: question, lines } = session;
  const ticket: Ticket = {
    id: cause.id,
    openedAt: now,
    ...(question === undefined ? {} : { question }),
    state: { name: 'waiting', since: now },
    lines: [...lines, { id: cause.id, at: now, from: 'desk', what: 'opened' }],
    suggestions: suggestionsFor(question?.text, book),
    version: 1,
  };
  return say(
    { ...newTalk(session), lines: [], ticket, ...earlierTickets(session, now) },
    [receipt(copy.received, question, book, now)],
    waitingWays,
  );
}

/** What the asker may still take back stays at hand, so that it can be erased from what staff read. */
function earlierTickets({ ticket, earlier = [] }: Session, now: number): Pick<Session, 'earlier'> {
  const all = ticket === undefined ? earlier : [...earlier, ticket];
  const fresh = all.filter(({ state }) => state.name === 'closed' && now - state.at < unsendableMs);
  return { earlier: fresh.slice(-mostEarlier) };
}

/** LINE lets a message be taken back for a day. */
const unsendableMs = 24 * 60 * 60_000;
const mostEarlier = 10;

/** While a ticket waits. */
export const waitingWays: readonly Button[] = [cancelButton, menuButton];

/** Says what was asked, and when it will be answered. */
function receipt(
  words: (question: string | undefined) => string,
  question: AskedQuestion | undefined,
  book: SearchableBook,
  now: number,
): Message {
  const textOf = (about: string | undefined): string => `${words(about)}\n\n${standingWords(book, now)}`;
  if (question === undefined) return { type: 'text', text: textOf(undefined) };
  const quotes = { messageIds: question.messageIds, otherwise: textOf(undefined) };
  return { type: 'text', text: textOf(question.text), quotes };
}

export function suggestionsFor(text: string | undefined, book: SearchableBook): readonly string[] {
  if (text === undefined) return [];
  return book
    .nearest(text)
    .slice(0, suggested)
    .map(({ id }) => id);
}

/** What the asker sees who asks for a human again. */
export function sayWhereItStands(session: Session, ticket: Ticket, book: SearchableBook, now: number): Step {
  return say(session, [receipt(copy.alreadyReceived, ticket.question, book, now)], waitingWays);
}

/** The first words after a ticket without any say what it is about. */
export function describeTicket(
  session: Session,
  ticket: Ticket,
  question: AskedQuestion,
  book: SearchableBook,
): Step {
  const described = updateTicket(ticket, { question, suggestions: suggestionsFor(question.text, book) });
  return say({ ...session, ticket: described }, [{ type: 'text', text: copy.described }], waitingWays);
}

/** What the book can't answer while a ticket waits goes to the human. */
export function passOn(session: Session, book: SearchableBook): Step {
  const step = sayKindly(session, 'passed on', copy.passedOn, shortWaysOut);
  return { ...step, quickReplies: [cancelButton, ...menuButtons(book)].slice(0, mostQuickReplies) };
}

const mostQuickReplies = 13;

/** Under whatever the bot says while a ticket waits: the way out of it. */
export function withCancel(step: Step): Step {
  const { ticket } = step.session;
  if (ticket?.state.name !== 'waiting' || step.messages.length === 0) return step;
  const others = step.quickReplies.filter(({ choice }) => choice.type !== 'cancelTicket');
  return { ...step, quickReplies: [cancelButton, ...others].slice(0, mostQuickReplies) };
}

/** The asker needs no human any more. */
export function cancelTicket(session: Session, cause: Cause, book: SearchableBook): Step {
  const { ticket } = session;
  if (!isOpen(ticket)) return sayKindly(session, 'no ticket', copy.noTicket, menuButtons(book));
  const now = cause.receivedAt;
  const closed = withStatusLine(ticket, cause, 'cancelled', {
    name: 'closed',
    at: now,
    reason: 'cancelled',
    by: 'asker',
  });
  return say(
    { ...newTalk(session), ticket: closed },
    [{ type: 'text', text: copy.cancelled }],
    menuButtons(book),
  );
}

/** Was it closed not long ago? */
export function isReopenable(ticket: Ticket | undefined, now: number, book: SearchableBook): boolean {
  return ticket?.state.name === 'closed' && now - ticket.state.at < ticketTimesOf(book).reopenMs;
}

/** 「まだ解決しない」: the same ticket, again, as long as it is fresh. */
export function reopenTicket(session: Session, cause: Cause, book: SearchableBook): Step {
  const { ticket } = session;
  const now = cause.receivedAt;
  if (isOpen(ticket)) return sayWhereItStands(session, ticket, book, now);
  if (ticket === undefined || !isReopenable(ticket, now, book)) return openTicket(session, cause, book);
  const state = { name: 'waiting', since: now } as const;
  const { rating: _, ...unrated } = withStatusLine(withWordsSince(session, ticket), cause, 'reopened', state);
  const text = `${copy.reopened}\n\n${standingWords(book, now)}`;
  return say({ ...newTalk(session), lines: [], ticket: unrated }, [{ type: 'text', text }], waitingWays);
}

/** What was said since a ticket was closed is read by who opens it again. */
export function withWordsSince({ lines }: Session, ticket: Ticket): Ticket {
  return withLine(ticket, ...lines);
}

/** When it will be answered. */
export function standingWords(book: SearchableBook, now: number): string {
  return isDeskOpen(book, now) ? copy.inTurn : copy.whenOpen(deskFact(book, now));
}

/** A ticket in a new state, with a line that says so. */
export function withStatusLine<S extends TicketState>(
  ticket: Ticket,
  cause: Cause,
  what: TicketChange,
  state: S,
  staff?: StaffRef,
  to?: StaffRef,
) {
  const people = { ...(staff === undefined ? {} : { staff }), ...(to === undefined ? {} : { to }) };
  const line = { id: cause.id, at: cause.receivedAt, from: 'desk', what, ...people } as const;
  return updateTicket(withLine(ticket, line), { state });
}

/** Whether staff have helped; a word about it may follow. */
export function rateTicket(session: Session, book: SearchableBook): Step {
  const { ticket } = session;
  if (ticket === undefined || isOpen(ticket))
    return sayKindly(session, 'no ticket', copy.noTicket, menuButtons(book));
  const rated = updateTicket(ticket, { rating: { isSolved: true } });
  const next: Session = { ...newTalk(session), phase: { name: 'rated' }, ticket: rated };
  return say(next, [{ type: 'text', text: copy.rated }], menuButtons(book));
}

/** The word that somebody adds to a rating. */
export function addRatingWord(session: Session, said: AskedQuestion, book: SearchableBook): Step {
  const { ticket } = session;
  const rating = { isSolved: true, word: said.text, messageIds: said.messageIds };
  const rated = ticket === undefined ? {} : { ticket: updateTicket(ticket, { rating }) };
  return say(
    { ...newTalk(session), ...rated },
    [{ type: 'text', text: copy.ratedWithWord }],
    menuButtons(book),
  );
}
