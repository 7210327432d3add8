import { isIPv6 } from 'node:net';
import type { Request } from 'express';

/** One field of a form; undefined when it is missing or comes twice. */
export function fieldOf(request: Request, name: string): string | undefined {
  const value = bodyOf(request)[name];
  return typeof value === 'string' ? value : undefined;
}

/** All values of a field, e.g. of checkboxes. */
export function fieldsOf(request: Request, name: string): readonly string[] {
  const value = bodyOf(request)[name];
  return (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string');
}

function bodyOf(request: Request): Readonly<Record<string, unknown>> {
  const body: unknown = request.body;
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

export function queryOf(request: Request, name: string): string | undefined {
  const value = request.query[name];
  return typeof value === 'string' ? value : undefined;
}

export function changesState({ method }: Request): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(method);
}

/** Whether the desk's script sent it: the script keeps what was typed until it knows that it has arrived. */
export function isByScript(request: Request): boolean {
  return request.get('x-desk-script') !== undefined;
}

/** The page that holds a form, found by the address to which the form is sent. */
export function pageOfForm(path: string): string {
  const page = /^\/desk\/(?:tickets|accounts)\/[^/?]+|^\/desk\/me(?=\/)/.exec(path)?.[0];
  return page ?? path.replace(/\?.*$/, '');
}

/** Whether a person opens a page. When an open page fetches itself anew, its script says so in a header. */
export function isNavigation(request: Request): boolean {
  if (request.get('x-desk-refresh') !== undefined) return false;
  const accepts = request.get('accept') ?? '';
  return request.get('sec-fetch-mode') === 'navigate' || accepts.includes('text/html');
}

/**
 * Whether a request can come from a page of the desk. Browsers send their origin; a tool that sends none is no browser
 * whose cookies could be abused.
 */
export function isSameOrigin(request: Request): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = request.get('origin');
  if (origin === undefined) return true;
  const host = URL.canParse(origin) ? new URL(origin).host : undefined;
  return host !== undefined && (host === request.get('host') || host === request.host);
}

/** The part of an IP address that a sender can't change at will; for IPv6 that is the network (/64). */
export function networkOf({ ip = 'unknown' }: Request): string {
  // Some proxies add the port, which is different for each connection.
  const bare = /^\[(.+)\](?::\d+)?$/.exec(ip)?.[1] ?? ip.replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1');
  const plain = bare.replace(/^::ffff:(?=\d+\.)/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array.from({ length: zeros }, () => '0'), ...back];
  return groups.slice(0, 4).join(':');
}

/** Where to go after signing in: a path of the desk, else the desk itself. Never another site. */
export function ownPath(wanted: string | undefined): string {
  const home = '/desk';
  if (wanted === undefined || !/^\/desk(?:[/?]|$)/.test(wanted) || /[\\\p{C}]/u.test(wanted)) return home;
  const nowhere = 'http://desk.invalid';
  if (!URL.canParse(wanted, nowhere)) return home;
  const { origin, pathname, search } = new URL(wanted, nowhere);
  const isOurs =
    origin === nowhere && /^\/desk(?:\/|$)/.test(pathname) && !pathname.startsWith('/desk/sign-');
  return isOurs ? pathname + search : home;
}
