import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createDesk, type DeskParts } from '../../src/desk/desk.ts';
import { createPasswords, type Passwords } from '../../src/desk/accounts/passwords.ts';
import { createMemoryStaffStore } from '../../src/memory/staff.ts';
import { createMemoryMailbox } from '../../src/memory/mailbox.ts';
import { createMemoryTicketBoard } from '../../src/memory/ticket-board.ts';
import type { StaffAccount } from '../../src/staff/accounts.ts';
import type { StaffStore } from '../../src/staff/staff-store.ts';

/** One guess costs next to nothing here, so that a test may make many. */
export const cheap = { N: 2 ** 4, r: 8, p: 1 };
export const password = 'correct horse battery';

export type OpenStaffDesk = {
  readonly root: string;
  readonly server: Server;
  readonly store: StaffStore;
  readonly passwords: Passwords;
  readonly failures: readonly unknown[];
  /** Turns the clock. */
  pass(ms: number): void;
  addStaff(account: Partial<StaffAccount> & Pick<StaffAccount, 'login'>): Promise<void>;
  /** A browser that has nothing of the desk yet. */
  browser(headers?: Readonly<Record<string, string>>): Client;
  close(): Promise<void>;
};

/** A real server with the staff's door alone, behind one proxy as a Procfile host has it. */
export async function openStaffDesk(more: Partial<DeskParts> = {}): Promise<OpenStaffDesk> {
  const store = more.store ?? createMemoryStaffStore();
  const passwords = createPasswords(cheap);
  const failures: unknown[] = [];
  let now = Date.UTC(2026, 10, 22, 3);
  const mailbox = createMemoryMailbox();
  const board = createMemoryTicketBoard();
  const app = express();
  app.set('trust proxy', 1);
  const { router, close } = createDesk({
    ...{ store, passwords, mailbox, board, clock: () => now, timeZone: 'Asia/Tokyo' },
    quota: { quotaOf: () => Promise.resolve(undefined) },
    books: () => [
      { id: 'benesapo', name: 'ベネサポ' },
      { id: 'kyosai-mypage', name: '県民共済マイページ' },
    ],
    onFailure: (error) => failures.push(error),
    ...more,
  });
  app.use(router);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ root, server, store, passwords, failures },
    pass: (ms) => (now += ms),
    async addStaff(account) {
      const { login } = account;
      const rest = { bookIds: 'all', isDisabled: false, hasOwnPassword: true, createdAt: now } as const;
      await store.accounts.add(
        { name: `${login}さん`, role: 'staff', ...rest, ...account },
        await passwords.hash(password),
      );
    },
    browser: (headers) => new Client(root, headers),
    close: () =>
      new Promise((resolve) => {
        close();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly location: string | null;
};

/** As a browser: it keeps cookies, says where from it comes, and follows nothing by itself. */
export class Client {
  readonly cookies = new Map<string, string>();
  /** As they were last set, with their attributes. */
  readonly setCookies = new Map<string, string>();
  readonly #root: string;
  readonly #headers: Readonly<Record<string, string>>;
  /** Of the page that was last seen. */
  token = '';

  constructor(root: string, headers: Readonly<Record<string, string>> = {}) {
    this.#root = root;
    this.#headers = headers;
  }

  async ask(path: string, init: RequestInit = {}): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };
    const given = init.headers as Readonly<Record<string, string>> | undefined;
    const response = await fetch(this.#root + path, {
      ...init,
      redirect: 'manual',
      headers: { ...headers, ...(cookie !== '' && { cookie }), ...this.#headers, ...given },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.setCookies.set(name, line);
      if (line.includes('Max-Age=0')) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const text = await response.text();
    this.token = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? this.token;
    const { status } = response;
    return { status, headers: response.headers, text, location: response.headers.get('location') };
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.ask(path, { headers });
  }

  /** A form of the page last seen; `_csrf: ''` leaves its token out. */
  post(
    path: string,
    fields: Readonly<Record<string, string>> = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const all = new URLSearchParams({ _csrf: this.token, ...fields });
    if (fields['_csrf'] === '') all.delete('_csrf');
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.ask(path, { method: 'POST', body: all.toString(), headers: { ...form, ...headers } });
  }

  /** From the form to the page behind it. @returns the answer to the form */
  async signIn(login: string, typed: string = password, next = '/desk'): Promise<Answer> {
    await this.get(`/desk/sign-in?next=${encodeURIComponent(next)}`);
    const answer = await this.post('/desk/sign-in', { login, password: typed, next });
    if (answer.status === 303) await this.get('/desk/me');
    return answer;
  }
}
