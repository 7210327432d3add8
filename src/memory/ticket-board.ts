import type { ActionResult } from '../conversation/effect.ts';
import { resultRetentionMs, type BoardChange, type TicketBoard, type TicketView } from '../engine/ports.ts';
import { placeOf, summarize } from '../engine/ticket-summary.ts';

/** The board on Maps: for `npm run dev`, the CLI and tests. */
export function createMemoryTicketBoard(): TicketBoard {
  const views = new Map<string, TicketView>();
  const results = new Map<string, ActionResult>();
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
    putResult(actionId, result) {
      results.set(actionId, result);
      setTimeout(() => results.delete(actionId), resultRetentionMs).unref();
      tellAll({ type: 'outcome', actionId });
      return Promise.resolve();
    },
    resultOf: (actionId) => Promise.resolve(results.get(actionId)),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => Promise.resolve(),
  };
}
