import type { EngineParts } from './engine-parts.ts';
import { UnreadableChat } from './ports.ts';
import { processChat } from './process-chat.ts';

export type Worker = {
  /** Claims no more chats, and resolves when the claimed ones are finished. */
  stop(): Promise<void>;
};

/** Chats processed at the same time: most of that time is spent waiting for LINE. */
const chatsAtOnce = 16;
/** How often to look for due chats without a hint: a hint may get lost, ms. */
const pollMs = 250;
/** Pause after a failure of the store, ms. */
const failurePauseMs = 1_000;

/** Claims due chats and processes them until it is stopped. Any number of workers may share a mailbox. */
export function startWorker(parts: EngineParts): Worker {
  const { mailbox, journal, clock } = parts;
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  let wake = (): void => undefined;
  let hints = 0;
  const stopListening = mailbox.onDue(() => {
    hints += 1;
    wake();
  });

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      if (running.size >= chatsAtOnce) await Promise.race(running);
      const hintsBefore = hints;
      const found = await claimChat();
      // A hint that came while we claimed may be about a chat that the claim did not see.
      if (found === 'nothing' && hints === hintsBefore) await sleep(pollMs);
      if (found === 'failed') await sleep(failurePauseMs);
    }
  }

  async function claimChat(): Promise<'found' | 'nothing' | 'failed'> {
    try {
      const claim = await mailbox.claim(clock());
      if (claim === undefined) return 'nothing';
      const processing = processChat(parts, claim)
        .catch((error: unknown) => journal.record({ type: 'workFailed', error }))
        .finally(() => running.delete(processing));
      running.add(processing);
      return 'found';
    } catch (error) {
      if (error instanceof UnreadableChat) {
        // It rests, so the next claim is of another chat.
        journal.record({ type: 'chatUnreadable', error });
        return 'found';
      }
      journal.record({ type: 'workFailed', error });
      return 'failed';
    }
  }

  function sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  const loopEnd = loop();
  return {
    async stop() {
      stopping.abort();
      stopListening();
      wake();
      await loopEnd;
      await Promise.all(running);
    },
  };
}
