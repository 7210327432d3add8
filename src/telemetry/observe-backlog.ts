import type { Clock, Mailbox } from '../ports.ts';
import type { Metrics } from './metrics.ts';

/** Keeps the backlog figures fresh whenever they are read. */
export async function observeBacklog(mailbox: Mailbox, metrics: Metrics, clock: Clock): Promise<void> {
  const { chats, oldestMs } = await mailbox.backlog(clock());
  metrics.dueChats.set(chats);
  metrics.oldestDueSeconds.set(oldestMs / 1000);
}
