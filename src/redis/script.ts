import { readFileSync } from 'node:fs';
import type { Cluster, Redis } from 'ioredis';

export type Script = (keys: readonly string[], args: readonly (string | number)[]) => Promise<unknown>;

/** Sends a script by its hash, and whole when the server doesn't know it yet (after a restart, a failover). */
export function defineScript(redis: Redis | Cluster, name: string, numberOfKeys: number): Script {
  const lua = readFileSync(new URL(`./scripts/${name}.lua`, import.meta.url), 'utf8');
  const command = `madoguchi_${name.replaceAll('-', '_')}`;
  redis.defineCommand(command, { lua, numberOfKeys });
  const run: unknown = Reflect.get(redis, command);
  if (typeof run !== 'function') throw new Error(`ioredis did not define the command ${command}`);
  return (keys, args) => Promise.resolve(Reflect.apply(run, redis, [...keys, ...args])) as Promise<unknown>;
}
