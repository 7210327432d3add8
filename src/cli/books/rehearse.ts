import { TOKYO } from '../../calendar/zone.ts';
import { basename } from 'node:path';
import { bookFolders, loadBook } from '../../books/load.ts';
import { formatProblem } from '../../books/problem.ts';
import { readStories } from '../../books/read-stories.ts';
import { rehearse, type Performance } from '../../rehearsal/rehearse.ts';
import { type Command, type CommandIo, EXIT, UsageError, withExitCode } from '../command.ts';
import { openSearch } from '../search/opened-search.ts';
import { parseOptions } from '../options.ts';
import { createPrinter, type Print } from '../printer.ts';

const USAGE = 'npm run -s faq -- rehearse [book…] [--json]';

/** `rehearse`: plays the stories of the named books, or of all; exit 1 when one goes differently than written. */
export const run: Command = (args, io) =>
  withExitCode(io, USAGE, async () => {
    const { json, words } = parseOptions(args, [], Infinity);
    const print = createPrinter(io.stdout);
    const tallies: Tally[] = [];
    for (const folder of foldersOf(words, io)) tallies.push(await rehearseBook(folder, json, print, io));
    const sum = (key: keyof Tally): number => tallies.reduce((total, tally) => total + tally[key], 0);
    const [stories, failed, problems] = [sum('stories'), sum('failed'), sum('problems')];
    if (!json)
      await print(
        `${tallies.length} book(s): ${stories} stories, ${failed} failed, ${problems} unreadable\n`,
      );
    return failed + problems > 0 ? EXIT.problem : EXIT.fine;
  });

type Tally = { readonly stories: number; readonly failed: number; readonly problems: number };

function foldersOf(ids: readonly string[], { dataDir }: CommandIo): readonly string[] {
  const known = bookFolders(dataDir);
  if (ids.length === 0) return known;
  return ids.map((id) => {
    const folder = known.find((path) => basename(path) === id);
    if (folder !== undefined) return folder;
    const names = known.map((path) => basename(path)).join(', ');
    throw new UsageError(`There is no book "${id}" in ${dataDir}. Give some of ${names}.`);
  });
}

async function rehearseBook(folder: string, json: boolean, print: Print, io: CommandIo): Promise<Tally> {
  const book = loadBook(folder);
  const { stories, problems } = readStories(folder, book);
  for (const problem of problems) io.stderr.write(`${formatProblem(problem)}\n`);
  const engine = await openSearch(book, io);
  const searchable = {
    ...book,
    zone: TOKYO,
    search: engine.find,
    nearest: engine.nearest,
    lookUp: engine.lookUp,
    readWords: engine.readWords,
  };
  let failed = 0;
  for (const story of stories) {
    const performance = await rehearse(story, searchable);
    if (performance.failure !== undefined) failed += 1;
    await print(json ? toJson(book.id, performance) : toText(book.id, performance));
  }
  return {
    stories: stories.length,
    failed,
    problems: problems.filter(({ severity }) => severity === 'error').length,
  };
}

function toJson(book: string, { story, failure, transcript }: Performance): string {
  const { name, file, line } = story;
  const went = failure === undefined ? { passed: true } : { passed: false, failure, transcript };
  return `${JSON.stringify({ book, name, file, line, ...went })}\n`;
}

/** One line for each story; where it went differently, what was really said. */
function toText(book: string, { story, failure, transcript }: Performance): string {
  if (failure === undefined) return `ok    ${book}: ${story.name}\n`;
  const talk = transcript.map((line) => `      ${line}\n`).join('');
  return `FAIL  ${book}: ${story.name}\n      ${story.file}:${failure.line} ${failure.what}\n${talk}`;
}
