import { Cluster, Redis } from 'ioredis';

/** A command that Redis hasn't answered by then has failed: LINE waits 2 s for our 200. */
const commandTimeoutMs = 1_500;

/**
 * Connections to the Redis of `REDIS_URL`: one address, or several for a cluster. Commands given while it is
 * out of reach fail after `commandTimeoutMs`; the connection is taken up again by itself.
 * @param onError called for every failure of the connection
 */
export function connectRedis(urls: readonly string[], onError: (error: Error) => void): Redis | Cluster {
  const options = {
    commandTimeout: commandTimeoutMs,
    connectTimeout: 5_000,
    disconnectTimeout: 200,
    maxRetriesPerRequest: 1,
  };
  const retryStrategy = (tries: number): number => Math.min(tries * 100, 2_000);
  const [first = ''] = urls;
  const redis =
    urls.length > 1
      ? new Cluster([...urls], { redisOptions: options, enableAutoPipelining: true })
      : new Redis(first, { ...options, retryStrategy, enableAutoPipelining: true });
  redis.on('error', onError);
  return redis;
}
