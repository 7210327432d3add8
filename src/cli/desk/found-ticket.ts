import type { TicketState } from '../../conversation/tickets/ticket.ts';
import type { TicketBoard, TicketSummary, TicketView } from '../../engine/ports.ts';

export const ticketStates = ['waiting', 'assigned', 'closed'] as const;
/** No operator has more open tickets; of the closed ones the newest are listed. */
const mostOpen = 10_000;
const mostClosed = 500;

/** Waiting tickets first, then assigned ones, both oldest first; closed ones newest first. */
export async function listTickets(
  board: TicketBoard,
  bookIds: readonly string[],
  states: readonly TicketState['name'][],
): Promise<readonly TicketSummary[]> {
  const lists = await Promise.all(
    states.map((state) => board.list({ bookIds, state, limit: state === 'closed' ? mostClosed : mostOpen })),
  );
  return lists.flat();
}

export const shortestPart = 6;

/**
 * Finds a ticket by its id, or by the beginning or the end of the id.
 * @returns a sentence for the user when there is no such ticket, or more than one
 */
export async function ticketOf(
  board: TicketBoard,
  bookIds: readonly string[],
  written: string,
): Promise<TicketView | string> {
  const none = `There is no ticket "${written}". See: npm run -s faq -- tickets list`;
  const exact = await board.find(bookIds, written);
  if (exact !== undefined) return exact;
  if (written.length < shortestPart) return none;
  const part = written.toLowerCase();
  const isMeant = ({ id }: TicketSummary): boolean => {
    const whole = id.toLowerCase();
    return whole.startsWith(part) || whole.endsWith(part);
  };
  const [first, ...others] = (await listTickets(board, bookIds, ticketStates)).filter(isMeant);
  if (first === undefined) return none;
  if (others.length === 0) return (await board.find(bookIds, first.id)) ?? none;
  const ids = [first, ...others].map(({ id }) => id).join(', ');
  return `"${written}" may be any of ${ids}. Give more of the id.`;
}
