import express, { Router, type ErrorRequestHandler } from 'express';
import type { Clock, QuotaReader, Mailbox, TicketBoard } from '../engine/ports.ts';
import type { StaffStore } from '../staff/staff-store.ts';
import { createAccounts } from './accounts/accounts.ts';
import { createAssets } from './http/assets.ts';
import { createAuditPage } from './accounts/audit-page.ts';
import type { DeskBooks } from './books.ts';
import { createGuard } from './http/guard.ts';
import { setSecurityHeaders } from './http/headers.ts';
import { createInbox } from './tickets/inbox.ts';
import { createLayout } from './http/layout.ts';
import { createLive } from './tickets/live.ts';
import { createOwnPage } from './accounts/own-page.ts';
import type { Passwords } from './accounts/passwords.ts';
import { pageOfForm } from './http/request.ts';
import { createRefuse, type Refuse } from './http/refuse.ts';
import { createSignIn } from './accounts/sign-in.ts';
import { createTickets } from './tickets/tickets.ts';

export type DeskParts = {
  readonly store: StaffStore;
  readonly passwords: Passwords;
  readonly books: DeskBooks;
  readonly mailbox: Pick<Mailbox, 'append'>;
  readonly board: TicketBoard;
  readonly quota: QuotaReader;
  /** IANA name of the time zone in which times are shown. */
  readonly timeZone: string;
  readonly clock: Clock;
  /** Called with every defect. The person sees only a page that says that there is one. */
  readonly onFailure: (error: unknown, path: string) => void;
};

export type Desk = {
  readonly router: Router;
  /** Ends the connections of open pages, so that the server can close. */
  readonly close: () => void;
};

/** A text that is too long must reach the form's own check, so that its writer gets it back. */
const longestForm = '512kb';

const formAddresses = [
  '/desk/tickets/:id/:action',
  '/desk/accounts/:login/:action',
  '/desk/me/password',
  '/desk/me/sign-out-everywhere',
];

/** The staff's pages, `/desk/…`. Each handler protects all that follow it, so the order is the protection. */
export function createDesk(parts: DeskParts): Desk {
  const { store, passwords, clock, books, board, mailbox, timeZone } = parts;
  const assets = createAssets();
  const layout = createLayout(assets);
  const refuse = createRefuse(layout);
  const guard = createGuard(store, clock, refuse);
  const common = { store, passwords, clock, guard, layout, books };
  const live = createLive(board, guard, books);

  const desk = Router();
  // The routes below ignore case, so this does too.
  desk.use((request, _response, next) => (/^\/desk(?:\/|$)/i.test(request.path) ? next() : next('router')));
  desk.use(setSecurityHeaders);
  desk.use(assets.router);
  desk.use(express.urlencoded({ extended: false, limit: longestForm }));
  desk.use(guard.recognise, guard.refuseForeign);
  desk.use(createSignIn(common));
  // From here on a stranger learns nothing, not even whether a page exists.
  desk.use(guard.requireStaff(), guard.requireToken);
  desk.use(live.router);
  desk.use(createInbox({ board, books, clock, layout }));
  desk.use(createTickets({ ...common, board, mailbox, quota: parts.quota, timeZone, refuse }));
  desk.use(createOwnPage(common));
  desk.use(createAccounts({ ...common, refuse }));
  desk.use(createAuditPage(common, timeZone));
  // "Back", a reload or a page's script may open the address to which a form was sent.
  desk.get(formAddresses, (request, response) => response.redirect(303, pageOfForm(request.path)));
  desk.use((request, response) => refuse('notFound', request, response));
  desk.use(answerFailure(refuse, parts.onFailure));
  return { router: desk, close: live.close };
}

/** An unreadable form is the sender's mistake; anything else is a defect of ours. */
function answerFailure(refuse: Refuse, onFailure: DeskParts['onFailure']): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const status =
      typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : NaN;
    const isSendersMistake = status >= 400 && status < 500;
    if (!isSendersMistake) onFailure(error, request.path);
    if (response.headersSent) next(error);
    else refuse(isSendersMistake ? 'badRequest' : 'failed', request, response);
  };
}
