import { buttons } from '../../copy/ja.ts';
import { buttonWords } from './button-words.ts';
import type { ConversationEvent } from '../event.ts';
import { cancelTicket, suggestionsFor } from './escalation.ts';
import type { SearchableBook } from '../searchable-book.ts';
import { isQuoting } from '../message.ts';
import { mapTickets, settled, type Session } from '../session.ts';
import { silence, type Step } from '../step.ts';
import { updateTicket, isOpen, withLine, type AssignedTicket, type Ticket } from './ticket.ts';
import { smallTalkIn } from '../japanese/small-words.ts';
import { ticketTimesOf } from './ticket-times.ts';
import { ticketTimers } from './timers.ts';
import { toQuestion } from '../dialogue/question-parts.ts';
import { bare, toCommand } from '../japanese/commands.ts';
import { askerLine, botLine, remembered, withoutMessage, type Line } from './transcript.ts';
import { withoutNotice } from './waiting-answer.ts';

type TextEvent = Extract<ConversationEvent, { type: 'text' }>;

/** What a person on LINE does, and nobody else. */
export function isAskersEvent({ type }: ConversationEvent): boolean {
  return askersActions.has(type);
}

const askersActions: ReadonlySet<ConversationEvent['type']> = new Set([
  'text',
  'choice',
  'foreignChoice',
  'follow',
  'unfollow',
  'unreadable',
]);

/** While staff hold the chat the bot only listens: whatever the asker does is theirs to read. */
export function listenForStaff(
  session: Session,
  ticket: AssignedTicket,
  event: ConversationEvent,
  book: SearchableBook,
): Step {
  if (endsTalk(event)) return cancelTicket(settled(session), event, book);
  // Nothing reaches who has blocked the account, and staff see which of their words did not arrive.
  if (event.type === 'unfollow')
    return { ...silence(session), effects: [{ type: 'discardOutbox', of: 'all' }] };
  if (event.type === 'follow' || asksForAnswers(event)) return silence(session);
  const { isIdle: _, ...state } = ticket.state;
  const now = event.receivedAt;
  const owing = updateTicket(ticket, { state: owingSince(state, now) });
  const effects = ticketTimers(owing, now, ticketTimesOf(book));
  return { ...silence({ ...session, ticket: described(owing, event) }), effects };
}

/** The first word that staff owe an answer to: what the asker adds to it changes nothing. */
function owingSince(state: AssignedTicket['state'], now: number): AssignedTicket['state'] {
  return state.owesSince === undefined ? { ...state, owesSince: now, leaseSince: now } : state;
}

/** The first words say what it is about, whoever reads them. */
function described(ticket: AssignedTicket, event: ConversationEvent): AssignedTicket {
  if (ticket.question !== undefined || event.type !== 'text') return ticket;
  if (smallTalkIn(event.text) !== undefined) return ticket;
  return updateTicket(ticket, { question: toQuestion([event]) });
}

/** The asker ends the talk with staff, by its button or its words. */
function endsTalk(event: ConversationEvent): boolean {
  if (event.type === 'choice') return event.choice.type === 'cancelTicket';
  return event.type === 'text' && bare(event.text) === bare(buttons.endTicket);
}

/** Who only wants to read what staff have written is owed nothing by that. */
function asksForAnswers(event: ConversationEvent): boolean {
  if (event.type === 'choice') return event.choice.type === 'showAnswers';
  return event.type === 'text' && bare(event.text) === bare(buttons.showAnswers);
}

/** Notes what the asker did: for the open ticket, else for a ticket that may come. */
export function noteAsker(session: Session, event: ConversationEvent, book: SearchableBook): Session {
  const tapped =
    event.type === 'choice' ? buttonWords(event.choice, session, book, event.receivedAt) : undefined;
  const line = askerLine(event, tapped);
  if (line === undefined) return session;
  const ticket = session.ticket === undefined ? undefined : withoutNotice(session.ticket);
  if (!isOpen(ticket)) {
    const lines = remembered(session.lines, line);
    return ticket === undefined ? { ...session, lines } : { ...session, ticket, lines };
  }
  const ticketWithLine = withLine(ticket, line);
  // What was suggested before still fits when no new question came.
  if (!isQuestion(event, book)) return { ...session, ticket: ticketWithLine };
  return {
    ...session,
    ticket: updateTicket(ticketWithLine, { suggestions: suggestionsFor(event.text, book) }),
  };
}

/** 「担当者と話したい」 and 「ありがとう」 are none. */
function isQuestion(event: ConversationEvent, book: SearchableBook): event is TextEvent {
  return (
    event.type === 'text' &&
    toCommand(event.text, book) === undefined &&
    smallTalkIn(event.text) === undefined
  );
}

/** Notes what the bot said to it. */
export function noteBot(step: Step, event: ConversationEvent): Step {
  if (!isAskersEvent(event) && event.type !== 'timePassed') return step;
  const searched = step.effects.find((effect) => effect.type === 'recordFinding');
  const line = botLine(event, step.messages, searched?.kind);
  const { session } = step;
  // Staff have the asker's words already, and a copy would outlive their being unsent.
  if (line === undefined || step.messages.some(isQuoting)) return step;
  const { ticket } = session;
  if (isOpen(ticket)) return { ...step, session: { ...session, ticket: withLine(ticket, line) } };
  return { ...step, session: { ...session, lines: remembered(session.lines, line) } };
}

/** A message taken back is gone from all that humans read. */
export function eraseForStaff(session: Session, messageId: string, book: SearchableBook): Session {
  const erased = mapTickets(session, (ticket) => eraseInTicket(ticket, messageId, book));
  const lines = withoutMessage(session.lines, messageId);
  const { lastQuestion, ...rest } = erased;
  if (lastQuestion?.messageIds.includes(messageId) === true) return { ...rest, lines };
  return lines === session.lines ? erased : { ...erased, lines };
}

function eraseInTicket(ticket: Ticket, messageId: string, book: SearchableBook): Ticket {
  const { question, rating, ...rest } = ticket;
  const lines = withoutMessage(ticket.lines, messageId);
  const isAbout = question?.messageIds.includes(messageId) === true;
  const isWord = rating?.messageIds?.includes(messageId) === true;
  if (!isAbout && !isWord && lines === ticket.lines) return ticket;
  const { isSolved } = rating ?? {};
  return {
    ...rest,
    ...(isAbout || question === undefined ? {} : { question }),
    ...(rating === undefined || isSolved === undefined ? {} : { rating: isWord ? { isSolved } : rating }),
    lines,
    // What staff may answer with was found by its words, perhaps.
    suggestions: suggestionsFor(lastWords(lines) ?? (isAbout ? undefined : question?.text), book),
    version: ticket.version + 1,
  };
}

function lastWords(lines: readonly Line[]): string | undefined {
  const last = lines.findLast(({ from }) => from === 'asker');
  return last?.from === 'asker' ? last.text : undefined;
}
