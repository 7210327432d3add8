/** One row of a table with the line on which it begins (from 1). */
export type Row = { readonly line: number; readonly cells: readonly string[] };

/** Tab-separated rows, taken plainly: a quote is a quote. Blank lines are left out. */
export function parseTsv(text: string): Row[] {
  return text
    .split(/\r\n|\n|\r/)
    .map((row, index) => ({ line: index + 1, cells: row.split('\t') }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}

/**
 * Comma-separated rows as RFC 4180 has them: a cell in double quotes may hold commas, line breaks and doubled
 * quotes. Blank lines are left out. Instead of guessing, gives the line of a quoted cell that never closes or
 * goes on after its closing quote.
 */
export function parseCsv(text: string): Row[] | { readonly brokenQuoteLine: number } {
  const rows: Row[] = [];
  // One cell and what ends it. A quoted cell runs to the first quote that is not doubled.
  const cell = /(?:"([^"]*(?:""[^"]*)*)"|([^,\r\n]*))([^,\r\n]*)(,|\r\n|\n|\r|$)/y;
  let line = 1;
  let cells: string[] = [];
  let rowLine = 1;
  while (cell.lastIndex < text.length || cells.length > 0) {
    const [whole = '', quoted, plain = '', after = '', end = ''] = cell.exec(text) ?? [];
    if (plain.startsWith('"') || after.trim() !== '') return { brokenQuoteLine: line };
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"').replaceAll(/\r\n?/g, '\n'));
    line += whole.match(/\r\n|\n|\r/g)?.length ?? 0;
    if (end === ',') continue;
    if (cells.some((value) => value.trim() !== '')) rows.push({ line: rowLine, cells });
    cells = [];
    rowLine = line;
    if (end === '') break;
  }
  return rows;
}
