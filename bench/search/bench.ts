import { execFile } from 'node:child_process';
import { cpus } from 'node:os';
import { promisify } from 'node:util';
import { ownEntries, readJudgedBooks } from './judged.ts';
import { makeLargerBook } from './larger-book.ts';
import { contenderNames, loadContender, titles, type ContenderName } from './load-contender.ts';
import {
  costSchema,
  measureCost,
  measureQuality,
  qualitySchema,
  type Cost,
  type Quality,
} from './measures.ts';
import { toRows } from './table.ts';

export type Result = {
  readonly contender: ContenderName;
  readonly quality: Quality;
  readonly costs: readonly Cost[];
};
export type Results = { readonly node: string; readonly cpu: string; readonly results: readonly Result[] };

const sizes = [46, 300, 2_000, 20_000];
const child = new URL('./child.ts', import.meta.url).pathname;

/**
 * Measures every contender with the same messages in the same run.
 * @param quick only the three books and 46 entries, all in this process
 */
export async function benchSearch(
  quick: boolean,
  extra: string | undefined,
  print: (line: string) => void,
): Promise<Results> {
  const results: Result[] = [];
  for (const contender of contenderNames) {
    const result = quick ? await measureInProcess(contender) : await measureInChildren(contender, extra);
    results.push(result);
    for (const row of toRows(titles[contender], result.quality, result.costs)) print(row);
  }
  return { node: process.version, cpu: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`, results };
}

async function measureInChildren(contender: ContenderName, extra: string | undefined): Promise<Result> {
  const quality = qualitySchema.parse(
    await runChild([contender, 'quality', ...(extra === undefined ? [] : [extra])]),
  );
  const costs: Cost[] = [];
  for (const size of sizes) costs.push(costSchema.parse(await runChild([contender, 'cost', String(size)])));
  return { contender, quality, costs };
}

async function runChild(args: readonly string[]): Promise<unknown> {
  const options = ['--disable-warning=ExperimentalWarning', '--expose-gc', '--max-old-space-size=6144'];
  const { stdout } = await promisify(execFile)(process.execPath, [...options, child, ...args]);
  return JSON.parse(stdout);
}

/** Fuse takes 20 ms a message even with so few entries, so only a part of the messages is asked. */
async function measureInProcess(name: ContenderName): Promise<Result> {
  const contender = await loadContender(name);
  const books = readJudgedBooks()
    .slice(0, 3)
    .map(({ queries, ...judged }) => ({ ...judged, queries: queries.filter((_, at) => at % 3 === 0) }));
  const queries = books.flatMap((judged) => judged.queries.slice(0, 20).map(({ query }) => query));
  const cost = await measureCost(contender, makeLargerBook(ownEntries(), 46), queries);
  return { contender: name, quality: await measureQuality(contender, books), costs: [cost] };
}
