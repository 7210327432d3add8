import type { Cluster, Redis } from 'ioredis';
import { dueKey, partitions } from './keys.ts';

/** How long a partition whose node didn't answer is not asked again, so that the chats of other nodes needn't wait. */
const restMs = 2_000;
/** When all due chats of a partition need a newer version of Madoguchi, the partition is skipped for this time. */
const passOverMs = 1_000;

export type DuePartitions = {
  /**
   * The partition whose first chat has been due longest.
   * @throws when partitions didn't answer and nothing is due in the others
   */
  mostDue(now: number): Promise<number | undefined>;
  /** On a cluster: asks other partitions first for a while. A single Redis fails as a whole, so there it does nothing. */
  rest(partition: number, now: number): void;
  /** Leaves the partition out for a moment, because this process can't work on the chats that are due there. */
  passOver(partition: number, now: number): void;
};

export function createDuePartitions(redis: Redis | Cluster): DuePartitions {
  const restsUntil = new Map<number, number>();
  const passedUntil = new Map<number, number>();

  const rest = (partition: number, now: number): void => {
    if (redis.isCluster) restsUntil.set(partition, now + restMs);
  };

  return {
    rest,
    passOver: (partition, now) => void passedUntil.set(partition, now + passOverMs),
    async mostDue(now) {
      const open = partitions.filter((partition) => (passedUntil.get(partition) ?? 0) <= now);
      const awake = open.filter((partition) => (restsUntil.get(partition) ?? 0) <= now);
      const asked = awake.length > 0 ? awake : open;
      const firsts = await Promise.allSettled(asked.map((partition) => firstDueTime(redis, partition)));
      let best: { readonly partition: number; readonly at: number } | undefined;
      let failure: PromiseRejectedResult | undefined;
      for (const [index, first] of firsts.entries()) {
        const partition = asked[index] ?? 0;
        if (first.status === 'rejected') {
          failure = first;
          rest(partition, now);
        } else if (first.value !== undefined && first.value <= now && first.value < (best?.at ?? Infinity))
          best = { partition, at: first.value };
      }
      if (best === undefined && failure !== undefined) throw failure.reason;
      return best?.partition;
    },
  };
}

/** When the partition's first chat is due; undefined = none is. */
export async function firstDueTime(redis: Redis | Cluster, partition: number): Promise<number | undefined> {
  const [, score] = await redis.zrange(dueKey(partition), '0', '0', 'WITHSCORES');
  return score === undefined ? undefined : Number(score);
}
