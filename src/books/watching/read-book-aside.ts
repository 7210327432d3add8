import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BookReading } from '../load.ts';

/** The thread's file, by the ending that this very file has: .ts from the sources, .js in dist/. */
const thread = new URL(import.meta.url.replace(/read-book-aside(\.[jt]s)$/, 'book-reader-thread$1'));

/** What can be handed from thread to thread. */
export type BookFromThread = Pick<BookReading, 'book' | 'problems'>;

/** `readBook` on another thread: the YAML of 2,000 entries takes seconds in which nobody would be answered. */
export async function readBookAside(folder: string): Promise<BookFromThread> {
  const worker = new Worker(thread, { workerData: folder });
  // Rejects with what the thread throws.
  const [reading] = (await once(worker, 'message')) as [BookFromThread];
  return reading;
}
