import { Router } from 'express';
import { home as words, me, roleDuties, roleNames } from '../copy/desk.ts';
import { bookNames, type DeskBook } from './books.ts';
import { signedIn } from './guard.ts';
import { html } from './html.ts';
import { notice, sendPage, type Layout } from './layout.ts';

/** `/desk`: who one is here, and where to go. */
export function createHomePage(layout: Layout, books: readonly DeskBook[]): Router {
  const router = Router();
  router.get('/desk', (_request, response) => {
    const who = signedIn(response);
    const { name, role, bookIds, hasOwnPassword } = who.staff;
    const main = html`<h1>${words.welcome(name)}</h1>
      ${notice('hint', hasOwnPassword ? undefined : me.notOwn)}
      <dl class="facts">
        <dt>${words.role}</dt>
        <dd>${roleNames[role]} <span class="small">${roleDuties[role]}</span></dd>
        <dt>${words.books}</dt>
        <dd>${bookNames(bookIds, books)}</dd>
      </dl>`;
    sendPage(response, layout({ title: words.title, main, who, here: '/desk' }));
  });
  return router;
}
