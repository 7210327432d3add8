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

/** Proxies cut a silent connection; a browser notices a dead one by the missing beat. */
const beatMs = 15_000;

/** `/desk/events`: tells open pages what has changed, as hints to look. Each page hears of its account's books alone. */
export function createLive(board: TicketBoard, guard: Guard, books: DeskBooks): Live {
  const pages = new Set<Response>();
  let unlisten: (() => void) | undefined;

  const drop = (page: Response): void => {
    pages.delete(page);
    if (pages.size > 0) return;
    unlisten?.();
    unlisten = undefined;
  };

  /** Who it is now: a disabled account or one that has lost the book hears nothing more. */
  const tell = async (page: Response, change: Changed, view: TicketView | undefined): Promise<void> => {
    const staff = await guard.stillSignedIn(page);
    if (staff === undefined) {
      page.end();
      return;
    }
    if (!mayBook(staff, change.bookId)) return;
    const waiting = await countWaiting(staff);
    if (page.writable)
      page.write(`event: ticket\ndata: ${JSON.stringify({ ...news(change, view), waiting })}\n\n`);
  };

  const tellAll = async (change: Changed): Promise<void> => {
    const view = await board.find([change.bookId], change.ticketId);
    await Promise.all([...pages].map((page) => tell(page, change, view)));
  };

  const countWaiting = (staff: StaffAccount): Promise<number> =>
    board.count(visibleBooks(staff, books()), 'waiting');

  const listen = (): void => {
    unlisten ??= board.onChange((change) => {
      // A page that missed a hint looks by itself before long.
      if (change.type === 'ticket') tellAll(change).catch(() => undefined);
    });
  };

  const router = Router();
  router.get('/desk/events', async (_request, response) => {
    const { staff } = signedIn(response);
    // Left while it was looked up who it is: its end has been told already, and would never be told again.
    if (response.closed) return;
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      // Some proxies would collect it.
      'x-accel-buffering': 'no',
    });
    const beat = setInterval(() => response.write(': beat\n\n'), beatMs);
    response.on('close', () => {
      clearInterval(beat);
      drop(response);
    });
    pages.add(response);
    listen();
    const waiting = await countWaiting(staff);
    response.write(`retry: 2000\nevent: hello\ndata: ${JSON.stringify({ waiting })}\n\n`);
  });
  return { router, close: () => pages.forEach((page) => page.end()) };
}

type Changed = Extract<BoardChange, { type: 'ticket' }>;

/** `since` and `about` of a ticket that waits: enough to tell once of each time that it has come to the list. */
function news({ ticketId }: Changed, view: TicketView | undefined) {
  if (view?.ticket.state.name !== 'waiting') return { id: ticketId };
  const { question, lines, state } = view.ticket;
  // Its asker may have waited for longer: the line that says how it came here tells when it did.
  const since = lines.findLast(({ from }) => from === 'desk')?.at ?? state.since;
  return { id: ticketId, since, about: (question?.text ?? '').slice(0, 60) };
}
