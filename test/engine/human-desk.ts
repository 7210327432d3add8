import type { ActionResult } from '../../src/conversation/effect.ts';
import type { Happening, StaffActionEvent } from '../../src/conversation/event.ts';
import type { FallbackRoute } from '../../src/conversation/tickets/staff-action.ts';
import type { Message } from '../../src/conversation/message.ts';
import type { SearchableBook } from '../../src/conversation/searchable-book.ts';
import type { Ticket } from '../../src/conversation/tickets/ticket.ts';
import { processChat, type EngineParts } from '../../src/engine/process-chat.ts';
import { createMemoryMailbox } from '../../src/memory/mailbox.ts';
import { createMemoryTicketBoard } from '../../src/memory/ticket-board.ts';
import { createMemoryStaffStore } from '../../src/memory/staff.ts';
import { presenceOf } from '../../src/staff/presence.ts';
import type { StaffStore } from '../../src/staff/staff-store.ts';
import type { Fact, Mailbox, DeliveryRequest, TicketBoard } from '../../src/engine/ports.ts';
import { finding, hours, wordsOf } from '../conversation/small-desk.ts';
import { LineThatFails } from './line-that-fails.ts';

export const aoki = { login: 'aoki', name: '青木' };
export const ito = { login: 'ito', name: '伊藤' };
/** The permissions of a lead. */
const lead = ito;
export const chatId = 'salon:U1';

type SentAction<T extends StaffActionEvent['type']> = Omit<
  Extract<StaffActionEvent, { type: T }>,
  'type' | 'staff' | 'ticketId'
>;

/** The salon with its staff: engine, stores and a LINE that keeps its own rules, with a clock to turn. */
export class HumanDesk {
  now = Date.UTC(2026, 10, 24, 3);
  readonly facts: Fact[] = [];
  readonly line: LineThatFails;
  readonly mailbox: Mailbox;
  readonly board: TicketBoard;
  /** Each ticket as it was last put on the board. */
  readonly tickets = new Map<string, Ticket>();
  /** Staff saw that nothing reaches the asker. */
  isKnownToBlock = false;
  readonly parts: EngineParts;
  readonly staffStore: StaffStore = createMemoryStaffStore();
  private events = 0;

  constructor(
    stores: { readonly mailbox: Mailbox; readonly board: TicketBoard } = {
      mailbox: createMemoryMailbox(),
      board: createMemoryTicketBoard(),
    },
    of: Partial<SearchableBook> = {},
    onSend?: (desk: HumanDesk, delivery: DeliveryRequest, isFirst: boolean) => void,
  ) {
    this.line = new LineThatFails(
      () => this.now,
      (delivery, isFirst) => onSend?.(this, delivery, isFirst),
    );
    this.mailbox = stores.mailbox;
    this.board = stores.board;
    const known = finding({ kind: 'confident', entry: hours });
    const unknown = finding({ kind: 'none', nearest: [] });
    const salon: SearchableBook = {
      ...known,
      search: (text, holds) => (text.includes('何時') ? known : unknown).search(text, holds),
      nearest: () => [hours],
      ...of,
    };
    this.parts = {
      mailbox: this.mailbox,
      board: {
        ...this.board,
        put: (view) => {
          const last = this.tickets.get(view.ticket.id);
          if (last === undefined || last.version < view.ticket.version) {
            this.tickets.set(view.ticket.id, structuredClone(view.ticket));
            this.isKnownToBlock = view.blockedAt !== undefined;
          }
          return this.board.put(view);
        },
      },
      messenger: this.line.messenger,
      bookOf: () => salon,
      presence: presenceOf(this.staffStore),
      journal: { record: (fact) => void this.facts.push(fact) },
      clock: () => this.now,
    };
  }

  /** The asker does something, perhaps blocks the account or comes back. LINE gives a token with each event that can be answered. */
  async ask(happening: Happening, id = this.newId()): Promise<string> {
    const hasToken = happening.type !== 'unsent' && happening.type !== 'unfollow';
    const replyToken = `token-${id}`;
    if (happening.type === 'unfollow' || happening.type === 'follow')
      this.line.isBlocked = happening.type === 'unfollow';
    if (hasToken) this.line.giveToken(replyToken);
    await this.append({ ...happening, id, ...(hasToken ? { replyToken } : {}) });
    return id;
  }

