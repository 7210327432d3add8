import { createMemoryMailbox } from '../../src/memory/mailbox.ts';
import type { Mailbox } from '../../src/ports.ts';
import { connectRedis } from '../../src/redis/connect.ts';
import { createRedisMailbox } from '../../src/redis/mailbox.ts';
import { startRedis, type RedisServer } from '../redis/redis-server.ts';

/** Both stores, for suites that must hold on either. The Redis is the suite's own, and empty. */
export function bothStores(): readonly [string, () => Promise<Mailbox>][] {
  let server: RedisServer | undefined;
  afterAll(() => server?.stop());
  const onRedis = async (): Promise<Mailbox> => {
    server ??= await startRedis();
    const connect = (): ReturnType<typeof connectRedis> => connectRedis([url], () => undefined);
    const { url } = server;
    const redis = connect();
    await redis.flushall();
    await redis.quit();
    return createRedisMailbox(connect);
  };
  return [
    ['memory', () => Promise.resolve(createMemoryMailbox())],
    ['Redis', onRedis],
  ];
}
