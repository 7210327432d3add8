import type { Config } from '../../config/config.ts';
import { createMemoryMailbox } from '../../memory/mailbox.ts';
import { createMemoryTicketBoard } from '../../memory/ticket-board.ts';
import { createMemoryStaffStore } from '../../memory/staff.ts';
import type { StaffStore } from '../../staff/staff-store.ts';
import type { Mailbox, TicketBoard } from '../../engine/ports.ts';
import { openRedisStores } from '../../redis/open-redis-stores.ts';
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
  return closing(
    openRedisStores(
      redisUrls,
      (error) => log.error({ err: error }, 'Redis is out of reach: check REDIS_URL'),
      (warning) => log.warn(warning),
    ),
  );
}

export function openMemoryStores(): Stores {
  return closing({
    mailbox: createMemoryMailbox(),
    board: createMemoryTicketBoard(),
    staff: createMemoryStaffStore(),
  });
}

function closing({ mailbox, board, staff }: Omit<Stores, 'close'>): Stores {
  return {
    mailbox,
    board,
    staff,
    async close() {
      await Promise.all([mailbox.close(), board.close(), staff.close()]);
    },
  };
}
