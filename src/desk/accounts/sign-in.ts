import { Router, type Request, type Response } from 'express';
import { signIn as words } from '../../copy/desk.ts';
import type { Clock } from '../../engine/ports.ts';
import { byNobody } from '../../staff/audit.ts';
import { parseLogin } from '../../staff/accounts.ts';
import { throttlePerAccount, throttlePerAddress } from '../../staff/throttle.ts';
import type { StaffStore } from '../../staff/staff-store.ts';
import { dropCookie, readCookie, setCookie } from '../http/cookies.ts';
import { maybeSignedIn, signedIn, type Guard } from '../http/guard.ts';
import { flag, html } from '../http/html.ts';
import { messageBox, sendPage, tokenField, type Layout } from '../http/layout.ts';
import { longestPassword, TooManySignInsError, type Passwords } from './passwords.ts';
import { fieldOf, networkOf, ownPath, queryOf } from '../http/request.ts';
import { signInReasons } from './sign-in-reason.ts';
import { csrfTokenOf, isSameSecret, newSecret } from './secrets.ts';

export type SignInParts = {
  readonly store: StaffStore;
  readonly passwords: Passwords;
  readonly clock: Clock;
  readonly guard: Guard;
  readonly layout: Layout;
};

/** `/desk/sign-in` and `/desk/sign-out`. Mount it behind `recognise` and `refuseForeign`, before `requireToken`. */
export function createSignIn(parts: SignInParts): Router {
  const { guard, store, clock } = parts;
  const router = Router();
  router.get('/desk/sign-in', (request, response) => {
    if (maybeSignedIn(response) === undefined) showForm(parts, request, response, {});
    else response.redirect(303, ownPath(queryOf(request, 'next')));
  });
  router.post('/desk/sign-in', async (request, response) => {
    const result = await trySignIn(parts, request);
    if (result.type === 'refused') showForm(parts, request, response, result);
    else {
      await guard.start(request, response, result.login, result.era);
      dropCookie(request, response, 'visitor');
      response.redirect(303, ownPath(fieldOf(request, 'next')));
    }
  });
  router.post('/desk/sign-out', guard.requireStaff(), guard.requireToken, async (request, response) => {
    const { login } = signedIn(response).staff;
    await guard.end(request, response);
    await store.audit.append({ at: clock(), by: login, action: 'signedOut', address: networkOf(request) });
    response.redirect(303, '/desk/sign-in?done=signedOut');
  });
  return router;
}

type Refused = {
  readonly type: 'refused';
  readonly why: string;
  readonly status: number;
  readonly waitMs?: number;
};
type SignInResult = { readonly type: 'signedIn'; readonly login: string; readonly era: number } | Refused;

async function trySignIn(parts: SignInParts, request: Request): Promise<SignInResult> {
  const { store, clock, passwords } = parts;
  // The form's token belongs to a cookie of this browser, so that no other site can sign a person in as somebody else.
  const visitor = readCookie(request, 'visitor');
  if (visitor === undefined || !isSameSecret(fieldOf(request, '_csrf'), csrfTokenOf(visitor)))
    return { type: 'refused', why: words.stale, status: 403 };

  const typed = fieldOf(request, 'login') ?? '';
  const login = parseLogin(typed);
  const [account, address] = [`account ${login ?? typed}`, `address ${networkOf(request)}`];
  const { throttle } = store;
  const waitMs =
    (await throttle.take(address, throttlePerAddress, clock())) ||
    (await throttle.take(account, throttlePerAccount, clock()));
  // The password isn't checked: the answer would show whether it is right.
  if (waitMs > 0) return { type: 'refused', why: words.wait(waitMs), status: 429, waitMs };

  try {
    const found = await check(store, passwords, login, fieldOf(request, 'password') ?? '');
    const entry = { at: clock(), address: networkOf(request) };
    if (found.type === 'wrong') {
      // What was typed may be a password in the wrong field, so only logins that exist are written down.
      await store.audit.append({ ...entry, by: found.login ?? byNobody, action: 'signInRefused' });
      return { type: 'refused', why: words.wrong, status: 401 };
    }
    await Promise.all([throttle.clear(account), throttle.giveBack(address)]);
    await store.audit.append({ ...entry, by: found.login, action: 'signedIn' });
    return { type: 'signedIn', login: found.login, era: found.era };
  } catch (error) {
    if (!(error instanceof TooManySignInsError)) throw error;
    // The password was not checked, so this was no guess.
    await Promise.all([throttle.giveBack(account), throttle.giveBack(address)]);
    return { type: 'refused', why: words.crowded, status: 503, waitMs: 5_000 };
  }
}

type Found =
  | { readonly type: 'wrong'; readonly login?: string | undefined }
  | { readonly type: 'right'; readonly login: string; readonly era: number };

async function check(
  { accounts, sessions }: StaffStore,
  passwords: Passwords,
  login: string | undefined,
  password: string,
): Promise<Found> {
  const name = login ?? '';
  // Reads the era first: when the password is reset during the check, the new session ends with the old ones.
  const era = await sessions.eraOf(name);
  const [account, stored] = await Promise.all([accounts.find(name), accounts.passwordHash(name)]);
  const isTooLong = password.length > longestPassword * 4;
  const verdict = await passwords.check(isTooLong ? '' : password, stored);
  if (account === undefined || stored === undefined || verdict === 'wrong' || account.isDisabled)
    return { type: 'wrong', login: account?.login };
  if (verdict === 'outdated') await accounts.rehash(account.login, stored, await passwords.hash(password));
  return { type: 'right', login: account.login, era };
}

function showForm(
  { layout }: SignInParts,
  request: Request,
  response: Response,
  { why, status = 200, waitMs }: Partial<Refused>,
): void {
  const visitor = readCookie(request, 'visitor') ?? newSecret();
  setCookie(request, response, 'visitor', visitor);
  if (waitMs !== undefined) response.set('retry-after', String(Math.ceil(waitMs / 1000)));
  const login = (fieldOf(request, 'login') ?? '').slice(0, 64);
  const next = ownPath(fieldOf(request, 'next') ?? queryOf(request, 'next'));
  const main = html`<section class="card narrow">
    <h1>${words.title}</h1>
    <p class="lead">${words.lead}</p>
    ${messageBox('problem', why)}
    ${messageBox('hint', why === undefined ? reasonText(queryOf(request, 'why')) : undefined)}
    ${messageBox('fine', doneText(queryOf(request, 'done')))}
    <form class="stack" method="post" action="/desk/sign-in">
      ${tokenField(csrfTokenOf(visitor))}
      <input type="hidden" name="next" value="${next}" />
      <label>
        <span>${words.login}</span>
        <input
          name="login"
          value="${login}"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          maxlength="64"
          required${flag('autofocus', login === '')}
        />
      </label>
      <label>
        <span>${words.password}</span>
        <input
          type="password"
          name="password"
          autocomplete="current-password"
          maxlength="200"
          required${flag('autofocus', login !== '')}
        />
      </label>
      <button type="submit">${words.submit}</button>
    </form>
    <p class="small">${words.forgotten}</p>
  </section>`;
  sendPage(response, layout({ title: words.title, main }), status);
}

function reasonText(why: string | undefined): string | undefined {
  const reason = signInReasons.find((each) => each === why);
  return reason && words.reasons[reason];
}

function doneText(done: string | undefined): string | undefined {
  if (done === 'signedOut') return words.signedOut;
  return done === 'signedOutEverywhere' ? words.signedOutEverywhere : undefined;
}
