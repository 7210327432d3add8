import { Cluster, type Redis } from 'ioredis';

/**
 * Warns of a Redis that would forget what it accepted: no append-only file, or a policy that throws keys away
 * when memory is short. A Redis that doesn't tell its settings (many hosts forbid CONFIG) is left alone.
 * @param redis a connection of its own; it is closed afterwards
 */
export async function warnOfForgetfulRedis(
  redis: Redis | Cluster,
  warn: (warning: string) => void,
): Promise<void> {
  try {
    const [appendOnly, policy] = await Promise.all([
      setting(redis, 'appendonly'),
      setting(redis, 'maxmemory-policy'),
    ]);
    const version = /redis_version:(\d+)\.(\d+)/.exec(await redis.info('server'));
    if (version !== null && Number(version[1]) * 100 + Number(version[2]) < 602)
      warn(`Redis ${version[1]}.${version[2]} is too old: the desk needs 6.2 or later (ZADD with LT).`);
    if (appendOnly === 'no')
      warn('Redis keeps no append-only file: a restart loses accepted messages. Set "appendonly yes".');
    if (policy !== undefined && policy !== 'noeviction')
      warn(`Redis may throw chats away when memory is short (${policy}). Set "maxmemory-policy noeviction".`);
  } catch {
    // Nothing is known, so nothing is said; the road itself tells when Redis is out of reach.
  } finally {
    redis.disconnect();
  }
}

async function setting(redis: Redis | Cluster, name: string): Promise<string | undefined> {
  const answer: unknown = await redis.config('GET', name);
  return Array.isArray(answer) && typeof answer[1] === 'string' ? answer[1] : undefined;
}
