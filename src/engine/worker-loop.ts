import { work, type EngineParts } from './process-chat.ts';

export type Worker = {
  /** Takes no new chat, and resolves when those in hand are let go. */
  stop(): Promise<void>;
};

/** Chats worked on at once: most of the time goes into waiting for LINE. */
const chatsAtOnce = 16;
/** The net under the hints, ms. */
const lookAgainMs = 250;
/** After a failure of the store, ms. */
const pauseMs = 1_000;

/** Claims due chats and works on them until it is stopped. Any number of workers may share a mailbox. */
export function startWorker(parts: EngineParts): Worker {
  const { mailbox, journal, clock } = parts;
  const inHand = new Set<Promise<void>>();
  const stopping = new AbortController();
  let wake = (): void => undefined;
  let hints = 0;
  const stopListening = mailbox.onDue(() => {
    hints += 1;
    wake();
  });

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      if (inHand.size >= chatsAtOnce) await Promise.race(inHand);
      const hintsBefore = hints;
      const found = await claimOne();
      // A hint that came during the look may be about a chat that the look didn't see.
      if (found === 'nothing' && hints === hintsBefore) await nap(lookAgainMs);
      if (found === 'failed') await nap(pauseMs);
    }
  }

  async function claimOne(): Promise<'found' | 'nothing' | 'failed'> {
    try {
      const claim = await mailbox.claim(clock());
      if (claim === undefined) return 'nothing';
      const turn = work(parts, claim)
        .catch((error: unknown) => journal.record({ type: 'workFailed', error }))
        .finally(() => inHand.delete(turn));
      inHand.add(turn);
      return 'found';
    } catch (error) {
      journal.record({ type: 'workFailed', error });
      return 'failed';
    }
  }

  function nap(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  const running = loop();
  return {
    async stop() {
      stopping.abort();
      stopListening();
      wake();
      await running;
      await Promise.all(inHand);
    },
  };
}
