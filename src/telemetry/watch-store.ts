import type { Clock, Mailbox } from '../engine/ports.ts';
import type { Metrics } from './metrics.ts';

/** However often it is asked for, a proof is made at most so often, ms. */
const provenForMs = 1_000;
/** No answer by then is an answer: whoever polls gives up soon. */
const patienceMs = 2_000;

export type StoreWatch = {
  /** @throws why the store takes no writes, and what to do */
  readonly check: () => Promise<void>;
  /** Brings the store's figures up to date. Those that can't be read are absent, since 0 would look like peace. */
  readonly observe: () => Promise<void>;
};

/** Watches the store as this process uses it: by the mailbox's own connection. */
export function watchStore(mailbox: Mailbox, metrics: Metrics, clock: Clock): StoreWatch {
  let proof: Promise<void> | undefined;
  let provenAt = -Infinity;

  function check(): Promise<void> {
    if (proof !== undefined && performance.now() - provenAt < provenForMs) return proof;
    // While it is being made, it is everybody's.
    provenAt = Infinity;
    proof = inTime(mailbox.proveWrite(clock())).finally(() => (provenAt = performance.now()));
    return proof;
  }

  async function observe(): Promise<void> {
    const [writes, backlog] = await Promise.allSettled([check(), inTime(mailbox.backlog(clock()))]);
    metrics.storeUp.set(writes.status === 'fulfilled' ? 1 : 0);
    metrics.dueChats.remove();
    metrics.oldestDueSeconds.remove();
    if (backlog.status === 'rejected') return;
    metrics.dueChats.set(backlog.value.chats);
    metrics.oldestDueSeconds.set(backlog.value.oldestMs / 1000);
  }

  return { check, observe };
}

function inTime<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () =>
        reject(
          new Error(
            `No answer within ${patienceMs} ms: the store hangs or is out of reach. Check that it runs.`,
          ),
        ),
      patienceMs,
    );
    promise.finally(() => clearTimeout(timer)).then(resolve, reject);
  });
}
