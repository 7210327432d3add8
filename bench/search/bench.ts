import { execFile } from 'node:child_process';
import { cpus } from 'node:os';
import { promisify } from 'node:util';
import { contenderNames, loadContender, titles, type ContenderName } from './contender.ts';
import { ownEntries, readJudgedBooks } from './judged.ts';
import { makeLargerBook } from './larger-book.ts';
import { measureCost, measureQuality, type Cost, type Quality } from './measures.ts';
import { toRows } from './table.ts';

export type Result = {
  readonly contender: ContenderName;
  readonly quality: Quality;
  readonly costs: readonly Cost[];
};
export type Results = { readonly node: string; readonly cpu: string; readonly results: readonly Result[] };

const sizes = [46, 300, 2_000, 20_000];
const child = new URL('./child.ts', import.meta.url).pathname;

/** Every contender on the same messages in the same run. `quick`: the three books and 46 entries, in this process. */
export async function benchSearch(
  quick: boolean,
  extra: string | undefined,
  say: (line: string) => void,
): Promise<Results> {
  const results: Result[] = [];
  for (const contender of contenderNames) {
    const result = quick ? await measureHere(contender) : await measureApart(contender, extra);
    results.push(result);
    for (const row of toRows(titles[contender], result)) say(row);
  }
  return { node: process.version, cpu: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`, results };
}

async function measureApart(contender: ContenderName, extra: string | undefined): Promise<Result> {
  const quality = (await inChild([contender, 'quality', ...(extra === undefined ? [] : [extra])])) as Quality;
  const costs: Cost[] = [];
  for (const size of sizes) costs.push((await inChild([contender, 'cost', String(size)])) as Cost);
  return { contender, quality, costs };
}

async function inChild(args: readonly string[]): Promise<unknown> {
  const options = ['--disable-warning=ExperimentalWarning', '--expose-gc', '--max-old-space-size=6144'];
  const { stdout } = await promisify(execFile)(process.execPath, [...options, child, ...args]);
  return JSON.parse(stdout);
}

/** Fuse takes 20 ms a message even here, so that not all of them are asked. */
async function measureHere(name: ContenderName): Promise<Result> {
  const contender = await loadContender(name);
  const books = readJudgedBooks()
    .slice(0, 3)
    .map(({ book, queries }) => ({ book, queries: queries.filter((_, at) => at % 3 === 0) }));
  const queries = books.flatMap((judged) => judged.queries.slice(0, 20).map(({ query }) => query));
  const cost = await measureCost(contender, makeLargerBook(ownEntries(), 46), queries);
  return { contender: name, quality: await measureQuality(contender, books), costs: [cost] };
}
