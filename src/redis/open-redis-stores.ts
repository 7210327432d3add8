import type { Mailbox, TicketBoard } from '../engine/ports.ts';
import type { StaffStore } from '../staff/staff-store.ts';
import { connectRedis } from './connect.ts';
import { warnOfForgetfulRedis } from './durability.ts';
import { createRedisMailbox } from './mailbox.ts';
import { createRedisStaffStore } from './staff.ts';
import { createRedisTicketBoard } from './ticket-board.ts';

export type RedisStores = {
  readonly mailbox: Mailbox;
  readonly board: TicketBoard;
  readonly staff: StaffStore;
};

/**
 * The stores for a process that goes on until it is stopped; each has connections of its own.
 * @param onError called for every failure of a connection
 * @param warn called for each of Redis's settings that would lose messages
 */
export function openRedisStores(
  urls: readonly string[],
  onError: (error: Error) => void,
  warn: (warning: string) => void,
): RedisStores {
  const connect = () => connectRedis(urls, onError);
  void warnOfForgetfulRedis(connect(), warn);
  return {
    mailbox: createRedisMailbox(connect),
    board: createRedisTicketBoard(connect),
    staff: createRedisStaffStore(connect),
  };
}

/**
 * The stores for one command, all on one connection: `disconnect` closes it, and the stores' own `close` is not to be
 * called. They can't listen for changes.
 */
export function openRedisStoresForCommand(
  urls: readonly string[],
  onError: (error: Error) => void,
): RedisStores & { disconnect(): void } {
  const redis = connectRedis(urls, onError);
  const connect = () => redis;
  return {
    mailbox: createRedisMailbox(connect),
    board: createRedisTicketBoard(connect),
    staff: createRedisStaffStore(connect),
    // Every command has been answered by then, so that there is nothing to wait for.
    disconnect: () => redis.disconnect(),
  };
}
