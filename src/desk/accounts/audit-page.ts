import { Router } from 'express';
import { audit as words } from '../../copy/desk.ts';
import { maxAuditEntries, byShell, maxRefusals, type AuditEntry } from '../../staff/audit.ts';
import { mayManage } from '../../staff/permissions.ts';
import type { StaffAccount } from '../../staff/accounts.ts';
import { signedIn } from '../http/guard.ts';
import { html, type Html } from '../http/html.ts';
import { sendPage } from '../http/layout.ts';
import type { SignInParts } from './sign-in.ts';

const longestList = 200;
/** A stranger who guesses passwords must not push what staff did off the page. */
const mostRefusals = 50;
/** All are read, because the newest may all be hidden from an admin of one book. */
const everyEntry = maxAuditEntries + maxRefusals;

/** `/desk/audit`: who did what. Admins of some books see only what concerns the accounts that they manage. */
export function createAuditPage({ store, guard, layout }: SignInParts, timeZone: string): Router {
  const router = Router();
  const format = new Intl.DateTimeFormat('ja-JP', { dateStyle: 'medium', timeStyle: 'medium', timeZone });
  router.get('/desk/audit', guard.requireStaff('manageAccounts'), async (_request, response) => {
    const who = signedIn(response);
    const [accounts, entries] = await Promise.all([store.accounts.list(), store.audit.list(everyEntry)]);
    const readable = entries.filter((entry) => mayRead(who.staff, entry, accounts));
    const seen = withFewRefusals(readable).slice(0, longestList);
    const main = html`<h1>${words.title}</h1>
      <p class="lead">${seen.length === 0 ? words.empty : words.lead(longestList)}</p>
      ${seen.length > 0 && table(seen, (at) => format.format(at))}`;
    sendPage(response, layout({ title: words.title, main, who, here: '/desk/audit' }));
  });
  return router;
}

function withFewRefusals(entries: readonly AuditEntry[]): readonly AuditEntry[] {
  let refusals = 0;
  return entries.filter(({ action }) => {
    if (action === 'signInRefused') refusals += 1;
    return action !== 'signInRefused' || refusals <= mostRefusals;
  });
}

function mayRead(
  admin: StaffAccount,
  { by, to, books }: AuditEntry,
  accounts: readonly StaffAccount[],
): boolean {
  if (admin.bookIds === 'all') return true;
  const whose = accounts.find(({ login }) => login === (to ?? by));
  if (whose === undefined || !mayManage(admin, whose)) return false;
  // The account may have had other books at that time.
  return books === undefined || mayManage(admin, { bookIds: books });
}

function table(entries: readonly AuditEntry[], timeOf: (at: number) => string): Html {
  return html`<table class="stacking">
    <thead>
      <tr>
        <th scope="col">${words.at}</th>
        <th scope="col">${words.by}</th>
        <th scope="col">${words.action}</th>
        <th scope="col">${words.to}</th>
        <th scope="col">${words.address}</th>
      </tr>
    </thead>
    <tbody>
      ${entries.map(
        ({ at, by, action, to = '', address = '', detail = '' }) =>
          html`<tr>
            <td data-label="${words.at}">${timeOf(at)}</td>
            <td data-label="${words.by}">${by === byShell ? words.shell : by}</td>
            <td data-label="${words.action}">${words.actions[action]}</td>
            <td data-label="${words.to}">${`${to} ${detail}`.trim()}</td>
            <td data-label="${words.address}">${address}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
