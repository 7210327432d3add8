import { z } from 'zod';
import { nearestName } from './nearest-name.ts';
import type { Problem } from '../problem.ts';
import type { Path, YamlSource } from '../source/yaml-source.ts';

/** The few parts of an entry that others refer to; what is missing or of the wrong form is reported elsewhere. */
const sketches = z
  .array(
    z
      .object({
        id: z.string().catch(''),
        category: z.string().trim().catch(''),
        related: z.array(z.string()).catch([]),
        from: z.iso.date().catch(''),
        until: z.iso.date().catch(''),
      })
      .catch({ id: '', category: '', related: [], from: '', until: '' }),
  )
  .catch([]);
const writtenGuides = z
  .array(
    z
      .object({
        id: z.string().catch(''),
        steps: z.array(z.object({ entry: z.string().catch('') })).catch([]),
      })
      .catch({ id: '', steps: [] }),
  )
  .catch([]);
/** `walks` is the older name of `guides`. */
const guidesOf = z.object({ guides: writtenGuides.optional(), walks: writtenGuides.optional() });
const categoriesOf = z.object({ categories: z.array(z.string().trim()).min(1) });

/** Errors between the parts of a book: ids twice, categories and related entries that aren't there, dates in the wrong order. */
export function crossCheck(book: YamlSource, entries: YamlSource): Problem[] {
  const problems: Problem[] = [];
  const report = (source: YamlSource, path: Path, what: string, mend: string) =>
    problems.push({ file: source.file, line: source.lineOf(path), severity: 'error', what, mend });

  const parsedBook = categoriesOf.safeParse(book.value);
  const categories = parsedBook.success ? parsedBook.data.categories : undefined;
  const rows = sketches.parse(entries.value);
  const firstWithId = new Map<string, number>();
  rows.forEach(({ id }, row) => {
    if (id !== '' && !firstWithId.has(id)) firstWithId.set(id, row);
  });

  rows.forEach(({ id, category, related, from, until }, row) => {
    const name = id === '' ? `entry ${row + 1}` : `entry "${id}"`;
    const first = firstWithId.get(id);
    if (first !== undefined && first !== row) {
      const line = entries.lineOf([first, 'id']);
      report(
        entries,
        [row, 'id'],
        `${name} is there twice, first in line ${line}`,
        'Give one of them another id, or delete it.',
      );
    }
    if (categories && category !== '' && !categories.includes(category)) {
      const meant = nearestName(category, categories);
      const mend = meant
        ? `Did you mean "${meant}"?`
        : `Add it to "categories" in book.yaml, or use one of: ${categories.join(', ')}.`;
      report(entries, [row, 'category'], `${name}: category "${category}" is not in book.yaml`, mend);
    }
    related.forEach((other, index) => {
      const at = [row, 'related', index];
      if (other === id) report(entries, at, `${name}: "related" names the entry itself`, 'Delete it.');
      else if (!firstWithId.has(other)) {
        const meant = nearestName(other, [...firstWithId.keys()]);
        const mend = meant
          ? `Did you mean "${meant}"?`
          : 'Write the id of an entry of this file, or delete it.';
        report(entries, at, `${name}: "related" names "${other}", which is not an entry`, mend);
      }
    });
    if (from !== '' && until !== '' && until < from) {
      report(
        entries,
        [row, 'until'],
        `${name}: "until" (${until}) is before "from" (${from})`,
        'Write the later day in "until".',
      );
    }
  });

  const written = guidesOf.safeParse(book.value).data;
  const key = written?.guides === undefined ? 'walks' : 'guides';
  const guides = written?.[key] ?? [];
  guides.forEach(({ id, steps }, guide) => {
    if (id !== '' && guides.findIndex((other) => other.id === id) !== guide)
      report(book, [key, guide, 'id'], `guide "${id}" is there twice`, 'Give one of them another id.');
    steps.forEach(({ entry }, step) => {
      if (entry === '' || rows.length === 0 || firstWithId.has(entry)) return;
      const meant = nearestName(entry, [...firstWithId.keys()]);
      const mend = meant ? `Did you mean "${meant}"?` : 'Write the id of an entry of entries.yaml.';
      const what = `guide "${id}", step ${step + 1}: "${entry}" is not an entry`;
      report(book, [key, guide, 'steps', step, 'entry'], what, mend);
    });
  });

  categories?.forEach((category, index) => {
    const at = ['categories', index];
    if (categories.indexOf(category) !== index)
      report(book, at, `category "${category}" is there twice`, 'Delete one of the two.');
    else if (rows.length > 0 && !rows.some((row) => row.category === category))
      report(book, at, `no entry is in category "${category}"`, 'Delete it, or write an entry for it.');
  });
  return problems;
}
