import type { Book } from './book.ts';
import { parseTsv, type Row } from './csv.ts';
import { BookError, type Problem } from './problem.ts';
import { readSourceText } from './source-text.ts';

/** A message with what should be found for it. */
export type JudgedQuery = {
  readonly query: string;
  /** Ids of the entries that answer it, best first; none = the book does not answer it. */
  readonly expected: readonly string[];
  /** How it is asked: para, colloq, kana …; `none`, `ambig`. */
  readonly kind: string;
};

export type QueriesReading = {
  readonly queries: readonly JudgedQuery[];
  readonly problems: readonly Problem[];
};

/**
 * Reads the rows of a queries file that are for `book`: columns query, expected, kind, or book before them. Rows that
 * name an entry which the book lacks are kept and told. Throws when the file can't be read or has no row for the book.
 */
export function readQueries(file: string, book: Book): QueriesReading {
  const text = readSourceText(file);
  if (typeof text !== 'string') throw new BookError([text]);
  const rows = parseTsv(text);
  const header = rows[0]?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const hasBooks = header[0] === 'book';
  const hasHeader = header[hasBooks ? 1 : 0] === 'query';
  const error = (line: number, what: string, mend: string): Problem => ({
    file,
    line,
    severity: 'error',
    what,
    mend,
  });

  const ids = new Set(book.entries.map(({ id }) => id));
  const problems: Problem[] = [];
  const queries: JudgedQuery[] = [];
  for (const row of hasHeader ? rows.slice(1) : rows) {
    const [query = '', expected = '', kind = ''] = hasBooks ? row.cells.slice(1) : row.cells;
    if (hasBooks && row.cells[0]?.trim() !== book.id) continue;
    const wanted = toIds(expected, book, ids);
    queries.push({ query, expected: wanted, kind: kind.trim() });
    problems.push(...rowProblems(row, expected, wanted, ids, error));
  }
  if (queries.length > 0) return { queries, problems };
  const mend = hasBooks
    ? `Its first column must hold "${book.id}", or be left out.`
    : 'Write rows of query, expected ids and kind, separated by tabs.';
  throw new BookError([error(1, `no message for the book "${book.id}"`, mend)]);
}

function toIds(expected: string, book: Book, known: ReadonlySet<string>): readonly string[] {
  return expected
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '' && id !== '-')
    .map((id) => (!known.has(id) && id.startsWith(`${book.id}/`) ? id.slice(book.id.length + 1) : id));
}

function rowProblems(
  { line }: Row,
  expected: string,
  wanted: readonly string[],
  known: ReadonlySet<string>,
  error: (line: number, what: string, mend: string) => Problem,
): readonly Problem[] {
  if (expected.trim() === '') {
    return [error(line, 'the second column is empty', 'Write the ids that are right, or "-" for none.')];
  }
  return wanted
    .filter((id) => !known.has(id))
    .map((id) =>
      error(line, `the book has no entry "${id}"`, 'Mend the id; until then nothing can match it.'),
    );
}
