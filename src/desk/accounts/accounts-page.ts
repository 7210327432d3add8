import type { Response } from 'express';
import { accounts as words, done, roleDuties, roleNames } from '../../copy/desk.ts';
import { longestName, roles, type Role, type StaffAccount } from '../../staff/accounts.ts';
import { mayManage } from '../../staff/permissions.ts';
import { bookNames, type DeskBook } from '../books.ts';
import { signedIn } from '../http/guard.ts';
import { flag, html, type Html } from '../http/html.ts';
import { messageBox, sendPage, tokenField, type Layout } from '../http/layout.ts';

/** What was typed into a form that is shown again. */
export type Typed = {
  readonly login: string;
  readonly name: string;
  readonly role: Role | undefined;
  readonly bookIds: StaffAccount['bookIds'];
};

const nothingTyped: Typed = { login: '', name: '', role: 'staff', bookIds: 'all' };

export type ListView = {
  readonly accounts: readonly StaffAccount[];
  readonly books: readonly DeskBook[];
  readonly problem?: string;
  readonly typed?: Typed;
};

export function showAccounts(layout: Layout, response: Response, view: ListView, status = 200): void {
  const who = signedIn(response);
  const { books, problem, typed = nothingTyped } = view;
  const rows = view.accounts.map(
    ({ login, name, role, bookIds, isDisabled }) =>
      html`<tr>
        <td data-label="${words.login}">
          <a href="/desk/accounts/${encodeURIComponent(login)}">${login}</a
          >${login === who.staff.login && html` <span class="small">${words.you}</span>`}
        </td>
        <td data-label="${words.name}">${name}</td>
        <td data-label="${words.role}">${roleNames[role]}</td>
        <td data-label="${words.books}">${bookNames(bookIds, books)}</td>
        <td data-label="${words.state}">
          <span class="${isDisabled ? 'tag off' : 'tag'}">${isDisabled ? words.disabled : words.active}</span>
        </td>
      </tr>`,
  );
  const main = html`<h1>${words.title}</h1>
    <p class="lead">${words.lead}</p>
    <table class="stacking">
      <thead>
        <tr>
          <th scope="col">${words.login}</th>
          <th scope="col">${words.name}</th>
          <th scope="col">${words.role}</th>
          <th scope="col">${words.books}</th>
          <th scope="col">${words.state}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    <section class="card">
      <h2>${words.add}</h2>
      ${messageBox('problem', problem)}
      <p>${words.addLead}</p>
      <form class="stack" method="post" action="/desk/accounts">
        ${tokenField(who.csrfToken)}
        <label>
          <span>${words.login}</span>
          <input
            name="login"
            value="${typed.login}"
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            minlength="2"
            maxlength="64"
            required
            aria-describedby="login-rule"
          />
        </label>
        <p class="small" id="login-rule">${words.loginRule}</p>
        ${profileFields(typed, who.staff, books)}
        <button type="submit">${words.submitAdd}</button>
      </form>
    </section>`;
  sendPage(response, layout({ title: words.title, main, who, here: '/desk/accounts' }), status);
}

/** Name, role and books; only those that the signed-in admin may give. */
function profileFields(typed: Omit<Typed, 'login'>, admin: StaffAccount, books: readonly DeskBook[]): Html {
  const mayGiveAll = mayManage(admin, { bookIds: 'all' });
  const mine = books.filter(({ id }) => mayManage(admin, { bookIds: [id] }));
  const isTicked = (id: string): boolean => typed.bookIds !== 'all' && typed.bookIds.includes(id);
  return html`<label>
      <span>${words.name}</span>
      <input name="name" value="${typed.name}" autocomplete="off" maxlength="${longestName}" required />
    </label>
    <fieldset>
      <legend>${words.role}</legend>
      ${roles.map(
        (role) =>
          html`<label class="choice">
            <input type="radio" name="role" value="${role}" required${flag('checked', role === typed.role)} />
            <span>${roleNames[role]} <span class="small">${roleDuties[role]}</span></span>
          </label>`,
      )}
    </fieldset>
    <fieldset>
      <legend>${words.books}</legend>
      ${
        mayGiveAll &&
        html`<label class="choice">
          <input type="checkbox" name="book" value="*" ${flag('checked', typed.bookIds === 'all')} />
          <span>${words.allBooks}</span>
        </label>`
      }
      ${mine.map(
        ({ id, name }) =>
          html`<label class="choice">
            <input type="checkbox" name="book" value="${id}" ${flag('checked', isTicked(id))} />
            <span>${name}</span>
          </label>`,
      )}
    </fieldset>`;
}

export type AccountView = {
  readonly account: StaffAccount;
  readonly books: readonly DeskBook[];
  readonly problem?: string | undefined;
  readonly done?: string | undefined;
};

export function showAccount(layout: Layout, response: Response, view: AccountView, status = 200): void {
  const { account, books, problem } = view;
  const who = signedIn(response);
  const isYourself = account.login === who.staff.login;
  const title = words.of(account.login);
  const message = Object.entries(done).find(([key]) => key === view.done)?.[1];
  const main = html`<p><a href="/desk/accounts">${words.back}</a></p>
    <h1>${title}</h1>
    ${messageBox('problem', problem)} ${messageBox('fine', message)}
    ${isYourself ? messageBox('hint', words.notYourself) : forms(account, who.staff, books, who.csrfToken)}`;
  sendPage(response, layout({ title, main, who, here: '/desk/accounts' }), status);
}

function forms(account: StaffAccount, admin: StaffAccount, books: readonly DeskBook[], csrf: string): Html {
  const root = `/desk/accounts/${encodeURIComponent(account.login)}`;
  const action = (path: string, title: string, lead: string, submit: string, style: string): Html =>
    html`<section class="card">
      <h2>${title}</h2>
      <p>${lead}</p>
      <form method="post" action="${`${root}/${path}`}">
        ${tokenField(csrf)}<button class="${style}" type="submit">${submit}</button>
      </form>
    </section>`;
  return html`<section class="card">
      <h2>${words.change}</h2>
      <form class="stack" method="post" action="${root}">
        ${tokenField(csrf)} ${profileFields(account, admin, books)}
        <button type="submit">${words.submitChange}</button>
      </form>
    </section>
    ${action('reset', words.reset, words.resetLead, words.submitReset, 'plain')}
    ${action('end-sessions', words.endSessions, words.endSessionsLead, words.submitEndSessions, 'plain')}
    ${
      account.isDisabled
        ? action('enable', words.enable, words.enableLead, words.submitEnable, 'plain')
        : action('disable', words.disable, words.disableLead, words.submitDisable, 'careful')
    }`;
}

/** Shows the password once; only its hash is stored. */
export function showNewPassword(layout: Layout, response: Response, login: string, password: string): void {
  const who = signedIn(response);
  const main = html`<section class="card narrow">
    <h1>${words.newPassword}</h1>
    <p>${words.handOver(login)}</p>
    <p class="secret"><code data-testid="new-password">${password}</code></p>
    <p><a href="/desk/accounts">${words.back}</a></p>
  </section>`;
  sendPage(response, layout({ title: words.newPassword, main, who, here: '/desk/accounts' }));
}
