import { z } from 'zod';
import { nearestName } from './nearest-name.ts';
import type { Problem } from '../problem.ts';
import type { YamlSource } from '../source/yaml-source.ts';

const named = z.string().trim().catch('');
const cellsOf = z.object({
  richMenu: z.object({
    cells: z.array(z.object({ category: named, entry: named }).catch({ category: '', entry: '' })),
  }),
});
const categoriesOf = z.object({ categories: z.array(z.string().trim()) });
const idsOf = z.array(z.object({ id: named }).catch({ id: '' })).catch([]);

/** Errors of a rich menu that leads to a category or an entry which isn't there. */
export function checkMenu(book: YamlSource, entries: YamlSource): Problem[] {
  const menu = cellsOf.safeParse(book.value);
  const categories = categoriesOf.safeParse(book.value).data?.categories ?? [];
  const ids = idsOf.parse(entries.value).map(({ id }) => id);
  // Of entries that can't be read, none is there.
  if (!menu.success || entries.value === undefined) return [];
  const problem = (
    row: number,
    key: string,
    what: string,
    name: string,
    known: readonly string[],
  ): Problem => {
    const meant = nearestName(name, known);
    const mend = meant === undefined ? `Write one of: ${clipped(known)}.` : `Did you mean "${meant}"?`;
    const line = book.lineOf(['richMenu', 'cells', row, key]);
    return { file: book.file, line, severity: 'error', what, mend };
  };
  return menu.data.richMenu.cells.flatMap(({ category, entry }, row) => [
    ...(category === '' || categories.includes(category)
      ? []
      : [problem(row, 'category', `richMenu: there is no category "${category}"`, category, categories)]),
    ...(entry === '' || ids.includes(entry)
      ? []
      : [problem(row, 'entry', `richMenu: there is no entry "${entry}"`, entry, ids)]),
  ]);
}

function clipped(known: readonly string[]): string {
  return known.length > 12 ? `${known.slice(0, 12).join(', ')}, …` : known.join(', ');
}
