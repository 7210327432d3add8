import { Router, type Request, type Response } from 'express';
import { accountProblems } from '../../copy/desk.ts';
import { longestName, parseLogin, roles, type StaffAccount } from '../../staff/accounts.ts';
import { mayManage } from '../../staff/permissions.ts';
import type { AuditAction } from '../../staff/audit.ts';
import { showAccount, showAccounts, showNewPassword, type Typed } from './accounts-page.ts';
import type { DeskBook, DeskBooks } from '../books.ts';
import { signedIn } from '../http/guard.ts';
import { fieldOf, fieldsOf, networkOf, queryOf } from '../http/request.ts';
import type { Refuse } from '../http/refuse.ts';
import { newPassword } from './secrets.ts';
import type { SignInParts } from './sign-in.ts';

export type AccountsParts = SignInParts & { readonly books: DeskBooks; readonly refuse: Refuse };

/** `/desk/accounts`: admins manage accounts. Mount it behind `requireToken`; it checks the permission itself. */
export function createAccounts(parts: AccountsParts): Router {
  const { store, guard, layout, books, passwords } = parts;
  const { accounts, sessions } = store;
  const router = Router();
  router.use('/desk/accounts', guard.requireStaff('manageAccounts'));

  const list = async (response: Response): Promise<readonly StaffAccount[]> =>
    (await accounts.list()).filter((each) => mayManage(signedIn(response).staff, each));

  router.get('/desk/accounts', async (_request, response) => {
    showAccounts(layout, response, { accounts: await list(response), books: books() });
  });

  router.post('/desk/accounts', async (request, response) => {
    const admin = signedIn(response).staff;
    const typed = typedIn(request);
    const login = parseLogin(typed.login);
    const refuseForm = async (problem: string): Promise<void> =>
      showAccounts(layout, response, { accounts: await list(response), books: books(), problem, typed }, 422);
    if (login === undefined) return refuseForm(accountProblems.login);
    const profile = checkProfile(typed, admin, books());
    if (typeof profile === 'string') return refuseForm(profile);

    const password = newPassword();
    const account = { login, ...profile, isDisabled: false, hasOwnPassword: false, createdAt: parts.clock() };
    const added = await accounts.add(account, await passwords.hash(password));
    if (added === 'taken') return refuseForm(accountProblems.taken);
    await note(parts, request, response, 'accountAdded', login, profile);
    showNewPassword(layout, response, login, password);
  });

  router.get('/desk/accounts/:login', async (request, response) => {
    const account = await managed(parts, request, response);
    if (account === undefined) return;
    showAccount(layout, response, { account, books: books(), done: queryOf(request, 'done') });
  });

  router.post('/desk/accounts/:login', async (request, response) => {
    const account = await changeable(parts, request, response);
    if (account === undefined) return;
    const profile = checkProfile(typedIn(request), signedIn(response).staff, books());
    if (typeof profile === 'string') {
      showAccount(layout, response, { account, books: books(), problem: profile }, 422);
      return;
    }
    await accounts.change(account.login, profile);
    await note(parts, request, response, 'accountChanged', account.login, profile);
    response.redirect(303, `/desk/accounts/${encodeURIComponent(account.login)}?done=changed`);
  });

  /** A button without fields: performs the change, writes the audit entry, and shows a message. */
  const button = (
    path: string,
    action: AuditAction,
    done: string,
    perform: (login: string) => Promise<unknown>,
  ): void => {
    router.post(`/desk/accounts/:login/${path}`, async (request, response) => {
      const account = await changeable(parts, request, response);
      if (account === undefined) return;
      await perform(account.login);
      await note(parts, request, response, action, account.login);
      response.redirect(303, `/desk/accounts/${encodeURIComponent(account.login)}?done=${done}`);
    });
  };
  button('disable', 'accountDisabled', 'disabled', async (login) => {
    await accounts.change(login, { isDisabled: true });
    await sessions.endAll(login);
  });
  button('enable', 'accountEnabled', 'enabled', (login) => accounts.change(login, { isDisabled: false }));
  button('end-sessions', 'sessionsEnded', 'ended', (login) => sessions.endAll(login));

  router.post('/desk/accounts/:login/reset', async (request, response) => {
    const account = await changeable(parts, request, response);
    if (account === undefined) return;
    const { login } = account;
    const password = newPassword();
    await accounts.setPassword(login, await passwords.hash(password), false);
    await Promise.all([sessions.endAll(login), store.throttle.clear(`account ${login}`)]);
    await note(parts, request, response, 'passwordReset', login);
    showNewPassword(layout, response, login, password);
  });
  return router;
}

/** The account in the path. One that doesn't exist and one that the admin may not manage look the same: 404. */
async function managed(
  { store, refuse }: AccountsParts,
  request: Request,
  response: Response,
): Promise<StaffAccount | undefined> {
  const login = parseLogin(String(request.params['login']));
  const account = login === undefined ? undefined : await store.accounts.find(login);
  if (account !== undefined && mayManage(signedIn(response).staff, account)) return account;
  refuse('notFound', request, response);
  return undefined;
}

/** Admins can't change their own account, so that nobody locks themselves out or gets more rights. */
async function changeable(
  parts: AccountsParts,
  request: Request,
  response: Response,
): Promise<StaffAccount | undefined> {
  const account = await managed(parts, request, response);
  if (account?.login !== signedIn(response).staff.login) return account;
  showAccount(
    parts.layout,
    response,
    { account, books: parts.books(), problem: accountProblems.yourself },
    422,
  );
  return undefined;
}

function typedIn(request: Request): Typed {
  const role = fieldOf(request, 'role');
  const ticked = fieldsOf(request, 'book');
  return {
    login: fieldOf(request, 'login') ?? '',
    name: (fieldOf(request, 'name') ?? '').normalize('NFC').replaceAll(/\p{C}/gu, '').trim(),
    role: roles.find((each) => each === role),
    bookIds: ticked.includes('*') ? 'all' : ticked,
  };
}

type Profile = Pick<StaffAccount, 'name' | 'role' | 'bookIds'>;

/** @returns what is wrong, or the profile that this admin may give */
function checkProfile(
  { name, role, bookIds }: Typed,
  admin: StaffAccount,
  books: readonly DeskBook[],
): Profile | string {
  if (name === '' || Array.from(name).length > longestName) return accountProblems.name;
  if (role === undefined) return accountProblems.role;
  if (bookIds.length === 0) return accountProblems.books;
  const areKnown = bookIds === 'all' || bookIds.every((id) => books.some((book) => book.id === id));
  return areKnown && mayManage(admin, { bookIds }) ? { name, role, bookIds } : accountProblems.beyond;
}

function describe({ role, bookIds }: Profile): string {
  return `${role} ${bookIds === 'all' ? '*' : bookIds.join(',')}`;
}

async function note(
  { store, clock }: AccountsParts,
  request: Request,
  response: Response,
  action: AuditAction,
  to: string,
  profile?: Profile,
): Promise<void> {
  const by = signedIn(response).staff.login;
  const entry = { at: clock(), by, action, to, address: networkOf(request) };
  const more = profile && { detail: describe(profile), books: profile.bookIds };
  await store.audit.append({ ...entry, ...more });
}
