import type { Request, Response } from 'express';
import { isSecret } from '../accounts/secrets.ts';

/**
 * `session` is that of a signed-in browser; `visitor` belongs to the sign-in form alone. Over https the names begin
 * with `__Host-`: then no other host of the domain can set them.
 */
export type CookieName = 'session' | 'visitor';

function nameFor({ secure }: Request, name: CookieName): string {
  return `${secure ? '__Host-' : ''}desk-${name}`;
}

/** @returns undefined when there is none, or none of ours */
export function readCookie(request: Request, name: CookieName): string | undefined {
  const wanted = `${nameFor(request, name)}=`;
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const value = pairs.find((pair) => pair.startsWith(wanted))?.slice(wanted.length);
  return value !== undefined && isSecret(value) ? value : undefined;
}

/** For as long as the browser is open; how long it is good for is the store's matter. */
export function setCookie(request: Request, response: Response, name: CookieName, value: string): void {
  response.append('set-cookie', `${nameFor(request, name)}=${value}; ${attributes(request)}`);
}

export function dropCookie(request: Request, response: Response, name: CookieName): void {
  response.append('set-cookie', `${nameFor(request, name)}=; Max-Age=0; ${attributes(request)}`);
}

/** Lax, so that a link in a mail to staff opens the ticket; every change of state asks for a token besides. */
function attributes({ secure }: Request): string {
  return `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
