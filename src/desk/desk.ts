import express, { Router, type ErrorRequestHandler } from 'express';
import type { Clock, QuotaReader, Mailbox, TicketBoard } from '../engine/ports.ts';
import type { StaffStore } from '../staff/staff-store.ts';
import { createAccounts } from './accounts/accounts.ts';
import { createAssets } from './http/assets.ts';
import { createAuditPage } from './accounts/audit-page.ts';
import type { DeskBooks } from './books.ts';
import { createGuard, type Guard } from './http/guard.ts';
import { setSecurityHeaders } from './http/headers.ts';
import { createInbox } from './tickets/inbox.ts';
import { createLayout, type Layout } from './http/layout.ts';
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
  /** IANA name; by its clocks times are shown. */
  readonly timeZone: string;
  readonly clock: Clock;
  /** Told of every defect; the person sees a page that says only that there is one. */
  readonly onFailure: (error: unknown, path: string) => void;
  /** More pages. All they serve is behind sign-in, token and headers; what needs a permission asks the guard for it. */
  readonly pages?: readonly ((kit: DeskKit) => Router)[];
};

/** What a page of the desk is built with. */
export type DeskKit = { readonly guard: Guard; readonly layout: Layout; readonly refuse: Refuse };

export type Desk = {
  readonly router: Router;
  /** Lets go of the pages that are open, before the server closes. */
  readonly close: () => void;
};

/** A text that is too long must reach the form's own check, so that its writer gets it back. */
const longestForm = '512kb';

const formAddresses = [
  '/desk/tickets/:id/:act',
  '/desk/accounts/:login/:act',
  '/desk/me/password',
  '/desk/me/sign-out-everywhere',
];

/** The staff's door, `/desk/…`. What stands first holds for all that stands below: the order is the protection. */
export function createDesk(parts: DeskParts): Desk {
  const { store, passwords, clock, books, board, mailbox, timeZone } = parts;
  const assets = createAssets();
  const layout = createLayout(assets);
  const refuse = createRefuse(layout);
  const guard = createGuard(store, clock, refuse);
  const common = { store, passwords, clock, guard, layout, books };
  const live = createLive(board, guard, books);

  const desk = Router();
  // Without regard to case, as the routes below are matched.
  desk.use((request, _response, next) => (/^\/desk(?:\/|$)/i.test(request.path) ? next() : next('router')));
  desk.use(setSecurityHeaders);
  desk.use(assets.router);
  desk.use(express.urlencoded({ extended: false, limit: longestForm }));
  desk.use(guard.recognise, guard.refuseForeign);
  desk.use(createSignIn(common));
  // From here on nothing is served to strangers, not even that a page is missing.
  desk.use(guard.requireStaff(), guard.requireToken);
  for (const createPage of parts.pages ?? []) desk.use(createPage({ guard, layout, refuse }));
  desk.use(live.router);
  desk.use(createInbox({ board, books, clock, layout }));
  desk.use(createTickets({ ...common, board, mailbox, quota: parts.quota, timeZone, refuse }));
  desk.use(createOwnPage(common));
  desk.use(createAccounts({ ...common, refuse }));
  desk.use(createAuditPage(common, timeZone));
  // Where a form was sent to may be opened too, by "back", a reload or a page's script.
  desk.get(formAddresses, (request, response) => response.redirect(303, pageOfForm(request.path)));
  desk.use((request, response) => refuse('notFound', request, response));
  desk.use(answerFailure(refuse, parts.onFailure));
  return { router: desk, close: live.close };
}

/** A form that can't be read is the sender's; anything else is a defect of ours. */
function answerFailure(refuse: Refuse, onFailure: DeskParts['onFailure']): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const status =
      typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : NaN;
    const isSenders = status >= 400 && status < 500;
    if (!isSenders) onFailure(error, request.path);
    if (response.headersSent) next(error);
    else refuse(isSenders ? 'badRequest' : 'failed', request, response);
  };
}
