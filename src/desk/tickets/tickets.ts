import { Router, type Request, type Response } from 'express';
import { actionNames, type ActionName } from '../../conversation/tickets/staff-action.ts';
import { isAssigned, isOpen } from '../../conversation/tickets/ticket.ts';
import { actionProblems } from '../../copy/tickets.ts';
import type { Clock, QuotaReader, Mailbox, TicketBoard, TicketView } from '../../engine/ports.ts';
import { performAction, type ActionEnd } from '../../staff/perform-action.ts';
import { may, mayBook } from '../../staff/permissions.ts';
import type { StaffAccount } from '../../staff/accounts.ts';
import type { StaffStore } from '../../staff/staff-store.ts';
import { eventIdOf, isEventId } from './action-id.ts';
import { visibleBooks, type DeskBooks } from '../books.ts';
import { formProblems, readAction, textOf, fallbackRouteOf } from './action-forms.ts';
import { signedIn } from '../http/guard.ts';
import type { Layout } from '../http/layout.ts';
import type { Refuse } from '../http/refuse.ts';
import { fieldOf, isByScript, networkOf, queryOf } from '../http/request.ts';
import type { PageMessage, TypedWords } from './opened-ticket.ts';
import { showTicket } from './ticket-page.ts';
import { problemText, undoneText } from './ticket-words.ts';

export type TicketsParts = {
  readonly board: TicketBoard;
  readonly mailbox: Pick<Mailbox, 'append'>;
  readonly quota: QuotaReader;
  readonly store: StaffStore;
  readonly books: DeskBooks;
  readonly timeZone: string;
  readonly clock: Clock;
  readonly layout: Layout;
  readonly refuse: Refuse;
};

/** How long a page waits for the result of an action, ms. */
const patienceMs = 2_000;

/** `/desk/tickets/<id>`: one ticket, and the actions of staff on it. */
export function createTickets(parts: TicketsParts): Router {
  const { refuse } = parts;
  const router = Router();
  router.get('/desk/tickets/:id', async (request, response) => {
    const view = await findTicket(parts, request, response);
    if (view === undefined) return;
    const message = await reportOn(parts, view, request, signedIn(response).staff);
    await show(parts, response, view, { use: queryOf(request, 'use'), message });
  });
  router.post('/desk/tickets/:id/:action', async (request, response) => {
    const name = actionNames.find((each) => each === request.params.action);
    if (name === undefined) {
      refuse('notFound', request, response);
      return;
    }
    const view = await findTicket(parts, request, response, name);
    if (view !== undefined) await action(parts, name, view, request, response);
  });
  return router;
}

/** A ticket of another book counts as missing. @returns undefined when the request has been refused */
async function findTicket(
  { board, books, refuse }: TicketsParts,
  request: Request,
  response: Response,
  name?: ActionName,
): Promise<TicketView | undefined> {
  const { staff } = signedIn(response);
  const id = request.params['id'];
  const view = await board.find(visibleBooks(staff, books()), typeof id === 'string' ? id : '');
  // When the ticket was closed meanwhile, the worker refuses the action and says why.
  const mayRead = view !== undefined && (name !== undefined || mayReadTicket(view, staff));
  if (view === undefined) refuse('notFound', request, response);
  // Somebody who follows their own action learns that the ticket was closed by then.
  else if (!mayRead && queryOf(request, 'actionId') !== undefined) response.redirect(303, '/desk?done=gone');
  else if (!mayRead) refuse('notPermitted', request, response);
  else return view;
  return undefined;
}

function mayReadTicket({ ticket }: TicketView, staff: StaffAccount): boolean {
  return isOpen(ticket) || may(staff, 'readClosed');
}

async function action(
  parts: TicketsParts,
  name: ActionName,
  view: TicketView,
  request: Request,
  response: Response,
): Promise<void> {
  const { staff } = signedIn(response);
  const { id } = view.ticket;
  const colleagues = await colleaguesOf(parts, view.bookId);
  const read = readAction(name, request, staff, colleagues);
  if (read.type === 'notPermitted') {
    parts.refuse('notPermitted', request, response);
    return;
  }
  const actionId = fieldOf(request, 'actionId');
  const typed = typedWords(name, request);
  if (read.type === 'problem') {
    const message = { kind: 'problem', text: problemText(read.why) } as const;
    await reportAt(parts, request, response, {
      typed,
      message,
      where: `${pageOf(id)}?problem=${read.why}`,
      status: 422,
    });
    return;
  }
  const { action } = read;
  const eventId = eventIdOf(actionId, id, staff.login, action);
  if (eventId === undefined) {
    parts.refuse('badRequest', request, response);
    return;
  }
  const { board, mailbox, store, clock } = parts;
  const end = await performAction(
    { board, mailbox, audit: store.audit, clock },
    { actionId: eventId, view, staff, address: networkOf(request), action },
    patienceMs,
  );
  if (end.kind === 'done') response.redirect(303, pageAfter(name, id));
  else {
    // After a refusal the next try is a new action; without a decision it is the same one.
    const again = end.kind === 'none' && typed !== undefined ? { ...typed, actionId } : typed;
    const where = `${pageOf(id)}?actionId=${eventId}`;
    await reportAt(parts, request, response, { typed: again, end, where, status: statusOf[end.kind] });
  }
}

