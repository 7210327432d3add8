import type { Line } from './conversation/transcript.ts';
import type { TicketSummary, TicketView } from './ports.ts';

/** Enough of a text to know it by in a list. */
const longest = 120;

/** A ticket as the inbox lists it. */
export function summarize({ chatId, bookId, ticket }: TicketView): TicketSummary {
  const { id, version, openedAt, state, question, lines } = ticket;
  const last = lines.findLast(isAskers);
  return {
    chatId,
    bookId,
    id,
    version,
    openedAt,
    state,
    question: cut(question?.text ?? ''),
    askedAt: last?.at ?? openedAt,
    lastWords: last === undefined ? '' : cut(last.text),
  };
}

function isAskers(line: Line): line is Extract<Line, { from: 'asker' }> {
  return line.from === 'asker';
}

function cut(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`.toWellFormed();
}

/** Where a ticket stands in its list: waiting and held ones by the time of that, closed ones by their end. */
export function placeOf({ state }: Pick<TicketSummary, 'state'>): number {
  return state.name === 'closed' ? state.at : state.since;
}
