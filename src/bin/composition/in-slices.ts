import { setImmediate } from 'node:timers/promises';
import type { Steps } from '../../search/steps.ts';

/** So long is work gone on with before the process sees to what else has come in. */
const sliceMs = 10;

/** Runs long work beside the process's own: nothing waits for it longer than a slice and the longest of its steps. */
export async function inSlices<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const end = performance.now() + sliceMs;
    do {
      const step = steps.next();
      if (step.done === true) return step.value;
    } while (performance.now() < end);
    await setImmediate();
  }
}
