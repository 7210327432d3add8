import { TOKYO } from '../../src/calendar/zone.ts';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { EngineParts } from '../../src/engine/process-chat.ts';
import { createDesk } from '../../src/desk/desk.ts';
import { createPasswords, type Passwords } from '../../src/desk/accounts/passwords.ts';
import { createQuotaReader } from '../../src/line/quota.ts';
import { createMessenger } from '../../src/line/messenger.ts';
import { createWebhook } from '../../src/line/webhook.ts';
import type { Book } from '../../src/books/book.ts';
import { loadBooks } from '../../src/books/load.ts';
import type { Clock, Fact, Mailbox, TicketBoard } from '../../src/engine/ports.ts';
import { createSearch } from '../../src/search/engine.ts';
import { loadTokenizer } from '../../src/search/text/tokenizer.ts';
import { createSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/simulator.ts';
import { createMemoryStaffStore } from '../../src/memory/staff.ts';
import { createMemoryTicketBoard } from '../../src/memory/ticket-board.ts';
import { presenceOf } from '../../src/staff/presence.ts';
import type { Role } from '../../src/staff/accounts.ts';
import type { StaffStore } from '../../src/staff/staff-store.ts';
import { startWorker } from '../../src/engine/worker-loop.ts';
import { cheap, password } from '../desk/open-staff-desk.ts';

/** A whole desk over real HTTP, with the simulator as its LINE. */
export type OpenDesk = {
  readonly simulator: Simulator;
  /** Where the webhook stands, e.g. http://127.0.0.1:1234 */
  readonly root: string;
  /** What the desk noted down, oldest first. */
  readonly facts: readonly Fact[];
  readonly board: TicketBoard;
  readonly staff: StaffStore;
  /** With the password of all staff in tests. */
  addStaff(login: string, name: string, role: Role, bookIds?: readonly string[]): Promise<void>;
  stopWorker(): Promise<void>;
  startWorker(): void;
  close(): Promise<void>;
};

export type DeskOptions = {
  readonly mailbox: Mailbox;
  /** Default: one in memory. */
  readonly board?: TicketBoard;
  /** Default: one in memory. */
  readonly staff?: StaffStore;
  readonly simulator?: Partial<SimulatorOptions>;
  readonly changeParts?: (parts: EngineParts) => EngineParts;
  /** E.g. with hours of its own. */
  readonly changeBook?: (book: Book) => Book;
  /** Of the desk and of LINE. Default: the machine's. */
  readonly clock?: Clock;
  readonly timeoutMs?: number;
};

const booksAsWritten = loadBooks('faq-data');

export async function openDesk({
  mailbox,
  board = createMemoryTicketBoard(),
  staff = createMemoryStaffStore(),
  changeParts,
  changeBook = (book) => book,
  clock = Date.now,
  ...options
}: DeskOptions): Promise<OpenDesk> {
  const books = new Map([...booksAsWritten].map(([id, book]) => [id, changeBook(book)]));
  const tokenizer = await loadTokenizer();
  const app = express();
  const server = createServer(app);
  const root = await listen(server);
  const accounts = [...books.values()].map(({ id, name }) => ({
    id,
    name,
    secret: `secret of ${id}`,
    accessToken: `token-of-${id}`,
    webhookUrl: `${root}/webhook/${id}`,
  }));
  const simulator = createSimulator({ channels: accounts, now: clock, ...options.simulator });
  const channels = accounts.map(({ id, secret, accessToken }) => ({
    bookId: id,
    secrets: [secret],
    accessToken,
  }));
  const facts: Fact[] = [];
  const journal = { record: (fact: Fact) => void facts.push(fact) };
  app.use(createWebhook({ channels, defaultBookId: 'benesapo', mailbox, journal, clock }));
  const api = { baseUrl: root, dataBaseUrl: root };
  const passwords: Passwords = createPasswords(cheap);
  const pages = createDesk({
    ...{ store: staff, passwords, mailbox, board, clock, timeZone: 'Asia/Tokyo' },
    books: () => [...books.values()],
    quota: createQuotaReader({ channels, api, clock }),
    onFailure: (error) => {
      throw error;
    },
  });
  app.use(pages.router);
  app.use(simulator.router);

  const searchable = new Map(
    [...books].map(([id, book]) => {
      const { find, nearest, lookUp } = createSearch(book, tokenizer);
      return [id, { ...book, zone: TOKYO, search: find, nearest, lookUp }] as const;
    }),
  );
  const { timeoutMs = 4_000 } = options;
  const messenger = createMessenger({ channels, api, journal, clock, timeoutMs });
  const parts: EngineParts = {
    mailbox,
    board,
    messenger,
    bookOf: (id) => searchable.get(id),
    presence: presenceOf(staff),
    journal,
    clock,
  };
  let worker = startWorker(changeParts?.(parts) ?? parts);
  return {
    simulator,
    root,
    facts,
    board,
    staff,
    stopWorker: () => worker.stop(),
    startWorker: () => void (worker = startWorker(changeParts?.(parts) ?? parts)),
    async addStaff(login, name, role, bookIds) {
      const rest = { isDisabled: false, hasOwnPassword: true, createdAt: clock() };
      const account = { login, name, role, bookIds: bookIds ?? ('all' as const), ...rest };
      await staff.accounts.add(account, await passwords.hash(password));
    },
    async close() {
      await worker.stop();
      pages.close();
      simulator.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all([mailbox.close(), board.close(), staff.close()]);
    },
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
