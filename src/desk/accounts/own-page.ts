import { Router, type Request, type Response } from 'express';
import { me as words, roleDuties, roleNames, weakPassword } from '../../copy/desk.ts';
import { throttlePerAccount } from '../../staff/throttle.ts';
import { signIn as signInWords } from '../../copy/desk.ts';
import { bookNames, type DeskBooks } from '../books.ts';
import { signedIn } from '../http/guard.ts';
import { html } from '../http/html.ts';
import { messageBox, sendPage, tokenField } from '../http/layout.ts';
import { TooManySignInsError, weakness } from './passwords.ts';
import { fieldOf, networkOf, queryOf } from '../http/request.ts';
import type { SignInParts } from './sign-in.ts';

type OwnPageParts = SignInParts & { readonly books: DeskBooks };

/** `/desk/me`: one's own password, and signing out everywhere. Mount it behind `requireStaff` and `requireToken`. */
export function createOwnPage(parts: OwnPageParts): Router {
  const { guard, store, clock } = parts;
  const router = Router();
  router.get('/desk/me', (request, response) => {
    showPage(parts, response, queryOf(request, 'done') === 'changed' ? { fine: words.changed } : {});
  });
  router.post('/desk/me/password', async (request, response) => {
    const problem = await changePassword(parts, request, response);
    if (problem === undefined) response.redirect(303, '/desk/me?done=changed');
    else showPage(parts, response, { problem }, 422);
  });
  router.post('/desk/me/sign-out-everywhere', async (request, response) => {
    const { login } = signedIn(response).staff;
    await store.sessions.endAll(login);
    await guard.end(request, response);
    const address = networkOf(request);
    await store.audit.append({ at: clock(), by: login, action: 'signedOutEverywhere', address });
    response.redirect(303, '/desk/sign-in?done=signedOutEverywhere');
  });
  return router;
}

/** @returns what is wrong, or undefined when it was changed */
async function changePassword(
  { store, passwords, clock, guard }: SignInParts,
  request: Request,
  response: Response,
): Promise<string | undefined> {
  const { login } = signedIn(response).staff;
  const [current = '', fresh = '', again] = ['current', 'fresh', 'again'].map((name) =>
    fieldOf(request, name),
  );
  if (fresh !== again) return words.notSame;
  const weak = weakness(fresh, login);
  if (weak !== undefined) return weakPassword[weak];
  if (fresh === current) return words.sameAsBefore;

  // Somebody at a desk that was left open must not guess the password at full speed.
  const subject = `change ${login}`;
  const waitMs = await store.throttle.take(subject, throttlePerAccount, clock());
  if (waitMs > 0) return signInWords.wait(waitMs);
  let hash: string;
  try {
    const verdict = await passwords.check(current, await store.accounts.passwordHash(login));
    if (verdict === 'wrong') return words.wrongCurrent;
    await store.throttle.clear(subject);
    hash = await passwords.hash(fresh);
  } catch (error) {
    if (!(error instanceof TooManySignInsError)) throw error;
    await store.throttle.giveBack(subject);
    return signInWords.crowded;
  }

  await store.accounts.setPassword(login, hash, true);
  await store.sessions.endAll(login);
  await guard.start(request, response, login, await store.sessions.eraOf(login));
  await store.audit.append({
    at: clock(),
    by: login,
    action: 'passwordChanged',
    address: networkOf(request),
  });
  return undefined;
}

function showPage(
  { layout, books }: OwnPageParts,
  response: Response,
  message: { readonly fine?: string; readonly problem?: string },
  status = 200,
): void {
  const who = signedIn(response);
  const { login, name, role, bookIds, hasOwnPassword } = who.staff;
  const token = tokenField(who.csrfToken);
  const main = html`<h1>${words.title}</h1>
    ${messageBox('fine', message.fine)} ${messageBox('problem', message.problem)}
    ${messageBox('hint', hasOwnPassword ? undefined : words.notOwn)}
    <dl class="facts">
      <dt>${words.login}</dt>
      <dd>${login}</dd>
      <dt>${words.name}</dt>
      <dd>${name}</dd>
      <dt>${words.role}</dt>
      <dd>${roleNames[role]} <span class="small">${roleDuties[role]}</span></dd>
      <dt>${words.books}</dt>
      <dd>${bookNames(bookIds, books())}</dd>
    </dl>
    <section class="card">
      <h2>${words.changePassword}</h2>
      <form class="stack" method="post" action="/desk/me/password">
        ${token}
        <input type="text" name="login" value="${login}" autocomplete="username" hidden readonly />
        <label>
          <span>${words.current}</span>
          <input type="password" name="current" autocomplete="current-password" maxlength="200" required />
        </label>
        <label>
          <span>${words.fresh}</span>
          <input
            type="password"
            name="fresh"
            autocomplete="new-password"
            maxlength="200"
            required
            aria-describedby="rule"
          />
        </label>
        <p class="small" id="rule">${words.rule}</p>
        <label>
          <span>${words.again}</span>
          <input type="password" name="again" autocomplete="new-password" maxlength="200" required />
        </label>
        <button type="submit">${words.submit}</button>
      </form>
    </section>
    <section class="card">
      <h2>${words.everywhere}</h2>
      <p>${words.everywhereLead}</p>
      <form method="post" action="/desk/me/sign-out-everywhere">
        ${token}<button class="careful" type="submit">${words.everywhere}</button>
      </form>
    </section>`;
  sendPage(response, layout({ title: words.title, main, who, here: '/desk/me' }), status);
}
