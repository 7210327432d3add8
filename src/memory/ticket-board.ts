import type { StaffOutcome } from '../conversation/effect.ts';
import { outcomeKeptMs, type BoardChange, type TicketBoard, type TicketView } from '../engine/ports.ts';
import { placeOf, summarize } from '../engine/ticket-summary.ts';

/** The board on Maps: for `npm run dev`, the CLI and tests. */
export function createMemoryTicketBoard(): TicketBoard {
  const views = new Map<string, TicketView>();
  const outcomes = new Map<string, StaffOutcome>();
  const listeners = new Set<(change: BoardChange) => void>();
  const tellAll = (change: BoardChange): void => {
    for (const listener of listeners) listener(change);
  };
  const matching = (bookIds: readonly string[], state: string): TicketView[] =>
    [...views.values()].filter((view) => bookIds.includes(view.bookId) && view.ticket.state.name === state);
  return {
    put(view) {
      const { bookId, ticket } = view;
      const known = views.get(ticket.id);
      if (known !== undefined && known.ticket.version >= ticket.version) return Promise.resolve();
      views.set(ticket.id, structuredClone(view));
      tellAll({ type: 'ticket', bookId, ticketId: ticket.id, version: ticket.version });
      return Promise.resolve();
    },
    find(bookIds, ticketId) {
      const view = views.get(ticketId);
      return Promise.resolve(view !== undefined && bookIds.includes(view.bookId) ? view : undefined);
    },
    list({ bookIds, state, limit }) {
      const direction = state === 'closed' ? -1 : 1;
      const sorted = matching(bookIds, state)
        .map(summarize)
        .sort((a, b) => direction * (placeOf(a) - placeOf(b)));
      return Promise.resolve(sorted.slice(0, limit));
    },
    count: (bookIds, state) => Promise.resolve(matching(bookIds, state).length),
    tell(actId, outcome) {
      outcomes.set(actId, outcome);
      setTimeout(() => outcomes.delete(actId), outcomeKeptMs).unref();
      tellAll({ type: 'outcome', actId });
      return Promise.resolve();
    },
    outcomeOf: (actId) => Promise.resolve(outcomes.get(actId)),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => Promise.resolve(),
  };
}
