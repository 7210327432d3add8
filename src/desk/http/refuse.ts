import type { Request, Response } from 'express';
import { refusals } from '../../copy/desk.ts';
import { maybeSignedIn, type Refusal } from './guard.ts';
import { html } from './html.ts';
import { sendPage, type Layout } from './layout.ts';
import { changesState, isByScript, isNavigation, pageOfForm } from './request.ts';
import { readCookie } from './cookies.ts';
import type { SignInReason } from '../accounts/sign-in-reason.ts';

export type RefusalPage = Refusal | 'notFound' | 'badRequest' | 'failed';

export type Refuse = (refusal: RefusalPage, request: Request, response: Response) => void;

const statuses: Readonly<Record<RefusalPage, number>> = {
  stranger: 401,
  foreign: 403,
  noToken: 403,
  notPermitted: 403,
  notFound: 404,
  badRequest: 400,
  failed: 500,
};

/** A browser that sends a session's id was signed in until a while ago. */
function whyStranger(request: Request): { readonly why?: SignInReason } {
  if (readCookie(request, 'session') === undefined) return {};
  return { why: changesState(request) && isByScript(request) ? 'draftSaved' : 'expired' };
}

/** Refuses requests with a page for people and a line of text for scripts. A stranger is sent to sign in. */
export function createRefuse(layout: Layout): Refuse {
  return (refusal, request, response) => {
    const { title, text } = refusals[refusal];
    const status = statuses[refusal];
    if (refusal === 'stranger' && isNavigation(request)) {
      const { originalUrl } = request;
      const next = changesState(request) ? pageOfForm(originalUrl) : originalUrl;
      const query = new URLSearchParams({ next, ...whyStranger(request) });
      response.redirect(303, `/desk/sign-in?${query.toString()}`);
    } else if (isNavigation(request)) {
      const main = html`<section class="card narrow">
        <h1>${title}</h1>
        <p>${text}</p>
        <p><a href="/desk">${refusals.home}</a></p>
      </section>`;
      sendPage(response, layout({ title, main, who: maybeSignedIn(response) }), status);
    } else response.status(status).type('text/plain').send(`${text}\n`);
  };
}
