import { basename, extname } from 'node:path';
import type { Book, Entry } from '../book.ts';
import { bookLimits } from '../schema/book-limits.ts';
import { nearestName } from '../checks/nearest-name.ts';
import type { Problem } from '../problem.ts';
import { readRows, type Row } from './rows.ts';

const COLUMNS = ['id', 'question', 'answer', 'category', 'phrasings'] as const;
type Column = (typeof COLUMNS)[number];
const DEFAULT_CATEGORY = 'よくある質問';

/** A book from a table: every row that can be used, and what is wrong with the others. */
export type TableReading = {
  /** Absent when the file can't be read, has no usable header, or has no usable row. */
  readonly book?: Book;
  readonly problems: readonly Problem[];
  /** The line on which the row of each of the book's entries begins. */
  readonly lines: readonly number[];
};

/** Whether the path names a table that can be used as a book. */
export const isTableFile = (file: string): boolean => /\.(?:tsv|csv)$/i.test(file);

/**
 * Reads a `.tsv` or `.csv` file with the header `id,question,answer[,category][,phrasings]` as a book, with no
 * other preparation: phrasings are parted by `|`, lengths are not checked. A row that can't be used is reported
 * and left out.
 */
export function readTableBook(file: string): TableReading {
  const error = (line: number, what: string, mend: string): Problem => ({
    file,
    line,
    severity: 'error',
    what,
    mend,
  });

  const rows = readRows(file);
  if ('severity' in rows) return { problems: [rows], lines: [] };
  const [header, ...body] = rows;
  if (!header) {
    const mend = 'Its first line is id,question,answer.';
    return { problems: [error(1, 'the table is empty', mend)], lines: [] };
  }

  const problems: Problem[] = [];
  const columns = readHeader(header, file, problems);
  if (!columns) return { problems, lines: [] };

  const entries: Entry[] = [];
  const lineOfId = new Map<string, number>();
  for (const row of body) {
    const cell = (column: Column) => row.cells[columns.get(column) ?? -1]?.trim() ?? '';
    const [id, question, answer] = [cell('id'), cell('question'), cell('answer')];
    const faults = rowFaults(row, header, { id, question, answer }, lineOfId);
    problems.push(...faults.map(({ what, mend }) => error(row.line, what, mend)));
    if (faults.length > 0) continue;
    lineOfId.set(id, row.line);
    const phrasings = cell('phrasings')
      .split('|')
      .map((phrasing) => phrasing.trim())
      .filter((phrasing) => phrasing !== '');
    entries.push({
      id,
      category: cell('category') || DEFAULT_CATEGORY,
      question,
      answer,
      phrasings,
      links: [],
    });
  }
  if (entries.length === 0) {
    problems.push(
      error(
        header.line,
        'the table has no row that can be used',
        'Write at least one entry below the header.',
      ),
    );
    return { problems, lines: [] };
  }
  return { book: tableBook(file, entries), problems, lines: [...lineOfId.values()] };
}

function readHeader(header: Row, file: string, problems: Problem[]): Map<Column, number> | undefined {
  const names = header.cells.map((name) => name.trim().toLowerCase());
  const columns = new Map(
    COLUMNS.filter((column) => names.includes(column)).map(
      (column) => [column, names.indexOf(column)] as const,
    ),
  );
  const at = { file, line: header.line };
  for (const name of names.filter((name) => name !== '' && !COLUMNS.some((column) => column === name))) {
    const meant = nearestName(name, COLUMNS);
    const mend = meant ? `Did you mean "${meant}"?` : `Known: ${COLUMNS.join(', ')}.`;
    problems.push({ ...at, severity: 'warning', what: `column "${name}" is not known and not used`, mend });
  }
  const missing = (['id', 'question', 'answer'] as const).filter((column) => !columns.has(column));
  for (const column of missing) {
    const mend = `Begin the table with a line that names its columns: ${COLUMNS.join(', ')} (the last two may be left out).`;
    problems.push({ ...at, severity: 'error', what: `the header has no column "${column}"`, mend });
  }
  return missing.length === 0 ? columns : undefined;
}

function rowFaults(
  row: Row,
  header: Row,
  { id, question, answer }: { id: string; question: string; answer: string },
  lineOfId: ReadonlyMap<string, number>,
): { what: string; mend: string }[] {
  const faults: { what: string; mend: string }[] = [];
  const name = id === '' ? 'this row' : `entry "${id.slice(0, bookLimits.entryId)}"`;
  if (row.cells.slice(header.cells.length).some((cell) => cell.trim() !== '')) {
    const what = `${name} has ${row.cells.length} cells, the header names ${header.cells.length}`;
    return [{ what, mend: 'Put a cell that holds a comma (csv) or a tab (tsv) in double quotes.' }];
  }
  if (id === '') faults.push({ what: 'this row has no id', mend: 'Give it one that no other row has.' });
  else if (id.length > bookLimits.entryId || /[\s\p{C}]/u.test(id))
    faults.push({
      what: `${name} has an id with white space or of more than ${bookLimits.entryId} characters`,
      mend: 'Give it a shorter one without spaces.',
    });
  const first = lineOfId.get(id);
  if (first !== undefined)
    faults.push({
      what: `${name} is there twice, first in line ${first}`,
      mend: 'Give one of them another id, or delete it.',
    });
  if (question === '')
    faults.push({ what: `${name}: "question" is empty`, mend: 'Write the question, or delete the row.' });
  if (answer === '')
    faults.push({ what: `${name}: "answer" is empty`, mend: 'Write the answer, or delete the row.' });
  return faults;
}

function tableBook(file: string, entries: readonly Entry[]): Book {
  const name = basename(file, extname(file));
  const id = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return {
    id: id === '' ? 'table' : id.slice(0, bookLimits.bookId),
    name,
    categories: [...new Set(entries.map(({ category }) => category))],
    entries,
    contact: { phones: [], mails: [], forms: [], notes: [] },
    guides: [],
    voice: {},
    support: { hasChat: true, lateAnswers: 'push', nearQuota: 'notice' },
  };
}
