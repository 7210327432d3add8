import type { Config } from '../../config.ts';
import { createMemoryMailbox } from '../../memory/mailbox.ts';
import type { Mailbox } from '../../ports.ts';
import { connectRedis } from '../../redis/connect.ts';
import { warnOfForgetfulRedis } from '../../redis/durability.ts';
import { createRedisMailbox } from '../../redis/mailbox.ts';
import type { Logger } from '../../telemetry/log.ts';

/** The mailbox of the configured store. Redis may be out of reach at the start: it is waited for. */
export function openMailbox({ redisUrls }: Config, log: Logger): Mailbox {
  if (redisUrls.length === 0) return createMemoryMailbox();
  const connect = () =>
    connectRedis(redisUrls, (error) => log.error({ err: error }, 'Redis is out of reach: check REDIS_URL'));
  const mailbox = createRedisMailbox(connect);
  void warnOfForgetfulRedis(connect(), (warning) => log.warn(warning));
  return mailbox;
}
