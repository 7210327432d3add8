import { readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Book } from './book.ts';
import { checkMenu } from './checks/check-menu.ts';
import { crossCheck } from './checks/cross-check.ts';
import { explainIssues } from './schema/explain-issues.ts';
import { findGaps } from './checks/gaps.ts';
import { bookJsonSchema, entriesJsonSchema, type JsonSchema } from './schema/json-schema.ts';
import { bookLimits } from './schema/book-limits.ts';
import { BookError, hasError, inReadingOrder } from './problem.ts';
import type { Problem } from './problem.ts';
import { entriesSchema, entrySchema } from './schema/entry-schema.ts';
import { BOOK_ID } from './schema/field-schema.ts';
import { bookSchema } from './schema/book-schema.ts';
import { withPhoneHours, type WrittenEntry } from './schema/phone-hours.ts';
import { readSourceText } from './source/source-text.ts';
import { parseYaml } from './source/yaml-source.ts';
import type { Path, YamlSource } from './source/yaml-source.ts';

/** Beside the books in the data folder; not a book. */
const SCHEMA_FOLDER = 'schema';

/** A book as its folder holds it. */
export type BookReading = {
  /** Absent when any problem is an error. */
  readonly book?: Book;
  readonly problems: readonly Problem[];
  /** The line of `entries.yaml` where a part of the book's entries stands, e.g. `[3, 'phrasings', 0]`. */
  readonly lineOf: (path: Path) => number;
};

/** Reads the book of one folder and finds every problem of its files: errors, then what it lacks (warnings). */
export function readBook(folder: string): BookReading {
  const id = basename(resolve(folder));
  const bookFile = readYaml(join(folder, 'book.yaml'), bookJsonSchema);
  const entriesFile = readYaml(join(folder, 'entries.yaml'), entriesJsonSchema);
  const head = decodeHead(bookFile);
  const { entries: written, problems: entryProblems } = decodeEntries(entriesFile);
  const { entries, problems: phoneProblems } = withPhoneHours(written, head.data?.contact, entriesFile);
  const problems = [
    ...idProblems(id, bookFile.file),
    ...bookFile.problems,
    ...withoutEchoes(head.problems, bookFile),
    ...entriesFile.problems,
    ...withoutEchoes(entryProblems, entriesFile),
    ...phoneProblems,
    ...crossCheck(bookFile, entriesFile),
    ...checkMenu(bookFile, entriesFile),
  ];
  const { lineOf } = entriesFile;
  if (hasError(problems) || !head.data) return { problems: inReadingOrder(problems), lineOf };
  const book: Book = { id, ...head.data, entries };
  return { book, problems: inReadingOrder([...problems, ...findGaps(book, bookFile, entriesFile)]), lineOf };
}

/** The book of one folder. Throws a BookError that lists every error. */
export function loadBook(folder: string): Book {
  const { book, problems } = readBook(folder);
  if (!book) throw new BookError(problems.filter(({ severity }) => severity === 'error'));
  return book;
}

/** Every book of the data folder by its id; each folder but `schema` is one. Throws a BookError with the errors of all. */
export function loadBooks(dataDir: string): Map<string, Book> {
  const readings = bookFolders(dataDir).map((folder) => readBook(folder));
  const errors = readings.flatMap(({ problems }) => problems).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new BookError(errors);
  return new Map(readings.flatMap(({ book }) => (book ? [[book.id, book]] : [])));
}

/** The folders of `dataDir` that are books, by name. Throws a BookError when there is none. */
export function bookFolders(dataDir: string): string[] {
  let names: string[] = [];
  try {
    names = readdirSync(dataDir, { withFileTypes: true })
      .filter((item) => item.isDirectory() || item.isSymbolicLink())
      .map(({ name }) => name)
      .filter((name) => name !== SCHEMA_FOLDER && !name.startsWith('.'))
      .sort();
  } catch {
    // Reported below: no folder and an empty folder ask for the same.
  }
  if (names.length > 0) return names.map((name) => join(dataDir, name));
  const mend = 'Set FAQ_DATA_DIR to the folder that holds <book>/book.yaml and <book>/entries.yaml.';
  throw new BookError([
    { file: dataDir, line: 1, severity: 'error', what: 'there is no book in this folder', mend },
  ]);
}

function readYaml(file: string, schema: JsonSchema): YamlSource {
  const text = readSourceText(file);
  if (typeof text === 'string') return parseYaml(file, text, schema);
  return { file, lineOf: () => 1, isWritten: () => false, problems: [text] };
}

/** What a line lacks because YAML lost it is reported once: as the loss. */
function withoutEchoes(problems: readonly Problem[], source: YamlSource): Problem[] {
  const lost = new Set(
    source.problems.filter(({ severity }) => severity === 'error').map(({ line }) => line),
  );
  return problems.filter(({ line }) => !lost.has(line));
}

function decodeHead(source: YamlSource) {
  if (hasError(source.problems) && source.value === undefined) return { problems: [] };
  const { data, error } = bookSchema.safeParse(source.value);
  return error ? { problems: explainIssues(source, bookJsonSchema, error.issues) } : { data, problems: [] };
}

/** Entry by entry, so that one mistake does not hide the others. */
function decodeEntries(source: YamlSource): { entries: WrittenEntry[]; problems: Problem[] } {
  if (hasError(source.problems) && source.value === undefined) return { entries: [], problems: [] };
  if (!Array.isArray(source.value) || source.value.length === 0) {
    const issues = entriesSchema.safeParse(source.value).error?.issues ?? [];
    return { entries: [], problems: explainIssues(source, entriesJsonSchema, issues) };
  }
  const results = source.value.map((value: unknown) => entrySchema.safeParse(value));
  return {
    entries: results.flatMap(({ data }, row) => (data ? [{ row, entry: data }] : [])),
    problems: results.flatMap(({ error }, row) =>
      explainIssues(source, entriesJsonSchema, error?.issues ?? [], [row]),
    ),
  };
}

function idProblems(id: string, file: string): Problem[] {
  if (BOOK_ID.test(id) && id.length <= bookLimits.bookId) return [];
  const mend = `Rename it: lower-case letters, digits and hyphens, at most ${bookLimits.bookId}.`;
  return [
    { file, line: 1, severity: 'error', what: `the folder's name "${id}" cannot be a book's id`, mend },
  ];
}
