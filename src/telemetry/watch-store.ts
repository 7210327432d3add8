import type { Clock, Mailbox } from '../engine/ports.ts';
import type { Metrics } from './metrics.ts';

/** A proof that the store takes writes is valid for this long, ms. */
const proofValidMs = 1_000;
/** Without an answer by then the check fails, since the caller gives up soon as well, ms. */
const timeoutMs = 2_000;

export type StoreWatch = {
  /** @throws an error that says why the store takes no writes, and what to do */
  readonly check: () => Promise<void>;
  /** Updates the store's metrics. A value that can't be read is left out, since 0 would look like an idle system. */
  readonly observe: () => Promise<void>;
};

/** Watches the store through the connection that the mailbox itself uses. */
export function watchStore(mailbox: Mailbox, metrics: Metrics, clock: Clock): StoreWatch {
  let proof: Promise<void> | undefined;
  let provenAt = -Infinity;

  function check(): Promise<void> {
    if (proof !== undefined && performance.now() - provenAt < proofValidMs) return proof;
    // All callers share a proof that is being made.
    provenAt = Infinity;
    proof = withTimeout(mailbox.proveWrite(clock())).finally(() => (provenAt = performance.now()));
    return proof;
  }

  async function observe(): Promise<void> {
    const [writes, backlog] = await Promise.allSettled([check(), withTimeout(mailbox.backlog(clock()))]);
    metrics.storeUp.set(writes.status === 'fulfilled' ? 1 : 0);
    metrics.dueChats.remove();
    metrics.oldestDueSeconds.remove();
    if (backlog.status === 'rejected') return;
    metrics.dueChats.set(backlog.value.chats);
    metrics.oldestDueSeconds.set(backlog.value.oldestMs / 1000);
  }

  return { check, observe };
}

function withTimeout<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () =>
        reject(
          new Error(
            `No answer within ${timeoutMs} ms: the store hangs or is out of reach. Check that it runs.`,
          ),
        ),
      timeoutMs,
    );
    promise.finally(() => clearTimeout(timer)).then(resolve, reject);
  });
}
