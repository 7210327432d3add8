import { Cluster, type Redis } from 'ioredis';

/**
 * Warns of a Redis that would lose what it accepted: one without an append-only file, or with a policy that deletes keys
 * when memory is short. Many hosts forbid CONFIG: then there is no warning.
 * @param redis a connection for this alone; it is closed afterwards
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
      warn(`Redis ${version[1]}.${version[2]} is too old: Madoguchi needs 6.2 or later (ZADD with LT).`);
    if (appendOnly === 'no')
      warn('Redis keeps no append-only file: a restart loses accepted messages. Set "appendonly yes".');
    if (policy !== undefined && policy !== 'noeviction')
      warn(`Redis may throw chats away when memory is short (${policy}). Set "maxmemory-policy noeviction".`);
  } catch {
    // The settings are unknown. If Redis is out of reach, the stores report it.
  } finally {
    redis.disconnect();
  }
}

async function setting(redis: Redis | Cluster, name: string): Promise<string | undefined> {
  const answer: unknown = await redis.config('GET', name);
  return Array.isArray(answer) && typeof answer[1] === 'string' ? answer[1] : undefined;
}
