import { createMemoryMailbox } from '../../src/memory/mailbox.ts';
import { createMemoryStaffStore } from '../../src/memory/staff.ts';
import { createMemoryTicketBoard } from '../../src/memory/ticket-board.ts';
import type { Mailbox, TicketBoard } from '../../src/engine/ports.ts';
import { connectRedis } from '../../src/redis/connect.ts';
import { createRedisMailbox } from '../../src/redis/mailbox.ts';
import { createRedisStaffStore } from '../../src/redis/staff.ts';
import { createRedisTicketBoard } from '../../src/redis/ticket-board.ts';
import type { StaffStore } from '../../src/staff/staff-store.ts';
import { startRedis, type RedisServer } from '../redis/redis-server.ts';

/** Both stores, for suites that must hold on either. The Redis is the suite's own, and empty. */
export function bothStores(): readonly [string, () => Promise<Mailbox>][] {
  return [
    ['memory', () => Promise.resolve(createMemoryMailbox())],
    ['Redis', onEmptyRedis(createRedisMailbox)],
  ];
}

/** The same for what is kept of staff. */
export function bothStaffStores(): readonly [string, () => Promise<StaffStore>][] {
  return [
    ['memory', () => Promise.resolve(createMemoryStaffStore())],
    ['Redis', onEmptyRedis(createRedisStaffStore)],
  ];
}

/** The same for the staff's board. */
export function bothTicketBoards(): readonly [string, () => Promise<TicketBoard>][] {
  return [
    ['memory', () => Promise.resolve(createMemoryTicketBoard())],
    ['Redis', onEmptyRedis(createRedisTicketBoard)],
  ];
}

type Connect = () => ReturnType<typeof connectRedis>;

function onEmptyRedis<Store>(create: (connect: Connect) => Store): () => Promise<Store> {
  let server: RedisServer | undefined;
  afterAll(() => server?.stop());
  return async () => {
    server ??= await startRedis();
    const { url } = server;
    const connect: Connect = () => connectRedis([url], () => undefined);
    const redis = connect();
    await redis.flushall();
    await redis.quit();
    return create(connect);
  };
}
