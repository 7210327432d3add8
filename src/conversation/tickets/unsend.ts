import { suggestionsFor } from './escalation.ts';
import type { Ticket } from './ticket.ts';
import { eraseFromLines, type Line } from './transcript.ts';
import { chatLimits } from '../chat-limits.ts';
import type { SearchableBook } from '../searchable-book.ts';
import { mapTickets, type Phase, type Session, type SettledPhase } from '../session.ts';

/** LINE asks us to delete an unsent message wherever it is stored: in the talk, and in all that staff read. */
export function eraseMessage(session: Session, messageId: string, book: SearchableBook): Session {
  const erased = eraseFromTickets(session, messageId, book);
  const { takenBack = [] } = erased;
  return {
    ...erased,
    phase: eraseFromPhase(erased.phase, messageId),
    takenBack: [...takenBack.filter((each) => each !== messageId), messageId].slice(
      -chatLimits.unsentMessages,
    ),
  };
}

function eraseFromPhase(phase: Phase, messageId: string): Phase {
  if (phase.name !== 'collecting') return eraseFromSettledPhase(phase, messageId);
  const parts = phase.parts.filter((part) => part.messageId !== messageId);
  const before = eraseFromSettledPhase(phase.before, messageId);
  if (parts.length === 0) return before;
  return parts.length === phase.parts.length && before === phase.before ? phase : { ...phase, parts, before };
}

function eraseFromSettledPhase(phase: SettledPhase, messageId: string): SettledPhase {
  switch (phase.name) {
    case 'choosing':
    case 'answered': {
      if (phase.question?.messageIds.includes(messageId) !== true) return phase;
      const { question: _, ...rest } = phase;
      return rest;
    }
    case 'idle':
    case 'browsing':
    case 'inGuide':
    case 'handedBack':
    case 'rated':
      return phase;
  }
}

function eraseFromTickets(session: Session, messageId: string, book: SearchableBook): Session {
  const erased = mapTickets(session, (ticket) => eraseFromTicket(ticket, messageId, book));
  const lines = eraseFromLines(session.lines, messageId);
  const { lastQuestion, ...rest } = erased;
  if (lastQuestion?.messageIds.includes(messageId) === true) return { ...rest, lines };
  return lines === session.lines ? erased : { ...erased, lines };
}

function eraseFromTicket(ticket: Ticket, messageId: string, book: SearchableBook): Ticket {
  const { question, rating, ...rest } = ticket;
  const lines = eraseFromLines(ticket.lines, messageId);
  const isInQuestion = question?.messageIds.includes(messageId) === true;
  const isInRating = rating?.messageIds?.includes(messageId) === true;
  if (!isInQuestion && !isInRating && lines === ticket.lines) return ticket;
  const { isSolved } = rating ?? {};
  return {
    ...rest,
    ...(isInQuestion || question === undefined ? {} : { question }),
    ...(rating === undefined || isSolved === undefined ? {} : { rating: isInRating ? { isSolved } : rating }),
    lines,
    // The suggestions may have been found by the erased words.
    suggestions: suggestionsFor(lastWords(lines) ?? (isInQuestion ? undefined : question?.text), book),
    version: ticket.version + 1,
  };
}

function lastWords(lines: readonly Line[]): string | undefined {
  const last = lines.findLast(({ from }) => from === 'asker');
  return last?.from === 'asker' ? last.text : undefined;
}