/** What was typed is shown again when the action is not done. */
function typedWords(name: ActionName, request: Request): TypedWords | undefined {
  if (name !== 'reply' && name !== 'note') return undefined;
  const fallbackRoute = fallbackRouteOf(request);
  return { in: name, text: textOf(request), fallbackRoute };
}

const statusOf = { none: 503, failed: 503, refused: 409 } as const;

function pageOf(ticketId: string): string {
  return `/desk/tickets/${encodeURIComponent(ticketId)}`;
}

function pageAfter(name: ActionName, ticketId: string): string {
  const done = { close: 'closed', release: 'released', 'hand-over': 'handedOver' };
  const message = Object.entries(done).find(([key]) => key === name)?.[1];
  return message === undefined ? pageOf(ticketId) : `/desk?done=${message}`;
}

type Undone = {
  readonly typed?: TypedWords | undefined;
  readonly message?: PageMessage;
  readonly end?: Exclude<ActionEnd, { kind: 'done' }>;
  /** The address of the ticket's page, with the message to show. */
  readonly where: string;
  readonly status: number;
};

/**
 * Leads to the ticket's page with what went wrong. When the browser runs no script of ours, the answer itself shows
 * what was typed, since nothing else stores it.
 */
async function reportAt(
  parts: TicketsParts,
  request: Request,
  response: Response,
  { typed, message, end, where, status }: Undone,
): Promise<void> {
  const { staff } = signedIn(response);
  const view = await parts.board.find(visibleBooks(staff, parts.books()), request.params['id'] as string);
  if (view === undefined) parts.refuse('notFound', request, response);
  else if (!mayReadTicket(view, staff)) response.redirect(303, '/desk?done=gone');
  else if (typed === undefined || isByScript(request)) response.redirect(303, where);
  else {
    const shown = message ?? (end && { kind: 'problem', text: undoneText(end, view.ticket, staff.login) });
    await show(parts, response, view, { typed, message: shown }, status);
  }
}

/** The message that the page's address asks for: an action's result, or what was wrong with a form. */
async function reportOn(
  { board }: TicketsParts,
  { ticket }: TicketView,
  request: Request,
  { login }: StaffAccount,
): Promise<PageMessage | undefined> {
  const named = queryOf(request, 'problem');
  const problem = ([...formProblems, 'noToken'] as const).find((each) => each === named);
  if (problem !== undefined) return { kind: 'problem', text: problemText(problem) };
  const actionId = queryOf(request, 'actionId');
  if (actionId === undefined || !isEventId(actionId)) return undefined;
  // The ticket's lines outlive the stored results of actions.
  const isDone = ticket.lines.some(({ id }) => id === actionId);
  const end: ActionEnd = (await board.resultOf(actionId)) ?? { kind: isDone ? 'done' : 'none' };
  const result = end.kind;
  if (end.kind !== 'done')
    return { kind: result === 'none' ? 'hint' : 'problem', text: undoneText(end, ticket, login), result };
  const isMine = isAssigned(ticket) && ticket.state.staff.login === login;
  return { kind: 'fine', text: isMine ? actionProblems.doneLateMine : actionProblems.doneLate, result };
}

async function show(
  parts: TicketsParts,
  response: Response,
  view: TicketView,
  more: {
    readonly typed?: TypedWords | undefined;
    readonly message?: PageMessage | undefined;
    readonly use?: string | undefined;
  },
  status = 200,
): Promise<void> {
  const { board, books, clock, layout, quota, timeZone } = parts;
  const { staff } = signedIn(response);
  const [colleagues, monthlyQuota, waiting] = await Promise.all([
    colleaguesOf(parts, view.bookId),
    quota.quotaOf(view.bookId),
    board.count(visibleBooks(staff, books()), 'waiting'),
  ]);
  const book = books().find(({ id }) => id === view.bookId);
  const page = { view, book, colleagues, quota: monthlyQuota, waiting, now: clock(), timeZone, ...more };
  showTicket(layout, response, page, status);
}

/** All who may answer in a book. */
async function colleaguesOf({ store }: TicketsParts, bookId: string): Promise<readonly StaffAccount[]> {
  const accounts = await store.accounts.list();
  return accounts.filter((account) => mayBook(account, bookId) && may(account, 'answer'));
}
