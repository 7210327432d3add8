import type { Config } from '../../config/config.ts';
import { createMemoryMailbox } from '../../memory/mailbox.ts';
import { createMemoryTicketBoard } from '../../memory/ticket-board.ts';
import { createMemoryStaffStore } from '../../memory/staff.ts';
import { createRedisStaffStore } from '../../redis/staff.ts';
import type { StaffStore } from '../../staff/staff-store.ts';
import type { Mailbox, TicketBoard } from '../../engine/ports.ts';
import { connectRedis } from '../../redis/connect.ts';
import { warnOfForgetfulRedis } from '../../redis/durability.ts';
import { createRedisMailbox } from '../../redis/mailbox.ts';
import { createRedisTicketBoard } from '../../redis/ticket-board.ts';
import type { Logger } from '../../telemetry/log.ts';

export type Stores = {
  readonly mailbox: Mailbox;
  readonly board: TicketBoard;
  readonly staff: StaffStore;
  close(): Promise<void>;
};

/** The stores as configured. Redis may be out of reach at the start: it is waited for. */
export function openStores({ redisUrls }: Pick<Config, 'redisUrls'>, log: Logger): Stores {
  if (redisUrls.length === 0) return openMemoryStores();
  const connect = () =>
    connectRedis(redisUrls, (error) => log.error({ err: error }, 'Redis is out of reach: check REDIS_URL'));
  void warnOfForgetfulRedis(connect(), (warning) => log.warn(warning));
  return closing(
    createRedisMailbox(connect),
    createRedisTicketBoard(connect),
    createRedisStaffStore(connect),
  );
}

export function openMemoryStores(): Stores {
  return closing(createMemoryMailbox(), createMemoryTicketBoard(), createMemoryStaffStore());
}

function closing(mailbox: Mailbox, board: TicketBoard, staff: StaffStore): Stores {
  return {
    mailbox,
    board,
    staff,
    async close() {
      await Promise.all([mailbox.close(), board.close(), staff.close()]);
    },
  };
}
