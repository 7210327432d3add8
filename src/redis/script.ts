import { readFileSync } from 'node:fs';
import type { Cluster, Redis } from 'ioredis';

/**
 * @param options one object; the script says which. What is undefined is absent there.
 * @param large a text of many kilobytes beside them, which Redis needn't parse. Few scripts take one.
 */
export type Script = (
  keys: readonly string[],
  options: Readonly<Record<string, unknown>>,
  large?: string,
) => Promise<unknown>;

/**
 * Sends a script by its hash, and whole when the server doesn't know it yet (after a restart, a failover).
 * @param shared a file whose functions the script uses; it is put in front of it
 */
export function defineScript(
  redis: Redis | Cluster,
  name: string,
  numberOfKeys: number,
  shared?: 'chat/chat-steps',
): Script {
  const lua = [shared, name].flatMap((each) => (each === undefined ? [] : [readScript(each)])).join('\n');
  const command = `madoguchi_${name.replaceAll(/[-/]/g, '_')}`;
  redis.defineCommand(command, { lua, numberOfKeys });
  const run: unknown = Reflect.get(redis, command);
  if (typeof run !== 'function') throw new Error(`ioredis did not define the command ${command}`);
  return (keys, options, large) => {
    const args = [JSON.stringify(options), ...(large === undefined ? [] : [large])];
    return Promise.resolve(Reflect.apply(run, redis, [...keys, ...args])) as Promise<unknown>;
  };
}

function readScript(name: string): string {
  return readFileSync(new URL(`./scripts/${name}.lua`, import.meta.url), 'utf8');
}
