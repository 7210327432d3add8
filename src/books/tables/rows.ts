import { extname } from 'node:path';
import type { Problem } from '../problem.ts';
import { readSourceText } from '../source/source-text.ts';

/** One row of a table with the line on which it begins (from 1). */
export type Row = { readonly line: number; readonly cells: readonly string[] };

/** A quoted cell that never closes, or goes on after its closing quote: the line on which it begins. */
export type BrokenQuote = { readonly brokenQuoteLine: number };

/** The rows of a `.csv` file, or of any other file tab by tab; or the one problem that keeps it from being read. */
export function readRows(file: string): readonly Row[] | Problem {
  const text = readSourceText(file);
  if (typeof text !== 'string') return text;
  const rows = extname(file).toLowerCase() === '.csv' ? parseCsv(text) : parseTsv(text);
  if (!('brokenQuoteLine' in rows)) return rows;
  return {
    file,
    line: rows.brokenQuoteLine,
    severity: 'error',
    what: 'a quoted cell does not end at its closing quote',
    mend: 'Close the cell with one double quote, and write a quote inside it twice ("").',
  };
}

/**
 * Comma-separated rows as RFC 4180 has them: a cell in double quotes may hold commas, line breaks and doubled
 * quotes. Blank lines are left out. Instead of guessing, gives the line of a quoted cell that is broken.
 */
export const parseCsv = (text: string): Row[] | BrokenQuote => parseRows(text, CSV);

/**
 * The same with tabs, as spreadsheets save and copy tables. Some of them quote a cell only where it holds a tab or a
 * line break, so a cell such as 「"花"は?」, whose quotes are in pairs, is text. A quoted cell with tabs and line breaks
 * has swallowed rows: nobody closed it.
 */
export const parseTsv = (text: string): Row[] | BrokenQuote => parseRows(text, TSV);

type Format = {
  readonly separator: string;
  /** What stands before the next separator or line break. */
  readonly plain: RegExp;
  /** Up to the first quote that is not doubled, where that ends the cell. */
  readonly quoted: RegExp;
  /** May this be a cell, though it begins with a quote and is not a quoted one? */
  readonly mayBePlain: (written: string) => boolean;
  readonly isSwallowed: (content: string) => boolean;
};

const CSV: Format = {
  separator: ',',
  plain: /[^,\r\n]*/y,
  quoted: /"([^"]*(?:""[^"]*)*)"[^\S\r\n]*(?=[,\r\n]|$)/y,
  mayBePlain: () => false,
  isSwallowed: () => false,
};

const TSV: Format = {
  separator: '\t',
  plain: /[^\t\r\n]*/y,
  quoted: /"([^"]*(?:""[^"]*)*)"[^\S\t\r\n]*(?=[\t\r\n]|$)/y,
  mayBePlain: (written) => written.split('"').length % 2 === 1,
  isSwallowed: (content) => content.includes('\t') && /[\r\n]/.test(content),
};

function parseRows(text: string, format: Format): Row[] | BrokenQuote {
  const rows: Row[] = [];
  let [at, line, rowLine] = [0, 1, 1];
  let cells: string[] = [];
  const take = (pattern: RegExp): readonly string[] | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text) ?? undefined;
  };
  while (at < text.length || cells.length > 0) {
    const [plain = ''] = take(format.plain) ?? [];
    const isQuoted = plain.startsWith('"');
    const [whole = plain, content] = (isQuoted ? take(format.quoted) : undefined) ?? [];
    const isBroken =
      content === undefined ? isQuoted && !format.mayBePlain(plain) : format.isSwallowed(content);
    if (isBroken) return { brokenQuoteLine: line };
    cells.push(content === undefined ? plain : content.replaceAll('""', '"').replaceAll(/\r\n?/g, '\n'));
    at += whole.length;
    line += whole.match(/\r\n|\n|\r/g)?.length ?? 0;
    if (text[at] === format.separator) {
      at += 1;
      continue;
    }
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line: rowLine, cells });
    cells = [];
    const [lineEnd = ''] = take(/\r\n|\n|\r/y) ?? [];
    at += lineEnd.length;
    line += 1;
    rowLine = line;
  }
  return rows;
}
