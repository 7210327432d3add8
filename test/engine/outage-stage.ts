import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { TOKYO } from '../../src/calendar/zone.ts';
import type { SearchableBook } from '../../src/conversation/searchable-book.ts';
import { processChat, type EngineParts } from '../../src/engine/process-chat.ts';
import { createChannelWatch } from '../../src/line/channel-watch.ts';
import { createMessenger } from '../../src/line/messenger.ts';
import { createWebhook } from '../../src/line/webhook.ts';
import { createMemoryTicketBoard } from '../../src/memory/ticket-board.ts';
import type { Fact, Mailbox, Messenger } from '../../src/engine/ports.ts';
import type { Person } from '../../src/simulator/person.ts';
import { createSimulator, type Fault, type Simulator } from '../../src/simulator/simulator.ts';
import { book as salon, entry } from '../conversation/small-desk.ts';

/** How LINE fails on every call. */
export type Outage = Fault | 'connectionRefused';

/** Webhook, engine and the real messenger over HTTP, with the simulator as LINE, and one clock to turn. */
export type OutageStage = {
  readonly simulator: Simulator;
  readonly facts: readonly Fact[];
  /** Ms since the start. */
  now(): number;
  newPerson(): Person;
  begin(outage: Outage): void;
  end(): void;
  /** Turns the clock on. The desk does everything that is due until then, each thing at its time. */
  passTo(ms: number): Promise<void>;
  /** How often the person got the answer to this question. */
  answersTo(person: Person, words: string): number;
  pushes(): number;
  close(): Promise<void>;
};

const workers = 8;
/** How long a call to LINE takes, ms. */
const callMs = 20;
const toEntry = (text: string, index: number) =>
  entry(`q${index}`, { question: text, answer: `答えは「${text}」です。` });
/** A different question for each person. */
export const questions = Array.from({ length: 40 }, (_, index) => `質問${index}番`);
const entries = questions.map(toEntry);
/** A search that finds an answer to every question. */
const book: SearchableBook = {
  ...salon,
  entries,
  zone: TOKYO,
  nearest: () => [],
  search: (text) => ({
    kind: 'confident',
    entry: entries.find(({ question }) => question === text) ?? toEntry(text, entries.length),
  }),
};

export async function openOutageStage(mailbox: Mailbox): Promise<OutageStage> {
  const startsAt = Date.now();
  let now = startsAt;
  const clock = (): number => now;
  const app = express();
  const server = createServer(app);
  const root = await listen(server);
  const account = {
    id: 'salon',
    name: salon.name,
    secret: 's',
    accessToken: 't',
    webhookUrl: `${root}/webhook`,
  };
  const simulator = createSimulator({ channels: [account], now: clock });
  const channels = [{ bookId: 'salon', secrets: ['s'], accessToken: 't' }];
  const facts: Fact[] = [];
  const journal = { record: (fact: Fact) => void facts.push(fact) };
  app.use(createWebhook({ channels, defaultBookId: 'salon', mailbox, journal, clock }));
  app.use(simulator.router);

  const api = { baseUrl: root, dataBaseUrl: root };
  const watch = createChannelWatch({ channels, api, journal, clock, recheckMs: 3_600_000 });
  const toLine = createMessenger({ channels, api, journal, clock, watch });
  const gone = { baseUrl: await addressOfNobody(), dataBaseUrl: undefined };
  const toNowhere = createMessenger({ channels, api: gone, journal, clock, watch });
  let outage: Outage | undefined;
  const messenger: Messenger = {
    showListening: () => undefined,
    nameOf: () => Promise.resolve(undefined),
    send: (delivery) => {
      now += callMs;
      return (outage === 'connectionRefused' ? toNowhere : toLine).send(delivery);
    },
  };
  const board = createMemoryTicketBoard();
  const parts: EngineParts = { mailbox, board, messenger, bookOf: () => book, journal, clock };

  async function workAll(): Promise<void> {
    for (let claim = await mailbox.claim(now); claim !== undefined; claim = await mailbox.claim(now))
      await processChat(parts, claim);
  }

  return {
    simulator,
    facts,
    now: () => now - startsAt,
    newPerson: () => simulator.person('salon'),
    begin(as) {
      outage = as;
      if (as !== 'connectionRefused') simulator.faults.next(as, { times: Infinity });
    },
    end() {
      outage = undefined;
      simulator.faults.clear();
    },
    async passTo(ms) {
      const until = startsAt + ms;
      for (;;) {
        const { chats, oldestMs } = await mailbox.backlog(until);
        if (chats === 0) break;
        now = Math.max(now, until - oldestMs);
        await Promise.all(Array.from({ length: workers }, workAll));
      }
      now = until;
    },
    answersTo(person, words) {
      const said = simulator.transcript('salon', person.userId).filter(({ from }) => from === 'bot');
      return said.filter((item) => JSON.stringify(item).includes(`答えは「${words}」です。`)).length;
    },
    pushes: () => simulator.calls.filter(({ path }) => path.endsWith('/push')).length,
    async close() {
      watch.stop();
      simulator.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await Promise.all([mailbox.close(), board.close()]);
    },
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function addressOfNobody(): Promise<string> {
  const server = createServer();
  const address = await listen(server);
  await new Promise((closed) => server.close(closed));
  return address;
}
