import { Cluster, Redis, type Command } from 'ioredis';
import { leaveWhenNotPrimary, resendWhenNotPrimary } from './failover.ts';

/** A command without an answer after so long has failed: LINE waits 2 s for our 200. */
const commandTimeoutMs = 1_500;
/** How often a connection checks that it is still connected to the primary. */
const checkRoleMs = 2_000;
/** How often a cluster is asked which node has which slots. A node that hangs answers nothing, so only this finds out. */
const refreshSlotsMs = 3_000;
const options = {
  commandTimeout: commandTimeoutMs,
  connectTimeout: 5_000,
  disconnectTimeout: 200,
  maxRetriesPerRequest: 1,
  // For a machine that disappears without closing its connections: TCP alone waits a quarter of an hour for it.
  socketTimeout: 3_000,
};

/**
 * Connects to the Redis of `REDIS_URL`: one address, or several for a cluster. While it is out of reach, each command
 * fails after `commandTimeoutMs`. It reconnects by itself, also when the primary has changed, and it follows slots of a
 * cluster that move.
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
  // A connection that only reads or listens is never refused, so it would stay with the old node.
  const checking = setInterval(() => {
    if (redis.status === 'ready') void leaveReplica(redis, onError);
  }, checkRoleMs).unref();
  redis.on('end', () => clearInterval(checking));
  return redis;
}

async function leaveReplica(redis: Redis, onError: (error: Error) => void): Promise<void> {
  // Some hosts forbid INFO. A connection that hangs is ended by its own timeout.
  const info = await redis.info('replication').catch(() => '');
  if (!/^role:slave/m.test(info) || redis.status !== 'ready') return;
  onError(new Error('Redis is a replica now. Reconnecting to find the primary.'));
  redis.disconnect(true);
}

function connectCluster(urls: readonly string[], onError: (error: Error) => void): Cluster {
  const cluster = new BoundedCluster([...urls], {
    redisOptions: { ...options, reconnectOnError: resendWhenNotPrimary },
    slotsRefreshInterval: refreshSlotsMs,
    // ioredis follows a single command to the node where its slot went. A pipeline it follows only if all errors are
    // the same, and those of two slots differ.
    enableAutoPipelining: false,
    // The time limit ends a command, not the number of redirections.
    maxRedirections: 100,
  });
  cluster.on('node error', onError);
  return cluster;
}

/** ioredis starts a command's time limit when it asks a node. While no node is known, that would be never. */
class BoundedCluster extends Cluster {
  override sendCommand(command: Command, ...rest: RestOfSending): unknown {
    command.setTimeout(commandTimeoutMs);
    return super.sendCommand(command, ...rest);
  }
}

type RestOfSending = Parameters<Cluster['sendCommand']> extends [Command, ...infer Rest] ? Rest : never;
