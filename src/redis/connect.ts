import { Cluster, Redis, type Command } from 'ioredis';
import { leaveWhenNotPrimary, resendWhenNotPrimary } from './failover.ts';

/** A command that Redis hasn't answered by then has failed: LINE waits 2 s for our 200. */
const commandTimeoutMs = 1_500;
/** How often a connection makes sure that it still stands at the primary. */
const lookAtRoleMs = 2_000;
/** How often it is asked which node of a cluster has what; a node that hangs refuses nothing, so nothing else tells. */
const lookAtSlotsMs = 3_000;
const options = {
  commandTimeout: commandTimeoutMs,
  connectTimeout: 5_000,
  disconnectTimeout: 200,
  maxRetriesPerRequest: 1,
  // A machine that vanishes without a word: TCP alone would wait a quarter of an hour for it.
  socketTimeout: 3_000,
};

/**
 * Connections to the Redis of `REDIS_URL`: one address, or several for a cluster. Commands given while it is
 * out of reach fail after `commandTimeoutMs`; the connection is taken up again by itself, also when the primary
 * has changed, or when slots of a cluster have moved.
 * @param onError called for every failure of the connection
 */
export function connectRedis(urls: readonly string[], onError: (error: Error) => void): Redis | Cluster {
  const [first = ''] = urls;
  const redis = urls.length > 1 ? connectCluster(urls, onError) : connectOne(first, onError);
  redis.on('error', onError);
  return redis;
}

function connectOne(url: string, onError: (error: Error) => void): Redis {
  const redis = new Redis(url, {
    ...options,
    retryStrategy: (tries) => Math.min(tries * 100, 2_000),
    reconnectOnError: leaveWhenNotPrimary(onError),
    enableAutoPipelining: true,
  });
  // A connection that only reads or listens is never refused, and would stay with the old node.
  const looking = setInterval(() => {
    if (redis.status === 'ready') void leaveReplica(redis, onError);
  }, lookAtRoleMs).unref();
  redis.on('end', () => clearInterval(looking));
  return redis;
}

async function leaveReplica(redis: Redis, onError: (error: Error) => void): Promise<void> {
  // Some hosts forbid INFO; a connection that hangs is ended by its own timeout.
  const info = await redis.info('replication').catch(() => '');
  if (!/^role:slave/m.test(info) || redis.status !== 'ready') return;
  onError(new Error('Redis is a replica now, so it is connected to anew, in search of the primary.'));
  redis.disconnect(true);
}

function connectCluster(urls: readonly string[], onError: (error: Error) => void): Cluster {
  const cluster = new BoundedCluster([...urls], {
    redisOptions: { ...options, reconnectOnError: resendWhenNotPrimary },
    slotsRefreshInterval: lookAtSlotsMs,
    // Commands alone are followed wherever their slot went. Of a pipeline ioredis follows them only if every
    // error is the same, and those of two slots are not.
    enableAutoPipelining: false,
    // The time limit ends a command, not the number of nodes that were asked.
    maxRedirections: 100,
  });
  cluster.on('node error', onError);
  return cluster;
}

/** ioredis counts a command's time from when a node is asked; while no node is known, that would be never. */
class BoundedCluster extends Cluster {
  override sendCommand(command: Command, ...rest: RestOfSending): unknown {
    command.setTimeout(commandTimeoutMs);
    return super.sendCommand(command, ...rest);
  }
}

type RestOfSending = Parameters<Cluster['sendCommand']> extends [Command, ...infer Rest] ? Rest : never;
