import { basename, join } from 'node:path';
import type { Book } from '../../books/book.ts';
import { bookFolders, readBook } from '../../books/load.ts';
import { formatProblem, inReadingOrder, type Problem } from '../../books/problem.ts';
import { readStories } from '../../books/read-stories.ts';
import { readTableBook, isTableFile } from '../../books/tables/table.ts';
import type { QueryDocumentPlace } from '../../search/lint/doubt.ts';
import { loadTokenizer } from '../../search/text/tokenizer.ts';
import { type Command, type CommandIo, EXIT, UsageError, withExitCode } from '../command.ts';
import { findDeadDates, findDeadDeadlines } from './dead-dates.ts';
import { findHolidayGap } from './holiday-range.ts';
import { findReservedWords } from './reserved-words.ts';
import { createProgressLine } from '../progress.ts';
import { findRefusedReplies } from './refused-replies.ts';
import { findSearchProblems } from './search-lint.ts';

const USAGE = 'npm run -s faq -- lint [book or file…]';

/** `lint`: every problem of the named books, or of all; exit 1 when any is an error. */
export const run: Command = (args, io) =>
  withExitCode(io, USAGE, async () => {
    const option = args.find((arg) => arg.startsWith('-'));
    if (option !== undefined) throw new UsageError(`lint has no option "${option}". Give book ids or files.`);
    const targets = args.length > 0 ? args.map((name) => targetOf(name, io)) : bookFolders(io.dataDir);
    const problems: Problem[] = [];
    for (const target of targets) {
      const found = isTableFile(target) ? await lintTable(target, io) : await lintFolder(target, io);
      for (const problem of found) io.stdout.write(`${formatProblem(problem)}\n`);
      problems.push(...found);
    }
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    io.stdout.write(
      `${targets.length} book(s): ${errors} error(s), ${problems.length - errors} warning(s)\n`,
    );
    return errors > 0 ? EXIT.problem : EXIT.fine;
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

/** The form of the files first; only a book that loads can be drawn, searched and held against LINE's limits. */
async function lintFolder(folder: string, io: CommandIo): Promise<readonly Problem[]> {
  const { book, problems, lineOf } = readBook(folder);
  if (book === undefined) return problems;
  const file = join(folder, 'entries.yaml');
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tokyo' }).format(Date.now());
  return inReadingOrder([
    ...problems,
    ...readStories(folder, book).problems,
    ...findRefusedReplies(book, file, (entry) => lineOf([entry])),
    ...findDeadDates(book.entries, today, file, (entry) => lineOf([entry, 'until'])),
    ...findDeadDeadlines(book.entries, today, file, (entry, note) => lineOf([entry, 'calendar', note])),
    ...findHolidayGap(book, today, join(folder, 'book.yaml')),
    ...findReservedWords(book, (entry, field) => ({ file, line: lineOf([entry, field]) })),
    ...(await searchProblems(book, io, ({ entry, position }) => ({
      file,
      line: lineOf(position === 0 ? [entry, 'question'] : [entry, 'phrasings', position - 1]),
    }))),
  ]);
}

/** A table serves to try a book out: it has no dates, and LINE's limits are those of the book that it becomes. */
async function lintTable(file: string, io: CommandIo): Promise<readonly Problem[]> {
  const { book, problems, lines } = readTableBook(file);
  if (book === undefined) return problems;
  const found = await searchProblems(book, io, ({ entry }) => ({ file, line: lines[entry] ?? 1 }));
  const reserved = findReservedWords(book, (entry) => ({ file, line: lines[entry] ?? 1 }));
  return inReadingOrder([...problems, ...reserved, ...found]);
}

async function searchProblems(
  book: Book,
  { stderr }: CommandIo,
  where: (place: QueryDocumentPlace) => { readonly file: string; readonly line: number },
): Promise<readonly Problem[]> {
  const progress = createProgressLine(stderr, `lint: ${book.id}`);
  const found = findSearchProblems(book, await loadTokenizer(), where, ({ done, all }) =>
    progress.show(done, all),
  );
  progress.erase();
  return found;
}
