import { basename, join } from 'node:path';
import { bookFolders, readBook } from '../faq/load.ts';
import { formatProblem, type Problem } from '../faq/problem.ts';
import { readTableBook, isTableFile } from '../faq/table.ts';
import { type Command, type CommandIo, EXIT, UsageError, withExitCode } from './command.ts';
import { findRefusedReplies } from './refused-replies.ts';

const USAGE = 'npm run -s faq -- lint [book or file…]';

/** `lint`: every problem of the named books, or of all; exit 1 when any is an error. */
export const run: Command = (args, io) =>
  withExitCode(io, USAGE, () => {
    const option = args.find((arg) => arg.startsWith('-'));
    if (option !== undefined) throw new UsageError(`lint has no option "${option}". Give book ids or files.`);
    const targets = args.length > 0 ? args.map((name) => targetOf(name, io)) : bookFolders(io.dataDir);
    const problems = targets.flatMap(problemsOf);
    for (const problem of problems) io.stdout.write(`${formatProblem(problem)}\n`);
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    io.stdout.write(
      `${targets.length} book(s): ${errors} error(s), ${problems.length - errors} warning(s)\n`,
    );
    return Promise.resolve(errors > 0 ? EXIT.problem : EXIT.fine);
  });

function targetOf(name: string, { dataDir }: CommandIo): string {
  if (isTableFile(name)) return name;
  const known = bookFolders(dataDir);
  const folder = known.find((path) => basename(path) === name);
  if (folder !== undefined) return folder;
  const names = known.map((path) => basename(path)).join(', ');
  throw new UsageError(
    `There is no book "${name}" in ${dataDir}. Give one of ${names}, or a .tsv or .csv file.`,
  );
}

/** The form of the files first; only a book that loads can be drawn and held against LINE's limits. */
function problemsOf(target: string): readonly Problem[] {
  if (isTableFile(target)) return readTableBook(target).problems;
  const { book, problems } = readBook(target);
  if (book === undefined) return problems;
  return [...problems, ...findRefusedReplies(book, join(target, 'entries.yaml'))];
}
