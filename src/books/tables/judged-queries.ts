import type { Book } from '../book.ts';
import { BookError, type Problem } from '../problem.ts';
import { readRows } from './rows.ts';

/** A message with what should be found for it. */
export type JudgedQuery = {
  /** Where it stands in its file, from 1. */
  readonly line: number;
  readonly query: string;
  /** Ids of the entries that answer it, best first; none = the book does not answer it. */
  readonly expected: readonly string[];
  /** How it is asked: para, colloq, kana …; `none`, `ambig`. */
  readonly kind: string;
};

export type QueriesReading = {
  readonly queries: readonly JudgedQuery[];
  /** One for each mistake of a row that is left out. */
  readonly problems: readonly Problem[];
};

/**
 * Reads the rows of a queries file that are for `book`: columns query, expected, kind, or book before them. A row
 * that can't be judged, or names an entry which the book lacks, becomes a problem and is left out. Throws when the
 * file can't be read or has no row for the book.
 */
export function readQueries(file: string, book: Book): QueriesReading {
  const rows = readRows(file);
  if ('severity' in rows) throw new BookError([rows]);
  const header = rows[0]?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const hasBooks = header[0] === 'book';
  const hasHeader = header[hasBooks ? 1 : 0] === 'query';

  const ids = new Set(book.entries.map(({ id }) => id));
  const problems: Problem[] = [];
  const queries: JudgedQuery[] = [];
  for (const { line, cells } of hasHeader ? rows.slice(1) : rows) {
    const [query = '', expected = '', kind = ''] = hasBooks ? cells.slice(1) : cells;
    if (hasBooks && cells[0]?.trim() !== book.id) continue;
    const wanted = toIds(expected, book, ids);
    const faults = faultsOf(query, expected, wanted, ids);
    problems.push(...faults.map((fault): Problem => ({ file, line, severity: 'error', ...fault })));
    if (faults.length === 0) queries.push({ line, query, expected: wanted, kind: kind.trim() });
  }
  if (queries.length + problems.length > 0) return { queries, problems };
  const mend = hasBooks
    ? `Its first column must hold "${book.id}", or be left out.`
    : 'Write rows of query, expected ids and kind, separated by tabs.';
  const what = `no message for the book "${book.id}"`;
  throw new BookError([{ file, line: 1, severity: 'error', what, mend }]);
}

function toIds(expected: string, book: Book, known: ReadonlySet<string>): readonly string[] {
  return expected
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '' && id !== '-')
    .map((id) => (!known.has(id) && id.startsWith(`${book.id}/`) ? id.slice(book.id.length + 1) : id));
}

function faultsOf(
  query: string,
  expected: string,
  wanted: readonly string[],
  known: ReadonlySet<string>,
): Pick<Problem, 'what' | 'mend'>[] {
  const faults: Pick<Problem, 'what' | 'mend'>[] = [];
  if (query.trim() === '')
    faults.push({ what: 'the message is empty', mend: 'Write it, or delete the row.' });
  if (expected.split(',').every((id) => id.trim() === ''))
    faults.push({
      what: 'the second column is empty',
      mend: 'Write the ids that are right, or "-" for none.',
    });
  for (const id of wanted.filter((each) => !known.has(each)))
    faults.push({
      what: `the book has no entry "${id}"`,
      mend: 'Mend the id; until then the row is not measured.',
    });
  return faults;
}
