import { toShortLine } from '../conversation/shorten.ts';
import { unansweredSince } from '../conversation/tickets/ticket.ts';
import { saidByAsker } from '../conversation/tickets/transcript.ts';
import type { TicketSummary, TicketView } from './ports.ts';

/** Enough of a text to recognise it in a list, UTF-16 units. */
const maxLength = 120;

/** A ticket as the inbox lists it. */
export function summarize({ chatId, bookId, ticket }: TicketView): TicketSummary {
  const { id, version, openedAt, state, question, lines } = ticket;
  const last = lines.findLast((line) => saidByAsker(line) !== undefined);
  return {
    chatId,
    bookId,
    id,
    version,
    openedAt,
    state,
    question: toShortLine(question?.text ?? '', maxLength),
    askedAt: last?.at ?? openedAt,
    lastWords: toShortLine((last && saidByAsker(last)) ?? '', maxLength),
  };
}

/** What its list is sorted by (epoch ms): since when the asker waits for an answer, else since when it has this state. */
export function placeOf({ state }: Pick<TicketSummary, 'state'>): number {
  return state.name === 'closed' ? state.at : (unansweredSince(state) ?? state.since);
}

/** Whose asker waits for an answer comes first, the longest wait at the top; then those who were answered. */
export function byWait(a: Pick<TicketSummary, 'state'>, b: Pick<TicketSummary, 'state'>): number {
  const [first, second] = [unansweredSince(a.state) ?? Infinity, unansweredSince(b.state) ?? Infinity];
  return first === second ? placeOf(a) - placeOf(b) : first - second;
}
