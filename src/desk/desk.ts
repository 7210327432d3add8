import express, { Router, type ErrorRequestHandler } from 'express';
import type { Clock } from '../ports.ts';
import type { StaffStore } from '../staff.ts';
import { createAccounts } from './accounts.ts';
import { createAssets } from './assets.ts';
import { createAuditPage } from './audit-page.ts';
import type { DeskBook } from './books.ts';
import { createGuard, type Guard } from './guard.ts';
import { setSecurityHeaders } from './headers.ts';
import { createHomePage } from './home-page.ts';
import { createLayout, type Layout } from './layout.ts';
import { createOwnPage } from './own-page.ts';
import type { Passwords } from './passwords.ts';
import { createRefuse, type Refuse } from './refuse.ts';
import { createSignIn } from './sign-in.ts';

export type DeskParts = {
  readonly store: StaffStore;
  readonly passwords: Passwords;
  readonly books: readonly DeskBook[];
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

/** Longer than any form of the desk. */
const longestForm = '64kb';

/** The staff's door, `/desk/…`. What stands first holds for all that stands below: the order is the protection. */
export function createDesk(parts: DeskParts): Router {
  const { store, passwords, clock, books } = parts;
  const assets = createAssets();
  const layout = createLayout(assets);
  const refuse = createRefuse(layout);
  const guard = createGuard(store, clock, refuse);
  const common = { store, passwords, clock, guard, layout };

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
  desk.use(createHomePage(layout, books));
  desk.use(createOwnPage(common));
  desk.use(createAccounts({ ...common, books, refuse }));
  desk.use(createAuditPage(common, parts.timeZone));
  desk.use((request, response) => refuse('notFound', request, response));
  desk.use(answerFailure(refuse, parts.onFailure));
  return desk;
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
