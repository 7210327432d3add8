/** In pixels of the image. */
export type Rectangle = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type Layout = {
  readonly width: number;
  readonly height: number;
  /** One for each cell, from the top left, without gaps: every tap hits something. */
  readonly cells: readonly Rectangle[];
};

/** The size of LINE's large menu: two rows. With one row it is the small menu. */
const width = 2500;
const rowHeight = 843;

/** How many cells each row has, by the number of cells. */
const rows: Readonly<Record<number, readonly number[]>> = {
  1: [1],
  2: [2],
  3: [3],
  4: [2, 2],
  5: [2, 3],
  6: [3, 3],
};

/** @param count 1 to 6 */
export function layoutOf(count: number): Layout {
  const columns = rows[count];
  if (columns === undefined) throw new Error(`A rich menu has 1 to 6 cells, not ${count}.`);
  const cells = columns.flatMap((inRow, row) =>
    Array.from({ length: inRow }, (_, column): Rectangle => {
      const x = Math.round((width * column) / inRow);
      const next = Math.round((width * (column + 1)) / inRow);
      return { x, y: rowHeight * row, width: next - x, height: rowHeight };
    }),
  );
  return { width, height: rowHeight * columns.length, cells };
}
