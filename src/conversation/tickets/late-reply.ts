import { escalation as copy } from '../../copy/escalation.ts';
import { answerFinding } from '../dialogue/finding-step.ts';
import { suggestionsFor, waitingButtons, whenAnswered, withTalkSince } from './escalation.ts';
import { lineLimits } from '../line-limits.ts';
import type { Choice } from '../choice.ts';
import type { ConversationEvent } from '../event.ts';
import { joinParts } from '../asked-question.ts';
import { inForceAt } from '../dialogue/in-force.ts';
import type { SearchableBook } from '../searchable-book.ts';
import { newTalk, withoutCollecting, type Session, type SessionNotCollecting } from '../session.ts';
import { smallTalkIn, type SmallTalk } from '../japanese/small-talk/small-talk.ts';
import { endButton } from './staff-actions.ts';
import type { StaffRef } from '../staff-ref.ts';
import { say, type Step } from '../step.ts';
import { withStatusLine, type Ticket } from './ticket.ts';
import { ticketTimesOf } from './ticket-times.ts';
import { ticketTimers } from './timers.ts';
import { toCommand } from '../japanese/commands.ts';
import { isClear } from '../japanese/unfinished.ts';

/** What an asker writes after their ticket was closed for silence: most likely their late answer to staff. */
export type LateReply = {
  readonly event: Extract<ConversationEvent, { type: 'text' | 'unreadable' }>;
  readonly ticket: Ticket;
  /** The last holder of the ticket. */
  readonly holder?: StaffRef;
};

/**
 * The event as a late reply to staff, when it may be one. Only a ticket that was closed for silence is reopened so:
 * staff have not said that they are done. A ticket that somebody closed stays closed, and the bot answers.
 */
export function lateReplyIn(
  session: Session,
  event: ConversationEvent,
  book: SearchableBook,
): LateReply | undefined {
  const { ticket } = session;
  if (event.type !== 'text' && event.type !== 'unreadable') return undefined;
  if (ticket?.state.name !== 'closed' || ticket.state.reason !== 'silent' || ticket.rating !== undefined)
    return undefined;
  if (event.receivedAt - ticket.state.at >= ticketTimesOf(book).lateReplyMs) return undefined;
  // An asker who has gone on with the bot since then is talking with the bot.
  const { phase } = withoutCollecting(session);
  if (phase.name !== 'handedBack' && phase.name !== 'idle') return undefined;
  if (!isForStaff(event, ticket, book)) return undefined;
  const holder = lastHolder(ticket);
  return { event, ticket, ...(holder === undefined ? {} : { holder }) };
}

function isForStaff(event: LateReply['event'], ticket: Ticket, book: SearchableBook): boolean {
  if (event.type === 'unreadable') return event.kind !== 'sticker' || hasStaffAsked(ticket);
  const kind = smallTalkIn(event.text);
  // A thank-you answers staff only when they ended with a question.
  if (kind !== undefined && kindsOfEnd.has(kind)) return hasStaffAsked(ticket);
  const command = toCommand(event.text, book);
  return typeof command !== 'object' || !choicesForBot.has(command.choice.type);
}

/** What people say when they want nothing more. */
const kindsOfEnd: ReadonlySet<SmallTalk> = new Set(['thanks', 'farewell', 'sorry', 'takenBack', 'laughter']);

/** Typed commands that are for the bot, or that lead back to the ticket by themselves. */
const choicesForBot: ReadonlySet<Choice['type']> = new Set([
  'menu',
  'help',
  'cancelTicket',
  'showAnswers',
  'noneOfThese',
]);

/** Whether the last answer of staff was a question. */
function hasStaffAsked({ lines }: Ticket): boolean {
  const last = lines.findLast(({ from }) => from === 'staff');
  return last?.from === 'staff' && /[?？]\s*$|か[。.．]?\s*$/u.test(last.text);
}

function lastHolder({ lines }: Ticket): StaffRef | undefined {
  for (const line of lines.toReversed()) {
    if (line.from === 'staff') return line.staff;
    if (line.from === 'desk' && line.what === 'handedOver') return line.to;
    if (line.from === 'desk' && line.what === 'claimed') return line.staff;
  }
  return undefined;
}

/** Reopens the ticket, for its last holder when they are at the desk, else for all staff, and tells the asker who will read it. */
export function handleLateReply(session: Session, reply: LateReply, book: SearchableBook): Step {
  const { event, ticket, holder } = reply;
  const now = event.receivedAt;
  const cause = { id: event.id, receivedAt: now };
  const talk: SessionNotCollecting = { ...newTalk(session), lines: [] };
  const withLines = withTalkSince(withoutCloseMessage(session, ticket), ticket);
  const suggestions = event.type === 'text' ? { suggestions: suggestionsFor(event.text, book) } : {};
  // The message that the ticket was closed may still wait in the outbox, and is no longer true.
  const discard = { type: 'discardOutbox', of: 'bot' } as const;

  if (holder !== undefined && event.isHolderIn === true) {
    const state = { name: 'assigned', staff: holder, since: now, owesSince: now, leaseSince: now } as const;
    const assigned = {
      ...withStatusLine(withLines, cause, 'repliedLate', state, undefined, holder),
      ...suggestions,
    };
    const step = say({ ...talk, ticket: assigned }, [text(copy.lateForHolder(holder.name))], [endButton]);
    return { ...step, effects: [discard, ...ticketTimers(assigned, now, ticketTimesOf(book))] };
  }
  const waiting = {
    ...withStatusLine(withLines, cause, 'repliedLate', { name: 'waiting', since: now }),
    ...suggestions,
  };
  const confirmation = text(`${copy.lateForAll}\n\n${whenAnswered(book, now)}`);
  const step = say({ ...talk, ticket: waiting }, [confirmation], waitingButtons);
  const answered = withAnswer(step, { ...talk, ticket: waiting }, event, book);
  return { ...answered, effects: [discard, ...answered.effects] };
}

/** The talk without the bot's line that the ticket was closed: the message is discarded, and the ticket has its own line. */
function withoutCloseMessage(session: Session, { lines }: Ticket): Session {
  const closing = lines.findLast((line) => line.from === 'desk' && line.what === 'idle');
  return { ...session, lines: session.lines.filter(({ from, id }) => from !== 'bot' || id !== closing?.id) };
}

const text = (words: string) => ({ type: 'text', text: words }) as const;

/** While a ticket waits, the bot still answers what it is sure of. */
function withAnswer(
  confirmation: Step,
  session: SessionNotCollecting,
  event: LateReply['event'],
  book: SearchableBook,
): Step {
  if (event.type !== 'text' || smallTalkIn(event.text) !== undefined) return confirmation;
  const finding = book.search(event.text, inForceAt(event.receivedAt));
  if (!isClear(finding)) return confirmation;
  const answer = answerFinding(session, joinParts([event]), finding, book, event.receivedAt);
  const messages = [...confirmation.messages, ...answer.messages];
  return messages.length > lineLimits.messagesPerRequest ? confirmation : { ...answer, messages };
}
