import { Router, type Response } from 'express';
import type { BoardChange, TicketBoard, TicketView } from '../../engine/ports.ts';
import { mayBook } from '../../staff/permissions.ts';
import type { StaffAccount } from '../../staff/accounts.ts';
import { visibleBooks, type DeskBooks } from '../books.ts';
import { signedIn, type Guard } from '../http/guard.ts';

export type Live = {
  readonly router: Router;
  /** Ends every page's connection, so that a server can close. */
  readonly close: () => void;
};

/** Proxies close a silent connection, so each gets a comment line this often, ms. */
const heartbeatMs = 15_000;

/** `/desk/events`: sends open pages hints that something changed. Each page gets only those of its account's books. */
export function createLive(board: TicketBoard, guard: Guard, books: DeskBooks): Live {
  const pages = new Set<Response>();
  let unsubscribe: (() => void) | undefined;

  const drop = (page: Response): void => {
    pages.delete(page);
    if (pages.size > 0) return;
    unsubscribe?.();
    unsubscribe = undefined;
  };

  /** Reads the account again: one that was disabled, or that has lost the book, gets nothing more. */
  const send = async (page: Response, change: Changed, view: TicketView | undefined): Promise<void> => {
    const staff = await guard.stillSignedIn(page);
    if (staff === undefined) {
      page.end();
      return;
    }
    if (!mayBook(staff, change.bookId)) return;
    const waiting = await countWaiting(staff);
    if (page.writable)
      page.write(`event: ticket\ndata: ${JSON.stringify({ ...toHint(change, view), waiting })}\n\n`);
  };

  const sendToAll = async (change: Changed): Promise<void> => {
    const view = await board.find([change.bookId], change.ticketId);
    await Promise.all([...pages].map((page) => send(page, change, view)));
  };

  const countWaiting = (staff: StaffAccount): Promise<number> =>
    board.count(visibleBooks(staff, books()), 'waiting');

  const subscribe = (): void => {
    unsubscribe ??= board.onChange((change) => {
      // A page that misses a hint refreshes by itself before long.
      if (change.type === 'ticket') sendToAll(change).catch(() => undefined);
    });
  };

  const router = Router();
  router.get('/desk/events', async (_request, response) => {
    const { staff } = signedIn(response);
    // The page was closed while its account was read: 'close' has been emitted and will not be emitted again.
    if (response.closed) return;
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      // Some proxies would buffer the events.
      'x-accel-buffering': 'no',
    });
    const heartbeat = setInterval(() => response.write(': heartbeat\n\n'), heartbeatMs);
    response.on('close', () => {
      clearInterval(heartbeat);
      drop(response);
    });
    pages.add(response);
    subscribe();
    const waiting = await countWaiting(staff);
    response.write(`retry: 2000\nevent: hello\ndata: ${JSON.stringify({ waiting })}\n\n`);
  });
  return { router, close: () => pages.forEach((page) => page.end()) };
}

type Changed = Extract<BoardChange, { type: 'ticket' }>;

/** `since` and `about` of a waiting ticket: a page announces it once for each time that it comes to the list. */
function toHint({ ticketId }: Changed, view: TicketView | undefined) {
  if (view?.ticket.state.name !== 'waiting') return { id: ticketId };
  const { question, lines, state } = view.ticket;
  // The asker may have waited for longer. The desk's last line has the time at which the ticket came to the list.
  const since = lines.findLast(({ from }) => from === 'desk')?.at ?? state.since;
  return { id: ticketId, since, about: (question?.text ?? '').slice(0, 60) };
}
