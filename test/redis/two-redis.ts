import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { startForwarder } from './forwarder.ts';
import { startRedis, type RedisServer } from './redis-server.ts';

/** A primary and its replica behind one address, which leads to the primary, as a host's failover does it. */
export type TwoRedis = {
  /** The address in front of both. */
  readonly url: string;
  /**
   * The two change places, and the address leads to the new primary. Connections that are open stay with the old
   * one, which is read-only from now on.
   * @param oldOne `follows` the new primary, or is left `alone` and hears of nothing, or has `vanished`
   */
  failOver(oldOne: 'follows' | 'alone' | 'vanished'): Promise<void>;
  stop(): Promise<void>;
};

type Member = { readonly server: RedisServer; readonly admin: Redis };

export async function startTwoRedis(): Promise<TwoRedis> {
  const start = async (): Promise<Member> => {
    const server = await startRedis(['--repl-diskless-sync-delay', '0']);
    return { server, admin: new Redis(server.url) };
  };
  let [primary, replica] = await Promise.all([start(), start()]);
  const forwarder = await startForwarder(primary.server.port);
  await replica.admin.replicaof('127.0.0.1', primary.server.port);
  await inStep(replica);

  return {
    url: forwarder.url,
    async failOver(oldOne) {
      await replica.admin.replicaof('NO', 'ONE');
      // Nobody listens at port 1, so a replica of it stays as it is.
      await primary.admin.replicaof('127.0.0.1', oldOne === 'follows' ? replica.server.port : 1);
      forwarder.leadTo(replica.server.port);
      if (oldOne === 'vanished') forwarder.cutOpenOnes();
      if (oldOne === 'follows') await inStep(primary);
      [primary, replica] = [replica, primary];
    },
    async stop() {
      await forwarder.close();
      for (const { admin, server } of [primary, replica]) {
        admin.disconnect();
        await server.stop();
      }
    },
  };
}

async function inStep({ admin, server }: Member): Promise<void> {
  for (let tries = 0; tries < 800; tries += 1) {
    if ((await admin.info('replication')).includes('master_link_status:up')) return;
    await sleep(25);
  }
  throw new Error(`The replica at ${server.url} did not follow within 20 s.`);
}
