import { suggestionsFor } from './escalation.ts';
import type { Ticket } from './ticket.ts';
import { eraseFromLines, type TranscriptLine } from './transcript.ts';
import { chatLimits } from '../chat-limits.ts';
import type { SearchableBook } from '../searchable-book.ts';
import { mapTickets, type Phase, type Session, type PhaseNotCollecting } from '../session.ts';

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
  if (phase.name !== 'collecting') return eraseFromQuestion(phase, messageId);
  const parts = phase.parts.filter((part) => part.messageId !== messageId);
  const before = eraseFromQuestion(phase.before, messageId);
  if (parts.length === 0) return before;
  return parts.length === phase.parts.length && before === phase.before ? phase : { ...phase, parts, before };
}

function eraseFromQuestion(phase: PhaseNotCollecting, messageId: string): PhaseNotCollecting {
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
  const { lastQuestion, leftNumber, ...rest } = erased;
  const isInQuestion = lastQuestion?.messageIds.includes(messageId) === true;
  const isNumber = leftNumber?.messageId === messageId;
  if (!isInQuestion && !isNumber && lines === session.lines) return erased;
  return {
    ...rest,
    lines,
    ...(isInQuestion || lastQuestion === undefined ? {} : { lastQuestion }),
    ...(isNumber || leftNumber === undefined ? {} : { leftNumber }),
  };
}

function eraseFromTicket(ticket: Ticket, messageId: string, book: SearchableBook): Ticket {
  const { question, rating, leftNumber, ...rest } = ticket;
  const lines = eraseFromLines(ticket.lines, messageId);
  const isInQuestion = question?.messageIds.includes(messageId) === true;
  const isInRating = rating?.messageIds?.includes(messageId) === true;
  const isNumber = leftNumber?.messageId === messageId;
  if (!isInQuestion && !isInRating && !isNumber && lines === ticket.lines) return ticket;
  const { isSolved } = rating ?? {};
  return {
    ...rest,
    ...(isInQuestion || question === undefined ? {} : { question }),
    ...(isNumber || leftNumber === undefined ? {} : { leftNumber }),
    ...(rating === undefined || isSolved === undefined ? {} : { rating: isInRating ? { isSolved } : rating }),
    lines,
    // The suggestions may have been found by the erased words.
    suggestions: suggestionsFor(lastWords(lines) ?? (isInQuestion ? undefined : question?.text), book),
    version: ticket.version + 1,
  };
}

function lastWords(lines: readonly TranscriptLine[]): string | undefined {
  const last = lines.findLast(({ from }) => from === 'asker');
  return last?.from === 'asker' ? last.text : undefined;
}
