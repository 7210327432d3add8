import type { Request, Response } from 'express';
import { isSecret } from '../accounts/secrets.ts';

/**
 * `session` belongs to a signed-in browser, `visitor` only to the sign-in form. Over https the names begin with
 * `__Host-`, so that no other host of the domain can set them.
 */
export type CookieName = 'session' | 'visitor';

function nameFor({ secure }: Request, name: CookieName): string {
  return `${secure ? '__Host-' : ''}desk-${name}`;
}

/** @returns undefined when there is no such cookie, or its value can't be one of ours */
export function readCookie(request: Request, name: CookieName): string | undefined {
  const wanted = `${nameFor(request, name)}=`;
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const value = pairs.find((pair) => pair.startsWith(wanted))?.slice(wanted.length);
  return value !== undefined && isSecret(value) ? value : undefined;
}

/** The cookie lasts while the browser is open; the store decides how long it is valid. */
export function setCookie(request: Request, response: Response, name: CookieName, value: string): void {
  response.append('set-cookie', `${nameFor(request, name)}=${value}; ${attributes(request)}`);
}

export function dropCookie(request: Request, response: Response, name: CookieName): void {
  response.append('set-cookie', `${nameFor(request, name)}=; Max-Age=0; ${attributes(request)}`);
}

/** Lax, so that a link in a mail to staff opens the ticket; every change of state needs a token as well. */
function attributes({ secure }: Request): string {
  return `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
