import type { Request, RequestHandler, Response } from 'express';
import type { Clock } from '../../engine/ports.ts';
import { may } from '../../staff/permissions.ts';
import type { Permission } from '../../conversation/tickets/staff-action.ts';
import type { StaffAccount } from '../../staff/accounts.ts';
import type { StaffStore } from '../../staff/staff-store.ts';
import { dropCookie, readCookie, setCookie } from './cookies.ts';
import { changesState, fieldOf, isNavigation, isSameOrigin } from './request.ts';
import { csrfTokenOf, isSameSecret, newSecret, storeKeyOf } from '../accounts/secrets.ts';

/** Who sent a request: the account as it is at this moment, and the token of its forms. */
export type SignedIn = {
  readonly staff: StaffAccount;
  /** Sent with every form as `_csrf`, or in the header `x-csrf-token`. */
  readonly csrfToken: string;
  readonly sessionKey: string;
};

const known = new WeakMap<Response, SignedIn>();

/** For pages behind `requireStaff`. @throws elsewhere */
export function signedIn(response: Response): SignedIn {
  const found = known.get(response);
  if (found === undefined) throw new Error('This page is mounted before requireStaff: mount it behind.');
  return found;
}

/** For pages that a stranger sees too. */
export function maybeSignedIn(response: Response): SignedIn | undefined {
  return known.get(response);
}

/** Why a request is refused. */
export type Refusal = 'stranger' | 'foreign' | 'noToken' | 'notPermitted';

export type Guard = {
  /** Finds out who sent the request. Comes first. */
  readonly recognise: RequestHandler;
  /** 403 for a change of state that another site may have sent. */
  readonly refuseForeign: RequestHandler;
  /** 403 for a change of state without the session's token. */
  readonly requireToken: RequestHandler;
  /** Lets signed-in staff pass who have the permission, if one is given; others are sent to sign in, or get 401 or 403. */
  requireStaff(permission?: Permission): RequestHandler;
  /**
   * The account behind a long-lived connection, as it is now. Call it before anything is sent.
   * @returns undefined when the connection must end
   */
  stillSignedIn(response: Response): Promise<StaffAccount | undefined>;
  /** Starts a session under a new id and ends the browser's old one. */
  start(request: Request, response: Response, login: string, era: number): Promise<void>;
  end(request: Request, response: Response): Promise<void>;
};

/** The use of a session is stored at most this often, ms. */
const touchEveryMs = 60_000;

export function createGuard(
  { accounts, sessions }: StaffStore,
  clock: Clock,
  refuse: (refusal: Refusal, request: Request, response: Response) => void,
): Guard {
  /** Reads session and account each time, so that a disabled account or a new role counts from the next request on. */
  const find = async (sessionId: string): Promise<(SignedIn & { seenAt: number }) | undefined> => {
    const sessionKey = storeKeyOf(sessionId);
    const session = await sessions.find(sessionKey, clock());
    if (session === undefined) return undefined;
    const staff = await accounts.find(session.login);
    if (staff === undefined || staff.isDisabled) return undefined;
    return { staff, csrfToken: csrfTokenOf(sessionId), sessionKey, seenAt: session.seenAt };
  };

  return {
    async recognise(request, response, next) {
      const sessionId = readCookie(request, 'session');
      const found = sessionId === undefined ? undefined : await find(sessionId);
      if (found !== undefined) {
        const { seenAt, ...who } = found;
        known.set(response, who);
        const isPerson = changesState(request) || isNavigation(request);
        // What a page fetches by itself doesn't show that a person is there.
        if (isPerson && clock() - seenAt >= touchEveryMs) await sessions.touch(who.sessionKey, clock());
      }
      next();
    },

    refuseForeign(request, response, next) {
      if (changesState(request) && !isSameOrigin(request)) refuse('foreign', request, response);
      else next();
    },

    requireToken(request, response, next) {
      const who = known.get(response);
      const token = request.get('x-csrf-token') ?? fieldOf(request, '_csrf');
      if (changesState(request) && who !== undefined && !isSameSecret(token, who.csrfToken))
        refuse('noToken', request, response);
      else next();
    },

    requireStaff: (permission) => (request, response, next) => {
      const who = known.get(response);
      if (who === undefined) refuse('stranger', request, response);
      else if (permission !== undefined && !may(who.staff, permission))
        refuse('notPermitted', request, response);
      else next();
    },

    async stillSignedIn(response) {
      const who = known.get(response);
      const session = who && (await sessions.find(who.sessionKey, clock()));
      const staff = session && (await accounts.find(session.login));
      return staff?.isDisabled === false ? staff : undefined;
    },

    async start(request, response, login, era) {
      const before = readCookie(request, 'session');
      if (before !== undefined) await sessions.end(storeKeyOf(before));
      const sessionId = newSecret();
      const now = clock();
      await sessions.create(storeKeyOf(sessionId), { login, era, startedAt: now, seenAt: now });
      setCookie(request, response, 'session', sessionId);
    },

    async end(request, response) {
      const sessionId = readCookie(request, 'session');
      if (sessionId !== undefined) await sessions.end(storeKeyOf(sessionId));
      dropCookie(request, response, 'session');
    },
  };
}