  say(text: string): Promise<string> {
    const id = this.newId();
    return this.ask({ type: 'text', text, messageId: `m-${id}` }, id);
  }

  tap(choice: Extract<Happening, { type: 'choice' }>['choice']): Promise<string> {
    return this.ask({ type: 'choice', choice });
  }

  async staff<T extends StaffActionEvent['type']>(
    type: T,
    staff: StaffActionEvent['staff'],
    more: SentAction<T>,
  ): Promise<string> {
    const id = this.newId();
    const permissions = staff.login === lead.login ? (['handOver', 'reopen'] as const) : [];
    const action = {
      type,
      staff,
      permissions,
      ticketId: this.ticket?.id ?? 'none',
      ...more,
    } as unknown as StaffActionEvent;
    await this.append({ ...action, id });
    return id;
  }

  claim = (staff: StaffActionEvent['staff']): Promise<string> => this.staff('staffClaimed', staff, {});
  reply = (
    staff: StaffActionEvent['staff'],
    text: string,
    fallbackRoute: FallbackRoute = 'push',
  ): Promise<string> => this.staff('staffReplied', staff, { text, fallbackRoute });
  /** Signs in now; creates the account if there is none. */
  async signIn({ login, name }: StaffActionEvent['staff']): Promise<void> {
    const rest = {
      role: 'staff',
      bookIds: 'all',
      isDisabled: false,
      hasOwnPassword: true,
      createdAt: 0,
    } as const;
    await this.staffStore.accounts.add({ login, name, ...rest }, 'no password');
    const era = await this.staffStore.sessions.eraOf(login);
    const session = { login, era, startedAt: this.now, seenAt: this.now };
    await this.staffStore.sessions.create(`${login} at ${this.now}`, session);
  }

  close = (staff: StaffActionEvent['staff']): Promise<string> =>
    this.staff('staffResolved', staff, { reason: 'solved' });

  /** Processes chats until nothing is due now; a worker that dies is followed by another. */
  async work(): Promise<void> {
    for (let turns = 0; ; turns += 1) {
      if (turns > 300) throw new Error('the worker never comes to rest');
      const claim = await this.mailbox.claim(this.now);
      if (claim === undefined) return;
      await processChat(this.parts, claim).catch((error: unknown) => {
        if (!(error instanceof Error && error.message === 'killed')) throw error;
      });
    }
  }

  /** Lets time pass; everything that is due is done at about its time. */
  async wait(ms: number, work = (): Promise<void> => this.work()): Promise<void> {
    const until = this.now + ms;
    const step = Math.max(1_000, Math.ceil(ms / 24));
    while (this.now < until) {
      this.now = Math.min(until, this.now + step);
      await work();
    }
  }

  /** The ticket that was opened last. */
  get ticket(): Ticket | undefined {
    return [...this.tickets.values()].at(-1);
  }

  resultOf(actionId: string): Promise<ActionResult | undefined> {
    return this.board.resultOf(actionId);
  }

  /** What the asker has got since the last call, request by request. */
  read(): string[] {
    const fresh = this.line.deliveries.slice(this.readUntil);
    this.readUntil = this.line.deliveries.length;
    return fresh.map(({ messages, route }) => `${route.type}: ${wordsOf(messages)}`);
  }

  get shown(): readonly Message[] {
    return this.line.shown;
  }

  private readUntil = 0;

  newId(): string {
    this.events += 1;
    return `e${this.events}`;
  }

  async append(event: { readonly id: string } & Happening & { readonly replyToken?: string }): Promise<void> {
    const at = { chatId, occurredAt: this.now, receivedAt: this.now } as const;
    await this.mailbox.append({ ...event, ...at });
  }
}

export const openSalon = (of: Partial<SearchableBook> = {}): HumanDesk => new HumanDesk(undefined, of);
