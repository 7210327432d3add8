import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { Contender } from './contender.ts';
import type { JudgedBook } from './judged.ts';

export const qualitySchema = z.object({
  hit1: z.number(),
  hit3: z.number(),
  mrr: z.number(),
  queries: z.number(),
});
export type Quality = Readonly<z.infer<typeof qualitySchema>>;

export const costSchema = z.object({
  entries: z.number(),
  buildMs: z.number(),
  /** Of one query, from text to ranking; absent when one took longer than 2 s. */
  medianMs: z.number().optional(),
  p95Ms: z.number().optional(),
  /** How much more memory the process uses than before the build: heap and arrays, after a garbage collection. */
  megabytes: z.number(),
});
export type Cost = Readonly<z.infer<typeof costSchema>>;

const maxQueryMs = 2_000;
/** Measuring one size ends after this, whether all queries have been asked or not. */
const budgetMs = 30_000;

/** Over all messages of all books that an entry answers. */
export async function measureQuality(contender: Contender, books: readonly JudgedBook[]): Promise<Quality> {
  const ranks: number[] = [];
  for (const { book, queries } of books) {
    const search = await contender.build(book);
    for (const { query, expected, kind } of queries) {
      if (expected.length === 0 || kind === 'ambig') continue;
      const found = await search(query);
      ranks.push(found.findIndex((id) => expected.includes(id)));
    }
  }
  const share = (k: number): number => ranks.filter((rank) => rank >= 0 && rank < k).length / ranks.length;
  const mrr = ranks.reduce((sum, rank) => sum + (rank < 0 ? 0 : 1 / (rank + 1)), 0) / ranks.length;
  return { hit1: share(1), hit3: share(3), mrr, queries: ranks.length };
}

/** Builds a small book and asks every query once, so that the code is warm, and then measures. */
export async function measureCost(
  contender: Contender,
  book: JudgedBook['book'],
  queries: readonly string[],
): Promise<Cost> {
  await contender.build({ ...book, entries: book.entries.slice(0, 5) });
  const before = await usedMemory();
  const start = performance.now();
  const search = await contender.build(book);
  const cost = { entries: book.entries.length, buildMs: performance.now() - start };
  const megabytes = ((await usedMemory()) - before) / 1e6;

  const first = await timed(() => search(queries[0] ?? ''));
  if (first > maxQueryMs) return { ...cost, megabytes };
  const warm = performance.now();
  for (const query of queries) {
    if (performance.now() - warm > budgetMs / 3) break;
    await search(query);
  }
  const times: number[] = [];
  const since = performance.now();
  for (const query of queries) {
    if (performance.now() - since > budgetMs && times.length >= 10) break;
    times.push(await timed(() => search(query)));
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { ...cost, megabytes, medianMs: at(0.5), p95Ms: at(0.95) };
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** In bytes. Node subtracts freed buffers only a moment after the collection that freed them, so it waits. */
async function usedMemory(): Promise<number> {
  for (let times = 0; times < 3; times += 1) {
    globalThis.gc?.();
    await setTimeout(50);
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
