import type { Writable } from 'node:stream';

/** A line on a terminal that counts up and is erased at the end. Writes nothing to a file or a pipe. */
export type ProgressLine = { show(done: number, all: number): void; erase(): void };

const everyMs = 100;

export function createProgressLine(
  stream: Writable & { readonly isTTY?: boolean },
  title: string,
): ProgressLine {
  let shownAt = 0;
  let isShown = false;
  return {
    show(done, all) {
      const now = performance.now();
      if (stream.isTTY !== true || now - shownAt < everyMs) return;
      [shownAt, isShown] = [now, true];
      stream.write(`\r${title}: ${done} of ${all}`);
    },
    erase() {
      if (isShown) stream.write('\r\u001B[K');
    },
  };
}
