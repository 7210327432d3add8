import { once } from 'node:events';

/**
 * Waits for an answer at most `timeoutMs`, else returns `late`. The call itself is not ended, since neither LINE's SDK nor a
 * store can be told to stop: what it still leads to is ignored.
 * @throws what the call throws in time
 */
export function answerInTime<Answer, Late>(
  answer: Promise<Answer>,
  timeoutMs: number,
  late: Late,
): Promise<Answer | Late> {
  return Promise.race([answer, once(AbortSignal.timeout(timeoutMs), 'abort').then(() => late)]);
}
