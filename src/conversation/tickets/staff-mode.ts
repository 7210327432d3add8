import { buttons } from '../../copy/ja.ts';
import { buttonWords } from './button-words.ts';
import { actorOf, isAskerEvent, type AskerEvent, type Cause, type ConversationEvent } from '../event.ts';
import { cancelTicket, suggestionsFor } from './escalation.ts';
import type { SearchableBook } from '../searchable-book.ts';
import { isQuoting } from '../message.ts';
import { withoutCollecting, type Session } from '../session.ts';
import { silence, type Step } from '../step.ts';
import { updateTicket, isOpen, withTranscriptLines, type AssignedTicket } from './ticket.ts';
import { smallTalkIn } from '../japanese/small-talk/small-talk.ts';
import { phoneNumberIn } from '../japanese/phone-number.ts';
import { wishIn } from '../japanese/wishes/wish.ts';
import { ticketTimesOf } from './ticket-times.ts';
import { ticketTimers } from './timers.ts';
import { joinParts } from '../asked-question.ts';
import { bare, toCommand } from '../japanese/commands.ts';
import { askerLine, botLine, withTalkLines } from './transcript.ts';
import { eraseMessage } from './unsend.ts';
import { withoutPushNotice } from './waiting-answer.ts';

type TextEvent = Extract<ConversationEvent, { type: 'text' }>;

/**
 * While staff hold the conversation the bot stays silent, and whatever the asker does is for staff to answer. A new
 * asker event does not compile until it has its case here.
 */
export function handleInStaffMode(
  session: Session,
  ticket: AssignedTicket,
  event: ConversationEvent & AskerEvent,
  book: SearchableBook,
): Step {
  switch (event.type) {
    case 'text':
      if (isTyped(event, buttons.endTicket)) return cancelTicket(withoutCollecting(session), event, book);
      if (isTyped(event, buttons.showAnswers)) return silence(session);
      return waitForStaff(session, withQuestion(ticket, event), event, book);
    case 'choice':
      if (event.choice.type === 'cancelTicket') return cancelTicket(withoutCollecting(session), event, book);
      // The tap brings a reply token, by which the waiting answers are sent. Staff owe nothing new.
      if (event.choice.type === 'showAnswers') return silence(session);
      return waitForStaff(session, ticket, event, book);
    case 'foreignChoice':
    case 'unreadable':
      return waitForStaff(session, ticket, event, book);
    case 'follow':
      return silence(session);
    case 'unfollow':
      // Nothing reaches the asker now, and staff see which of their answers did not arrive.
      return { ...silence(session), effects: [{ type: 'discardOutbox', of: 'all' }] };
    case 'unsent':
      return silence(eraseMessage(session, event.messageId, book));
  }
}

/** Typed instead of tapped: LINE on a PC shows no quick replies. */
function isTyped({ text }: TextEvent, label: string): boolean {
  return bare(text) === bare(label);
}

function waitForStaff(session: Session, ticket: AssignedTicket, cause: Cause, book: SearchableBook): Step {
  const { isIdle: _, ...state } = ticket.state;
  const now = cause.receivedAt;
  const waiting = updateTicket(ticket, { state: withDebt(state, now) });
  const effects = ticketTimers(waiting, now, ticketTimesOf(book));
  return { ...silence({ ...session, ticket: waiting }), effects };
}

/** Staff owe an answer since the first unanswered message; what the asker adds to it does not restart the ticket lease. */
function withDebt(state: AssignedTicket['state'], now: number): AssignedTicket['state'] {
  return state.owesSince === undefined ? { ...state, owesSince: now, leaseSince: now } : state;
}

/** A ticket that was opened without a question gets the asker's first words as its question. */
function withQuestion(ticket: AssignedTicket, event: TextEvent): AssignedTicket {
  if (ticket.question !== undefined || smallTalkIn(event.text) !== undefined) return ticket;
  return updateTicket(ticket, { question: joinParts([event]) });
}

/** Adds what the asker did to the transcript: of the open ticket, else of the talk, for a ticket that may follow. */
export function noteAsker(session: Session, event: ConversationEvent, book: SearchableBook): Session {
  if (!isAskerEvent(event)) return session;
  const tapped =
    event.type === 'choice' ? buttonWords(event.choice, session, book, event.receivedAt) : undefined;
  const line = askerLine(event, tapped);
  if (line === undefined) return session;
  const ticket = session.ticket === undefined ? undefined : withoutPushNotice(session.ticket);
  const left = numberLeftIn(event, book);
  if (!isOpen(ticket)) {
    const lines = withTalkLines(session.lines, line);
    return { ...session, lines, ...left, ...(ticket === undefined ? {} : { ticket }) };
  }
  const ticketWithLine = { ...withTranscriptLines(ticket, line), ...left };
  // Without a new question the suggestions stay.
  if (!isQuestion(event, book)) return { ...session, ticket: ticketWithLine };
  return {
    ...session,
    ticket: updateTicket(ticketWithLine, { suggestions: suggestionsFor(event.text, book) }),
  };
}

/** The phone number of a person who would like to be called. */
function numberLeftIn(event: ConversationEvent, book: SearchableBook): Pick<Session, 'leftNumber'> {
  if (event.type !== 'text') return {};
  const phone = phoneNumberIn(event.text);
  if (phone === undefined || wishIn(event.text, book)?.wish.kind !== 'person') return {};
  return { leftNumber: { phone, messageId: event.messageId } };
}

/** 「担当者と話したい」 and 「ありがとう」 are no questions. */
function isQuestion(event: ConversationEvent, book: SearchableBook): event is TextEvent {
  return (
    event.type === 'text' &&
    toCommand(event.text, book) === undefined &&
    smallTalkIn(event.text) === undefined &&
    wishIn(event.text, book) === undefined
  );
}

/** Adds what the bot said to the transcript. */
export function noteBot(step: Step, event: ConversationEvent): Step {
  if (actorOf(event) === 'staff') return step;
  const searched = step.effects.find((effect) => effect.type === 'recordFinding');
  // Staff see the asker's words in the asker's own line. A copy here would survive when they are unsent.
  const unquoted = step.messages.filter((message) => !isQuoting(message));
  const line = botLine(event, unquoted, searched?.kind);
  const { session } = step;
  if (line === undefined) return step;
  const { ticket } = session;
  if (isOpen(ticket)) return { ...step, session: { ...session, ticket: withTranscriptLines(ticket, line) } };
  return { ...step, session: { ...session, lines: withTalkLines(session.lines, line) } };
}
