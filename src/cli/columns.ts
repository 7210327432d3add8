/** How many columns of a terminal a text takes: 2 for kanji, kana, full-width signs and emoji, 0 for marks on letters. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text.normalize('NFC'))
    if (!/[\p{M}\p{Cf}]/u.test(character)) width += WIDE.test(character) ? 2 : 1;
  return width;
}

// East Asian Width W and F, as far as questions use it, and emoji.
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF01-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;

/** Cuts a text to this many columns, with … for the rest; a line break is shown as a sign. */
export function clip(text: string, columns: number): string {
  const line = text.replaceAll('\n', '⏎');
  if (widthOf(line) <= columns) return line;
  let clipped = '';
  for (const character of line) {
    if (widthOf(clipped + character) > columns - 1) break;
    clipped += character;
  }
  return `${clipped}…`;
}

/** Rows of cells as lines. A column is as wide as its widest cell; the columns in `right` are aligned right. */
export function alignColumns(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, widthOf(cell));
  return rows.map((row) =>
    row
      .map((cell, at) => {
        const space = ' '.repeat((widths[at] ?? 0) - widthOf(cell));
        return right.includes(at) ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd(),
  );
}
