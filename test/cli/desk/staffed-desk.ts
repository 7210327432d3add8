import { TOKYO } from '../../../src/calendar/zone.ts';
import type { ChatId } from '../../../src/conversation/chat-id.ts';
import type { Happening } from '../../../src/conversation/event.ts';
import type { SearchableBook } from '../../../src/conversation/searchable-book.ts';
import type { Outcome } from '../../../src/delivery/attempt.ts';
import type { Mailbox, DeliveryRequest, TicketBoard, TicketView } from '../../../src/engine/ports.ts';
import { connectRedis } from '../../../src/redis/connect.ts';
import { createRedisMailbox } from '../../../src/redis/mailbox.ts';
import { createRedisStaffStore } from '../../../src/redis/staff.ts';
import { createRedisTicketBoard } from '../../../src/redis/ticket-board.ts';
import type { StaffStore } from '../../../src/staff/staff-store.ts';
import { startWorker, type Worker } from '../../../src/engine/worker-loop.ts';

/** A book that answers whatever it is asked. */
function bookOf(id: string): SearchableBook {
  return {
    id,
    name: '試験の窓口',
    categories: ['分類'],
    entries: [],
    contact: { phones: [], mails: [], forms: [], notes: [] },
    guides: [],
    voice: {},
    support: { hasChat: true, lateAnswers: 'push', nearQuota: 'notice' },
    zone: TOKYO,
    nearest: () => [],
    search: (text) => ({
      kind: 'confident',
      entry: { id: 'q', category: '分類', question: text, answer: `答え:${text}`, phrasings: [], links: [] },
    }),
  };
}

function brokenBook(id: string): SearchableBook {
  return {
    ...bookOf(id),
    get support(): never {
      throw new Error('The book is broken.');
    },
  };
}

/** A real Redis with a worker of our own on it, and a LINE that notes what it gets. */
export class StaffedDesk {
  readonly mailbox: Mailbox;
  readonly board: TicketBoard;
  readonly staff: StaffStore;
  readonly sent: DeliveryRequest[] = [];
  /** What LINE says to what is sent next; then it accepts. */
  outcomes: Outcome[] = [];
  /** How long LINE takes over a call. */
  lineTakesMs = 0;
  /** Every decision with the book fails, as with a defect of ours. */
  isBookBroken = false;
  private readonly workers: Worker[] = [];
  private events = 0;

  constructor(url: string) {
    const connect = () => connectRedis([url], () => undefined);
    this.mailbox = createRedisMailbox(connect);
    this.board = createRedisTicketBoard(connect);
    this.staff = createRedisStaffStore(connect);
  }

  startWorker(): void {
    const worker = startWorker({
      mailbox: this.mailbox,
      board: this.board,
      messenger: {
        showListening: () => undefined,
        nameOf: () => Promise.resolve(undefined),
        send: async (delivery) => {
          this.sent.push(delivery);
          await new Promise((resolve) => setTimeout(resolve, this.lineTakesMs));
          return this.outcomes.shift() ?? { kind: 'accepted' };
        },
      },
      bookOf: (id) => (this.isBookBroken ? brokenBook(id) : bookOf(id)),
      journal: { record: () => undefined },
      clock: Date.now,
    });
    this.workers.push(worker);
  }

  async stopWorkers(): Promise<void> {
    await Promise.all(this.workers.splice(0).map((worker) => worker.stop()));
  }

  /** @param agoMs how long ago it reached us, with a reply token */
  async happen(chatId: ChatId, happening: Happening, agoMs = 0, id = this.newId()): Promise<void> {
    const now = Date.now() - agoMs;
    const event = { id, chatId, occurredAt: now, receivedAt: now, replyToken: `token-${id}`, ...happening };
    await this.mailbox.append(event);
  }

  say(chatId: ChatId, text: string, agoMs = 0): Promise<void> {
    return this.happen(chatId, { type: 'text', text, messageId: this.newId() }, agoMs);
  }

  /** Asks for a human, and waits until staff see it. @returns the ticket's id */
  async escalate(
    chatId: ChatId,
    question = '領収書の宛名は変えられますか',
    id = this.newId(),
  ): Promise<string> {
    await this.say(chatId, question);
    await this.happen(chatId, { type: 'choice', choice: { type: 'escalate' } }, 0, id);
    await this.until(async () => (await this.ticket(chatId, id)) !== undefined);
    return id;
  }

  ticket(chatId: ChatId, id: string): Promise<TicketView | undefined> {
    return this.board.find([chatId.slice(0, chatId.indexOf(':'))], id);
  }

  /** What was said, with the way it went. */
  said(): string[] {
    return this.sent.map(({ route, messages }) => {
      const texts = messages.map((each) => (each.type === 'staff' ? each.text : each.type));
      return `${route.type}: ${texts.join(' + ')}`;
    });
  }

  async until(isSo: () => Promise<boolean> | boolean): Promise<void> {
    const latest = Date.now() + 15_000;
    while (!(await isSo())) {
      if (Date.now() > latest) throw new Error('it did not come about within 15 s');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  async close(): Promise<void> {
    await this.stopWorkers();
    await Promise.all([this.mailbox.close(), this.board.close(), this.staff.close()]);
  }

  /** Like a ULID: those of one time begin alike. */
  private newId(): string {
    this.events += 1;
    return `01KAMADOGUCHI${String(this.events).padStart(5, '0')}XY${String(this.events * 7_919).padStart(6, '0')}`;
  }
}
