// Messages with known entries, book by book, as the engine sees them.
import { join } from 'node:path';
import type { Book } from '../../src/books/book.ts';
import { readQueries, type JudgedQuery } from '../../src/books/tables/judged-queries.ts';
import { loadBooks } from '../../src/books/load.ts';
import { BookError } from '../../src/books/problem.ts';
import { readTableBook } from '../../src/books/tables/table.ts';
import { createSearch } from '../../src/search/engine.ts';
import type { Retrieved } from '../../src/search/rank/ranking.ts';
import type { Curation } from '../../src/search/rank/weights.ts';
import { loadTokenizer } from '../../src/search/text/tokenizer.ts';
import { openOtherLexicon } from './other-lexicon.ts';

export type Example = Retrieved & { readonly right: ReadonlySet<number>; readonly kind: string };

/** One book's examples. Groups of a family are left out together when the others are fitted. */
export type Group = {
  readonly name: string;
  readonly family: string;
  readonly curation: Curation;
  /** How much the group counts. */
  readonly share: number;
  readonly examples: readonly Example[];
};

const tokenizer = await loadTokenizer();

/** Where the messages come from, and what search knows of everyday words. */
export type Sources = {
  /** A folder with seed-books.tsv and gov/, for messages that are not in the project. */
  readonly extra?: string | undefined;
  /** A folder of groups to measure in place of `src/search/lexicon/`. */
  readonly lexicon?: string | undefined;
};

export function readGroups({ extra, lexicon }: Sources): Group[] {
  if (lexicon !== undefined) openOtherLexicon(lexicon, tokenizer);
  const groups: Group[] = [];
  for (const [id, book] of loadBooks('faq-data')) {
    const files = [`faq-data/${id}/queries.tsv`];
    if (extra !== undefined) files.push(join(extra, 'seed-books.tsv'));
    const judged = files.flatMap((file) => readQueries(file, book).queries);
    const bare = { ...book, entries: book.entries.map((entry) => ({ ...entry, phrasings: [] })) };
    groups.push({ name: id, family: id, curation: 'curated', share: 1, examples: examplesOf(book, judged) });
    groups.push({
      name: `${id} (bare)`,
      family: id,
      curation: 'bare',
      share: 0.7,
      examples: examplesOf(bare, judged),
    });
  }
  const tables = [['machi', 'test/search/books/machi.tsv', 'test/search/books/machi-queries.tsv']];
  if (extra !== undefined) tables.push(['gov', join(extra, 'gov/faq.tsv'), join(extra, 'gov/queries.tsv')]);
  for (const [name = '', file = '', queries = ''] of tables) {
    const { book, problems } = readTableBook(file);
    if (book === undefined) throw new BookError(problems);
    const judged = readQueries(queries, book).queries;
    groups.push({ name, family: name, curation: 'bare', share: 1.5, examples: examplesOf(book, judged) });
  }
  return groups;
}

/** Those with one errand that an entry answers: what Hit@k is measured on. */
export function answerable(examples: readonly Example[]): readonly Example[] {
  return examples.filter(({ right, kind }) => right.size > 0 && kind !== 'ambig');
}

function examplesOf(book: Book, judged: readonly JudgedQuery[]): Example[] {
  const { retrieved } = createSearch(book, tokenizer);
  const places = new Map(book.entries.map(({ id }, index) => [id, index]));
  return judged.map(({ query, expected, kind }) => ({
    ...retrieved(query),
    right: new Set(expected.flatMap((id) => places.get(id) ?? [])),
    kind,
  }));
}
