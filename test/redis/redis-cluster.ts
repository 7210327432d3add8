import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort, startRedis, type RedisServer } from './redis-server.ts';

type Node = {
  readonly server: RedisServer;
  readonly admin: Redis;
  readonly id: string;
  readonly bus: number;
};

/** A real Redis Cluster: three primaries, and a replica of the first. */
export type RedisCluster = {
  /** All addresses, as REDIS_URL has them. */
  readonly url: string;
  /** SIGKILL of the second primary, which comes back from what is on its disk. */
  restartSecond(meanwhile: () => Promise<void>): Promise<void>;
  /** Moves the slot of a key from the third primary to the second, key by key. `halfway`: some keys have moved. */
  moveSlotOf(key: string, halfway?: () => Promise<void>): Promise<void>;
  /** The first primary and its replica change places, as before planned work; both live on. */
  swapFirst(): Promise<void>;
  /** Whichever of the two is the primary hangs for good, without a word; resolves when the other has taken over. */
  hangFirst(): Promise<void>;
  /** Where the key's slot is: at the third primary, which gives slots away, or elsewhere. */
  homeOf(key: string): Promise<'third' | 'elsewhere'>;
  stop(): Promise<void>;
};

const slotCount = 16_384;

export async function startRedisCluster(): Promise<RedisCluster> {
  const nodes = await Promise.all([0, 1, 2, 3].map(startNode));
  const [first, second, third, replica] = nodes as [Node, Node, Node, Node];
  const primaries = [first, second, third];
  await Promise.all(
    primaries.map(({ admin }, index) => admin.cluster('ADDSLOTS', ...slotsOf(index, primaries.length))),
  );
  for (const { server, bus } of nodes.slice(1))
    await first.admin.call('CLUSTER', 'MEET', '127.0.0.1', server.port, bus);
  await until('the nodes know one another', async () => (await knownNodes(replica)) === nodes.length);
  await replica.admin.cluster('REPLICATE', first.id);
  await until('the cluster is whole', async () => {
    const states = await Promise.all(nodes.map(({ admin }) => admin.cluster('INFO')));
    const link = await replica.admin.info('replication');
    const seen = String(await third.admin.cluster('NODES'));
    return (
      states.every((state) => state.includes('cluster_state:ok')) &&
      link.includes('master_link_status:up') &&
      seen.includes(`slave ${first.id}`)
    );
  });

  const movedSlots = new Set<number>();

  return {
    url: nodes.map(({ server }) => server.url).join(','),
    async restartSecond(meanwhile) {
      await second.server.restart(meanwhile);
      await until('the second node is back', async () => (await stateOf(second)) === 'ok');
    },

    async moveSlotOf(key, halfway = () => Promise.resolve()) {
      const slot = await third.admin.cluster('KEYSLOT', key);
      await second.admin.cluster('SETSLOT', slot, 'IMPORTING', third.id);
      await third.admin.cluster('SETSLOT', slot, 'MIGRATING', second.id);
      const move = async (count: number): Promise<number> => {
        const keys = await third.admin.cluster('GETKEYSINSLOT', slot, count);
        if (keys.length > 0)
          await third.admin.migrate(
            '127.0.0.1',
            second.server.port,
            '',
            0,
            5_000,
            'KEYS',
            ...keys.map(String),
          );
        return keys.length;
      };
      await move(1);
      await halfway();
      while ((await move(10)) > 0);
      movedSlots.add(slot);
      for (const { admin } of [second, third, first]) await admin.cluster('SETSLOT', slot, 'NODE', second.id);
    },

    async swapFirst() {
      await replica.admin.cluster('FAILOVER');
      await until(
        'the two have changed places',
        async () => (await isPrimary(replica)) && !(await isPrimary(first)),
      );
    },

    async hangFirst() {
      const [hung, other] = (await isPrimary(first)) ? [first, replica] : [replica, first];
      await hung.server.pause();
      await until(
        'the other has taken over',
        async () => (await isPrimary(other)) && (await stateOf(third)) === 'ok',
      );
    },

    async homeOf(key) {
      const slot = await third.admin.cluster('KEYSLOT', key);
      return slotsOf(2, primaries.length).includes(slot) && !movedSlots.has(slot) ? 'third' : 'elsewhere';
    },

    async stop() {
      for (const { admin } of nodes) admin.disconnect();
      await Promise.all(nodes.map(({ server }) => server.stop()));
    },
  };
}

async function startNode(): Promise<Node> {
  const bus = await freePort();
  const settings = [
    '--cluster-enabled',
    'yes',
    '--cluster-port',
    String(bus),
    '--cluster-node-timeout',
    '1000',
  ];
  const server = await startRedis([
    ...settings,
    '--cluster-replica-validity-factor',
    '0',
    '--repl-diskless-sync-delay',
    '0',
  ]);
  const admin = new Redis(server.url, { maxRetriesPerRequest: 1, retryStrategy: () => 50 });
  admin.on('error', () => undefined);
  return { server, admin, id: await admin.cluster('MYID'), bus };
}

function slotsOf(index: number, primaries: number): number[] {
  const end = (number: number): number => Math.floor((slotCount * number) / primaries);
  return Array.from({ length: end(index + 1) - end(index) }, (_, offset) => end(index) + offset);
}

async function knownNodes({ admin }: Node): Promise<number> {
  return Number(/cluster_known_nodes:(\d+)/.exec(await admin.cluster('INFO'))?.[1]);
}

async function isPrimary({ admin }: Node): Promise<boolean> {
  return (await admin.info('replication')).includes('role:master');
}

async function stateOf({ admin }: Node): Promise<string | undefined> {
  try {
    return /cluster_state:(\w+)/.exec(await admin.cluster('INFO'))?.[1];
  } catch {
    return undefined;
  }
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isSo()); tries += 1) {
    if (tries > 300) throw new Error(`Waited 15 s in vain until ${what}.`);
    await sleep(50);
  }
}
