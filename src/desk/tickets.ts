import { Router, type Request, type Response } from 'express';
import { isOpen } from '../conversation/ticket.ts';
import type { Clock, Ledger, Mailbox, TicketBoard, TicketView } from '../ports.ts';
import { doDeed } from '../staff-deed.ts';
import { may, mayBook, type StaffAccount, type StaffStore } from '../staff.ts';
import { eventIdOf } from './act-id.ts';
import { visibleBooks, type DeskBooks } from './books.ts';
import { deedNames, readDeed, textOf, whenLateOf, type DeedName } from './deeds.ts';
import { signedIn } from './guard.ts';
import type { Layout } from './layout.ts';
import type { Refuse } from './refuse.ts';
import { fieldOf, networkOf, queryOf } from './request.ts';
import type { TypedWords } from './opened-ticket.ts';
import { showTicket } from './ticket-page.ts';
import { undoneText } from './ticket-words.ts';

export type TicketsParts = {
  readonly board: TicketBoard;
  readonly mailbox: Pick<Mailbox, 'append'>;
  readonly ledger: Ledger;
  readonly store: StaffStore;
  readonly books: DeskBooks;
  readonly timeZone: string;
  readonly clock: Clock;
  readonly layout: Layout;
  readonly refuse: Refuse;
};

/** A person before a page waits no longer than this to learn what became of an act, ms. */
const patienceMs = 2_000;

/** `/desk/tickets/<id>`: one ticket, and what staff do with it. */
export function createTickets(parts: TicketsParts): Router {
  const { refuse } = parts;
  const router = Router();
  router.get('/desk/tickets/:id', async (request, response) => {
    const view = await findTicket(parts, request, response);
    if (view !== undefined) await show(parts, response, view, { use: queryOf(request, 'use') });
  });
  router.post('/desk/tickets/:id/:act', async (request, response) => {
    const name = deedNames.find((each) => each === request.params.act);
    if (name === undefined) {
      refuse('notFound', request, response);
      return;
    }
    const view = await findTicket(parts, request, response, name);
    if (view !== undefined) await act(parts, name, view, request, response);
  });
  return router;
}

/** A ticket of another book is none at all. @returns undefined when the request has been refused */
async function findTicket(
  { board, books, refuse }: TicketsParts,
  request: Request,
  response: Response,
  name?: DeedName,
): Promise<TicketView | undefined> {
  const { staff } = signedIn(response);
  const id = request.params['id'];
  const view = await board.find(visibleBooks(staff, books()), typeof id === 'string' ? id : '');
  // An act on a ticket that was closed meanwhile is refused by the worker, with the reason.
  const mayRead = view !== undefined && (name !== undefined || mayReadTicket(view, staff));
  if (view === undefined) refuse('notFound', request, response);
  else if (!mayRead) refuse('notPermitted', request, response);
  else return view;
  return undefined;
}

function mayReadTicket({ ticket }: TicketView, staff: StaffAccount): boolean {
  return isOpen(ticket) || may(staff, 'readClosed');
}

async function act(
  parts: TicketsParts,
  name: DeedName,
  view: TicketView,
  request: Request,
  response: Response,
): Promise<void> {
  const { staff } = signedIn(response);
  const colleagues = await colleaguesOf(parts, view.bookId);
  const read = readDeed(name, request, staff, colleagues);
  if (read.type === 'notPermitted') {
    parts.refuse('notPermitted', request, response);
    return;
  }
  const actId = fieldOf(request, 'act');
  const typed = typedWords(name, request);
  if (read.type === 'problem') {
    await showAgain(parts, request, response, { typed, problem: read.text, status: 422 });
    return;
  }
  const { deed } = read;
  const eventId = eventIdOf(actId, view.ticket.id, staff.login, deed);
  if (eventId === undefined) {
    parts.refuse('badRequest', request, response);
    return;
  }
  const { board, mailbox, store, clock } = parts;
  const end = await doDeed(
    { board, mailbox, audit: store.audit, clock },
    { actId: eventId, view, staff, address: networkOf(request), deed },
    patienceMs,
  );
  if (end.kind === 'done') response.redirect(303, pageAfter(name, view.ticket.id));
  else if (end.kind === 'refused' && end.why === 'notPermitted')
    parts.refuse('notPermitted', request, response);
  else {
    // Refused, the next try is an act of its own; undecided, it is the same one.
    const again = end.kind === 'none' && typed !== undefined ? { ...typed, actId } : typed;
    const problem = undoneText(end);
    await showAgain(parts, request, response, { typed: again, problem, status: statusOf[end.kind] });
  }
}

/** What was typed is never lost with the act. */
function typedWords(name: DeedName, request: Request): TypedWords | undefined {
  if (name !== 'reply' && name !== 'note') return undefined;
  const late = whenLateOf(request);
  return { in: name, text: textOf(request), late };
}

const statusOf = { none: 503, failed: 503, refused: 409 } as const;

function pageAfter(name: DeedName, ticketId: string): string {
  const done = { close: 'closed', release: 'released', 'hand-over': 'handedOver' };
  const told = Object.entries(done).find(([key]) => key === name)?.[1];
  return told === undefined ? `/desk/tickets/${encodeURIComponent(ticketId)}` : `/desk?done=${told}`;
}

type Again = {
  readonly typed?: TypedWords | undefined;
  readonly problem: string;
  readonly status: number;
};

/** The ticket as it is by now, with what went wrong. */
async function showAgain(
  parts: TicketsParts,
  request: Request,
  response: Response,
  { typed, problem, status }: Again,
): Promise<void> {
  const { staff } = signedIn(response);
  const view = await parts.board.find(visibleBooks(staff, parts.books()), request.params['id'] as string);
  if (view === undefined) parts.refuse('notFound', request, response);
  else if (mayReadTicket(view, staff)) await show(parts, response, view, { typed, problem }, status);
  else response.redirect(303, '/desk?done=gone');
}

async function show(
  parts: TicketsParts,
  response: Response,
  view: TicketView,
  more: {
    readonly typed?: TypedWords | undefined;
    readonly problem?: string;
    readonly use?: string | undefined;
  },
  status = 200,
): Promise<void> {
  const { board, books, clock, layout, ledger, timeZone } = parts;
  const { staff } = signedIn(response);
  const [colleagues, standing, waiting] = await Promise.all([
    colleaguesOf(parts, view.bookId),
    ledger.ledgerOf(view.bookId),
    board.count(visibleBooks(staff, books()), 'waiting'),
  ]);
  const book = books().find(({ id }) => id === view.bookId);
  const page = { view, book, colleagues, ledger: standing, waiting, now: clock(), timeZone, ...more };
  showTicket(layout, response, page, status);
}

/** Everybody who may answer in a book. */
async function colleaguesOf({ store }: TicketsParts, bookId: string): Promise<readonly StaffAccount[]> {
  const accounts = await store.accounts.list();
  return accounts.filter((account) => mayBook(account, bookId) && may(account, 'answer'));
}
