// Messages with known entries, book by book, as the engine sees them.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Book } from '../../src/faq/book.ts';
import { loadBooks } from '../../src/faq/load.ts';
import { readTableBook } from '../../src/faq/table.ts';
import { createSearch } from '../../src/search/engine.ts';
import type { Look } from '../../src/search/ranking.ts';
import type { Curation } from '../../src/search/weights.ts';
import { loadTokenizer } from '../../src/search/tokenizer.ts';

export type Example = Look & { readonly right: ReadonlySet<number>; readonly kind: string };

/** One book's examples. Groups of a family are left out together when the others are fitted. */
export type Group = {
  readonly name: string;
  readonly family: string;
  readonly curation: Curation;
  /** How much the group counts. */
  readonly share: number;
  readonly examples: readonly Example[];
};

type Row = {
  readonly query: string;
  readonly expected: readonly string[];
  readonly kind: string;
  readonly book: string;
};

const tokenizer = await loadTokenizer();

/** @param extra a folder with seed-books.tsv and gov/, for messages that are not in the project */
export function readGroups(extra: string | undefined): Group[] {
  const groups: Group[] = [];
  for (const [id, book] of loadBooks('faq-data')) {
    const rows = readRows(`faq-data/${id}/queries.tsv`);
    if (extra !== undefined)
      rows.push(...readRows(join(extra, 'seed-books.tsv')).filter((row) => row.book === id));
    const bare = { ...book, entries: book.entries.map((entry) => ({ ...entry, phrasings: [] })) };
    groups.push({ name: id, family: id, curation: 'curated', share: 1, examples: examplesOf(book, rows) });
    groups.push({
      name: `${id} (bare)`,
      family: id,
      curation: 'bare',
      share: 0.7,
      examples: examplesOf(bare, rows),
    });
  }
  const tables = [['machi', 'test/search/books/machi.tsv', 'test/search/books/machi-queries.tsv']];
  if (extra !== undefined) tables.push(['gov', join(extra, 'gov/faq.tsv'), join(extra, 'gov/queries.tsv')]);
  for (const [name = '', file = '', queries = ''] of tables) {
    const book = existsSync(file) ? readTableBook(file).book : undefined;
    if (book !== undefined)
      groups.push({
        name,
        family: name,
        curation: 'bare',
        share: 1.5,
        examples: examplesOf(book, readRows(queries)),
      });
  }
  return groups;
}

/** Those with one errand that an entry answers: what Hit@k is measured on. */
export function answerable(examples: readonly Example[]): readonly Example[] {
  return examples.filter(({ right, kind }) => right.size > 0 && kind !== 'ambig');
}

function examplesOf(book: Book, rows: readonly Row[]): Example[] {
  const { look } = createSearch(book, tokenizer);
  const places = new Map(book.entries.map(({ id }, index) => [id, index]));
  return rows.map(({ query, expected, kind }) => ({
    ...look(query),
    right: new Set(expected.flatMap((id) => places.get(id) ?? [])),
    kind,
  }));
}

function readRows(file: string): Row[] {
  const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  const columns = head.split('\t');
  return lines.map((line) => {
    const cells = new Map(line.split('\t').map((cell, index) => [columns[index], cell.trim()]));
    const expected = (cells.get('expected') ?? '-').split(',').map((id) => id.trim());
    return {
      query: cells.get('query') ?? '',
      expected: expected.filter((id) => id !== '-').map((id) => id.split('/').at(-1) ?? id),
      kind: cells.get('kind') ?? '',
      book: cells.get('book') ?? '',
    };
  });
}
