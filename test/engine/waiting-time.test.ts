import { createMemoryMailbox } from '../../src/memory/mailbox.ts';
import { createMemoryTicketBoard } from '../../src/memory/ticket-board.ts';
import { ticketLeaseMs } from '../../src/conversation/tickets/ticket.ts';
import type { TicketState } from '../../src/conversation/tickets/ticket.ts';
import type { Mailbox, TicketBoard, TicketSummary } from '../../src/engine/ports.ts';
import { connectRedis } from '../../src/redis/connect.ts';
import { createRedisMailbox } from '../../src/redis/mailbox.ts';
import { createRedisTicketBoard } from '../../src/redis/ticket-board.ts';
import { unansweredSince } from '../../src/conversation/tickets/ticket.ts';
import { byWait } from '../../src/engine/ticket-summary.ts';
import { startRedis, type RedisServer } from '../redis/redis-server.ts';
import { aoki, HumanDesk, ito } from './human-desk.ts';

const minute = 60_000;
type Stores = { readonly mailbox: Mailbox; readonly board: TicketBoard };

let server: RedisServer | undefined;
afterAll(() => server?.stop());

const stores: readonly (readonly [string, () => Promise<Stores>])[] = [
  ['memory', () => Promise.resolve({ mailbox: createMemoryMailbox(), board: createMemoryTicketBoard() })],
  [
    'Redis',
    async () => {
      const { url } = (server ??= await startRedis());
      const connect = () => connectRedis([url], () => undefined);
      const redis = connect();
      await redis.flushall();
      await redis.quit();
      return { mailbox: createRedisMailbox(connect), board: createRedisTicketBoard(connect) };
    },
  ],
];

