import { escalation as copy } from '../../copy/escalation.ts';
import { answerFinding } from '../dialogue/finding-step.ts';
import { withStatusLine, standingWords, suggestionsFor, waitingWays, withWordsSince } from './escalation.ts';
import type { ConversationEvent } from '../event.ts';
import { toQuestion } from '../dialogue/question-parts.ts';
import { inForceAt } from '../in-force.ts';
import type { SearchableBook } from '../searchable-book.ts';
import { newTalk, settled, type Session, type SettledSession } from '../session.ts';
import { smallTalkIn } from '../japanese/small-words.ts';
import { endButton } from './staff-actions.ts';
import type { StaffRef } from '../staff-ref.ts';
import { say, type Step } from '../step.ts';
import type { Ticket } from './ticket.ts';
import { ticketTimesOf } from './ticket-times.ts';
import { ticketTimers } from './timers.ts';
import { toCommand } from '../japanese/commands.ts';
import { isClear } from '../japanese/unfinished.ts';

/** What an asker writes whose talk with staff was closed because nobody spoke: their answer, only late. */
export type LateReply = {
  readonly event: Extract<ConversationEvent, { type: 'text' | 'unreadable' }>;
  readonly ticket: Ticket;
  /** Who held it last. */
  readonly holder?: StaffRef;
};

/**
 * Whether an event goes on with a ticket that was closed for silence. Staff have not said that they are done, so that
 * words are taken for it rather than lost; what is closed by somebody takes no new question.
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
  // Who has gone on with the bot since then is talking with the bot.
  const { phase } = settled(session);
  if (phase.name !== 'handedBack' && phase.name !== 'idle') return undefined;
  if (!isForStaff(event, ticket, book)) return undefined;
  const holder = lastHolder(ticket);
  return { event, ticket, ...(holder === undefined ? {} : { holder }) };
}

function isForStaff(event: LateReply['event'], ticket: Ticket, book: SearchableBook): boolean {
  if (event.type === 'unreadable') return event.kind !== 'sticker' || isAsked(ticket);
  const kind = smallTalkIn(event.text);
  // A thank-you is an answer only to a question.
  if (kind === 'thanks' || kind === 'farewell' || kind === 'laughter') return isAsked(ticket);
  const command = toCommand(event.text, book);
  return typeof command !== 'object' || !forBot.has(command.choice.type);
}

/** Typed buttons that mean the bot, or that lead back to the ticket by themselves. */
const forBot: ReadonlySet<string> = new Set(['menu', 'help', 'cancelTicket', 'showAnswers', 'noneOfThese']);

/** Did staff end with a question? */
function isAsked({ lines }: Ticket): boolean {
  const last = lines.findLast(({ from }) => from === 'staff');
  return last?.from === 'staff' && /[??]\s*$|か[。.]?\s*$/u.test(last.text);
}

function lastHolder({ lines }: Ticket): StaffRef | undefined {
  for (const line of lines.toReversed()) {
    if (line.from === 'staff') return line.staff;
    if (line.from === 'desk' && line.what === 'handedOver') return line.to;
    if (line.from === 'desk' && line.what === 'claimed') return line.staff;
  }
  return undefined;
}

/** Opens the ticket again: for its last holder when they are at the desk, else for all, and tells the asker who reads it. */
export function takeLateReply(session: Session, reply: LateReply, book: SearchableBook): Step {
  const { event, ticket, holder } = reply;
  const now = event.receivedAt;
  const cause = { id: event.id, receivedAt: now };
  const talk: SettledSession = { ...newTalk(session), lines: [] };
  const written = withWordsSince(withoutEnd(session, ticket), ticket);
  const suggestions = event.type === 'text' ? { suggestions: suggestionsFor(event.text, book) } : {};
  // The news of the end, which the asker has not read yet, is no longer true.
  const discard = { type: 'discardOutbox', of: 'bot' } as const;

  if (holder !== undefined && event.isHolderIn === true) {
    const state = { name: 'assigned', staff: holder, since: now, owesSince: now, leaseSince: now } as const;
    const held = {
      ...withStatusLine(written, cause, 'repliedLate', state, undefined, holder),
      ...suggestions,
    };
    const step = say({ ...talk, ticket: held }, [text(copy.lateForHolder(holder.name))], [endButton]);
    return { ...step, effects: [discard, ...ticketTimers(held, now, ticketTimesOf(book))] };
  }
  const waiting = {
    ...withStatusLine(written, cause, 'repliedLate', { name: 'waiting', since: now }),
    ...suggestions,
  };
  const notice = text(`${copy.lateForAll}\n\n${standingWords(book, now)}`);
  const step = say({ ...talk, ticket: waiting }, [notice], waitingWays);
  const answered = withAnswer(step, { ...talk, ticket: waiting }, event, book);
  return { ...answered, effects: [discard, ...answered.effects] };
}

/** That the talk was closed was to be said with the next reply, and is said no more: the ticket's own line tells of it. */
function withoutEnd(session: Session, { lines }: Ticket): Session {
  const end = lines.findLast((line) => line.from === 'desk' && line.what === 'idle');
  return { ...session, lines: session.lines.filter(({ from, id }) => from !== 'bot' || id !== end?.id) };
}

const text = (words: string) => ({ type: 'text', text: words }) as const;
const mostMessages = 5;

/** While a ticket waits the bot goes on answering what it surely knows. */
function withAnswer(
  notice: Step,
  session: SettledSession,
  event: LateReply['event'],
  book: SearchableBook,
): Step {
  if (event.type !== 'text' || smallTalkIn(event.text) !== undefined) return notice;
  const finding = book.search(event.text, inForceAt(event.receivedAt));
  if (!isClear(finding)) return notice;
  const answer = answerFinding(session, toQuestion([event]), finding, book, event.receivedAt);
  const messages = [...notice.messages, ...answer.messages];
  return messages.length > mostMessages ? notice : { ...answer, messages };
}
