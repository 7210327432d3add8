import type { Response } from 'express';
import { frame, roleNames } from '../../copy/desk.ts';
import { may } from '../../staff/permissions.ts';
import type { Assets } from './assets.ts';
import type { SignedIn } from './guard.ts';
import { html, type Html } from './html.ts';

export type View = {
  readonly title: string;
  readonly main: Html;
  /** The signed-in staff; absent on pages for strangers. */
  readonly who?: SignedIn | undefined;
  /** The page's entry in the menu, e.g. `/desk/me`. */
  readonly here?: string;
  /** Names of scripts in `desk/assets`. */
  readonly scripts?: readonly string[];
};

export type Layout = (view: View) => Html;

/** The frame of every page: head, menu, who is signed in. A script finds the token in `meta[name=csrf-token]`. */
export function createLayout(assets: Assets): Layout {
  return ({ title, main, who, here, scripts = [] }) =>
    html`<!doctype html>
      <html lang="ja">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${frame.title(title)}</title>
          <link rel="icon" href="${assets.href('desk.svg')}" type="image/svg+xml" />
          <link rel="stylesheet" href="${assets.href('desk.css')}" />
          <link rel="stylesheet" href="${assets.href('tickets.css')}" />
          ${who && html`<meta name="csrf-token" content="${who.csrfToken}" />`}
          ${scripts.map((name) => html`<script type="module" src="${assets.href(name)}"></script>`)}
        </head>
        <body>
          <a class="skip" href="#main">${frame.skip}</a>
          ${who === undefined ? html`<header class="bar"><span class="brand">${frame.desk}</span></header>` : bar(who, here)}
          <main id="main" tabindex="-1">${main}</main>
        </body>
      </html> `;
}

function bar({ staff, csrfToken }: SignedIn, here: string | undefined): Html {
  const link = (href: string, text: string): Html =>
    html`<li><a href="${href}" aria-current="${href === here ? 'page' : 'false'}">${text}</a></li>`;
  const isAdmin = may(staff, 'manageAccounts');
  return html`<header class="bar">
    <a class="brand" href="/desk">${frame.desk}</a>
    <nav aria-label="${frame.menu}">
      <ul>
        ${link('/desk', frame.home)} ${isAdmin && link('/desk/accounts', frame.accounts)}
        ${isAdmin && link('/desk/audit', frame.audit)} ${link('/desk/me', frame.me)}
      </ul>
    </nav>
    <p class="who">
      <span class="who-name">${staff.name}</span> <span class="tag">${roleNames[staff.role]}</span>
    </p>
    <form method="post" action="/desk/sign-out">
      ${tokenField(csrfToken)}<button class="quiet" type="submit">${frame.signOut}</button>
    </form>
  </header>`;
}

/** Every form that changes something holds this field. */
export function tokenField(csrfToken: string): Html {
  return html`<input type="hidden" name="_csrf" value="${csrfToken}" />`;
}

/** A message at the head of a page; screen readers read it when it appears. */
export function messageBox(kind: 'fine' | 'problem' | 'hint', text: string | undefined): Html | undefined {
  if (text === undefined) return undefined;
  return html`<p class="message-box ${kind}" role="${kind === 'problem' ? 'alert' : 'status'}">${text}</p>`;
}

export function sendPage(response: Response, page: Html, status = 200): void {
  response.status(status).type('html').send(page.toString());
}