describe.each(stores)('how long an asker waits for a human, on %s', (_name, open) => {
  let desk: HumanDesk;
  let opened: Stores;
  let askedAt: number;
  beforeEach(async () => {
    opened = await open();
    desk = new HumanDesk(opened);
    await desk.tap({ type: 'escalate' });
    await desk.work();
    askedAt = desk.now;
  });
  afterEach(() => Promise.all([opened.mailbox.close(), opened.board.close()]));

  const listed = async (state: TicketState['name']): Promise<readonly TicketSummary[]> =>
    opened.board.list({ bookIds: ['salon'], state, limit: 9 });
  const waitsSince = async (state: TicketState['name']): Promise<number | undefined> => {
    const [row] = await listed(state);
    return row && unansweredSince(row.state);
  };

  test('goes on when staff claim the ticket, give it back and a colleague claims it', async () => {
    await desk.wait(5 * minute);
    await desk.claim(aoki);
    await desk.wait(minute);
    expect(await waitsSince('assigned')).toBe(askedAt);
    await desk.staff('staffHandedOver', aoki, {});
    await desk.work();
    expect(await waitsSince('waiting')).toBe(askedAt);
    await desk.claim(ito);
    await desk.staff('staffHandedOver', ito, { to: aoki });
    await desk.work();
    expect(await waitsSince('assigned')).toBe(askedAt);
  });

  test('goes on when a holder’s lease of ten minutes ends; each holder has the whole ten', async () => {
    await desk.wait(30 * minute);
    await desk.claim(aoki);
    await desk.wait(ticketLeaseMs - minute);
    expect(desk.ticket?.state.name).toBe('assigned');
    await desk.wait(2 * minute);
    expect(await waitsSince('waiting')).toBe(askedAt);
    await desk.claim(ito);
    await desk.wait(ticketLeaseMs - minute);
    expect(desk.ticket?.state).toMatchObject({ name: 'assigned', staff: ito });
  });

  test('starts again with the first message after an answer, and further messages don’t restart it', async () => {
    await desk.claim(aoki);
    await desk.reply(aoki, 'お待たせしました');
    await desk.wait(minute);
    expect(await waitsSince('assigned')).toBeUndefined();
    await desk.say('もう1つあります');
    await desk.work();
    const againAt = desk.now;
    await desk.wait(4 * minute);
    await desk.say('まだですか');
    await desk.wait(minute);
    expect(await waitsSince('assigned')).toBe(againAt);
    await desk.staff('staffHandedOver', aoki, {});
    await desk.work();
    expect(await waitsSince('waiting')).toBe(againAt);
  });

  test('does not begin by a hand-over after an answer; a colleague who leaves it for ten minutes loses it', async () => {
    await desk.claim(aoki);
    await desk.reply(aoki, '係の者に代わります');
    await desk.staff('staffHandedOver', aoki, { to: ito });
    await desk.wait(ticketLeaseMs - minute);
    expect(desk.ticket?.state).toMatchObject({ name: 'assigned', staff: ito });
    expect(await waitsSince('assigned')).toBeUndefined();
    await desk.wait(minute + 30_000);
    expect(desk.ticket?.state).toEqual({ name: 'waiting', since: expect.any(Number) as number });
    expect(desk.now - ((await waitsSince('waiting')) ?? 0)).toBeLessThanOrEqual(minute);
  });

  test('begins with the asker’s first word after a hand-over, and the colleague has the whole ten minutes', async () => {
    await desk.claim(aoki);
    await desk.reply(aoki, '係の者に代わります');
    await desk.staff('staffHandedOver', aoki, { to: ito });
    await desk.wait(5 * minute);
    await desk.say('はい');
    await desk.work();
    const saidAt = desk.now;
    expect(await waitsSince('assigned')).toBe(saidAt);
    await desk.wait(9 * minute);
    expect(desk.ticket?.state).toMatchObject({ name: 'assigned', staff: ito });
    await desk.wait(2 * minute);
    expect(desk.ticket?.state).toEqual({ name: 'waiting', since: saidAt });
  });

  test('puts a ticket that was given back before those that were opened later', async () => {
    await desk.wait(minute);
    const later = { ...desk.ticket, id: 'later', openedAt: desk.now, version: 1 } as const;
    await opened.board.put({
      ...{ chatId: 'salon:U9', bookId: 'salon' },
      ticket: {
        ...{ lines: [], suggestions: [], state: { name: 'waiting', since: desk.now } },
        ...{ id: later.id, openedAt: later.openedAt, version: later.version },
      },
    });
    await desk.claim(aoki);
    await desk.wait(ticketLeaseMs + minute);
    expect((await listed('waiting')).map(({ id }) => id).at(-1)).toBe('later');
  });

  test('is found in a record from before leases had their own start time', async () => {
    await desk.claim(aoki);
    await desk.work();
    const claim = await opened.mailbox.claim(desk.now + ticketLeaseMs + minute);
    const record = claim?.record;
    const ticket = record?.session.ticket;
    if (claim === undefined || record === undefined || ticket === undefined) throw new Error('no ticket');
    const owesSince = desk.now;
    const state = { name: 'assigned', staff: aoki, since: owesSince, owesSince } as const;
    const old = { ...record, session: { ...record.session, ticket: { ...ticket, state } } };
    const change = { record: old, neverExpires: true, handled: [], spentTokens: [], deadLetters: [] };
    await opened.mailbox.settle(
      claim,
      change,
      { mailAt: desk.now, otherwiseAt: owesSince + ticketLeaseMs },
      desk.now,
    );
    await desk.wait(ticketLeaseMs + minute);
    expect(desk.ticket?.state).toEqual({ name: 'waiting', since: owesSince });
  });
});

test('open tickets are listed by waiting time, and answered ones come last', () => {
  const staff = aoki;
  const rows = [
    { id: 'answered', state: { name: 'assigned', staff, since: 1 } },
    { id: 'owed', state: { name: 'assigned', staff, since: 50, owesSince: 10 } },
    { id: 'waits', state: { name: 'waiting', since: 5 } },
  ] as const;
  expect([...rows].sort(byWait).map(({ id }) => id)).toEqual(['waits', 'owed', 'answered']);
});
