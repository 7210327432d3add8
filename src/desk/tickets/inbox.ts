import { Router } from 'express';
import type { Clock, TicketBoard, TicketSummary } from '../../engine/ports.ts';
import { may } from '../../staff/permissions.ts';
import type { StaffAccount } from '../../staff/accounts.ts';
import { byWait } from '../../engine/ticket-summary.ts';
import { visibleBooks, type DeskBooks } from '../books.ts';
import { signedIn } from '../http/guard.ts';
import { showInbox, type Tab } from './inbox-page.ts';
import type { Layout } from '../http/layout.ts';
import { queryOf } from '../http/request.ts';

export type InboxParts = {
  readonly board: TicketBoard;
  readonly books: DeskBooks;
  readonly clock: Clock;
  readonly layout: Layout;
};

/** The list shows the first ones only: staff work from the top. */
const longestList = 100;
/** More than staff can ever hold: all held tickets are read, to count whose they are. */
const mostHeld = 1_000;

/** `/desk`: what waits, oldest first, and who holds what. */
export function createInbox({ board, books, clock, layout }: InboxParts): Router {
  const router = Router();
  router.get('/desk', async (request, response) => {
    const who = signedIn(response);
    const { staff } = who;
    const bookIds = visibleBooks(staff, books());
    const mayReadClosed = may(staff, 'readClosed');
    const tab = tabOf(queryOf(request, 'tab'), mayReadClosed);
    const [waiting, assigned, closed, waitingCount, heldCount, closedCount] = await Promise.all([
      board.list({ bookIds, state: 'waiting', limit: longestList }),
      board.list({ bookIds, state: 'assigned', limit: mostHeld }),
      tab === 'closed' ? board.list({ bookIds, state: 'closed', limit: longestList }) : [],
      board.count(bookIds, 'waiting'),
      board.count(bookIds, 'assigned'),
      mayReadClosed ? board.count(bookIds, 'closed') : 0,
    ]);
    const mine = assigned.filter((ticket) => isHeldBy(ticket, staff)).sort(byWait);
    const lists: Record<Tab, readonly TicketSummary[]> = {
      waiting,
      mine,
      open: [...waiting, ...assigned].sort(byWait),
      closed,
    };
    const counts = {
      waiting: waitingCount,
      mine: mine.length,
      open: waitingCount + heldCount,
      ...(mayReadClosed && { closed: closedCount }),
    };
    showInbox(layout, response, {
      tab,
      counts,
      tickets: lists[tab].slice(0, longestList),
      books: books(),
      now: clock(),
      done: queryOf(request, 'done'),
    });
  });
  return router;
}

function tabOf(named: string | undefined, mayReadClosed: boolean): Tab {
  if (named === 'closed') return mayReadClosed ? 'closed' : 'waiting';
  return named === 'mine' || named === 'open' ? named : 'waiting';
}

function isHeldBy({ state }: TicketSummary, { login }: StaffAccount): boolean {
  return state.name === 'assigned' && state.staff.login === login;
}
