// Messages with known entries, book by book, with what the engine retrieves for them.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Book } from '../../src/books/book.ts';
import { readQueries, type JudgedQuery } from '../../src/books/tables/judged-queries.ts';
import { readBareBooks, readCuratedBooks } from '../../bench/search/judged.ts';
import { noIndexCache } from '../../src/search/cache/index-cache.ts';
import { buildSearchWith } from '../../src/search/engine.ts';
import { compileLexicon, openLexicon, type Lexicon } from '../../src/search/lexicon/lexicon.ts';
import { readGroups as readLexiconGroups } from '../../src/search/lexicon/groups.ts';
import type { Retrieval } from '../../src/search/rank/ranking.ts';
import { curationOf, readWeights, type Curation } from '../../src/search/weights.ts';
import { runThrough, type Steps } from '../../src/search/steps.ts';
import { loadTokenizer } from '../../src/search/text/tokenizer.ts';

export type Example = Retrieval & { readonly right: ReadonlySet<number>; readonly kind: string };

/** The examples of one book. Groups of one family (the same book with and without phrasings) are left out together. */
export type Group = {
  readonly name: string;
  readonly family: string;
  readonly curation: Curation;
  /** How much the group counts in the fit. */
  readonly share: number;
  readonly examples: readonly Example[];
};

const tokenizer = await loadTokenizer();

/** Where the messages and the lexicon come from. */
export type Sources = {
  /** A folder with seed-books.tsv and gov/, for messages that are not in the project. */
  readonly extra?: string | undefined;
  /** A folder like `src/search/lexicon/` to measure in place of it; an empty one for no lexicon at all. */
  readonly lexicon?: string | undefined;
};

export function readGroups({ extra, lexicon }: Sources): Group[] {
  const opened = runThrough(
    lexicon === undefined ? openLexicon(tokenizer, noIndexCache) : compileFolder(lexicon),
  );
  const groups: Group[] = [];
  for (const { name, book, queries } of readCuratedBooks()) {
    const more = extra === undefined ? [] : readQueries(path.join(extra, 'seed-books.tsv'), book).queries;
    const judged = [...queries, ...more];
    const bare = { ...book, entries: book.entries.map((entry) => ({ ...entry, phrasings: [] })) };
    groups.push({
      name,
      family: name,
      curation: 'curated',
      share: 1,
      examples: examplesOf(book, judged, opened),
    });
    groups.push({
      name: `${name} (bare)`,
      family: name,
      curation: 'bare',
      share: 0.7,
      examples: examplesOf(bare, judged, opened),
    });
  }
  for (const { name, book, queries } of readBareBooks(extra))
    groups.push({
      name,
      family: name,
      curation: 'bare',
      share: 1.5,
      examples: examplesOf(book, queries, opened),
    });
  return groups;
}

/** Those with one request that an entry answers: what Hit@k is measured on. */
export function answerable(examples: readonly Example[]): readonly Example[] {
  return examples.filter(({ right, kind }) => right.size > 0 && kind !== 'ambig');
}

function* compileFolder(folder: string): Steps<Lexicon> {
  const groups = yield* readLexiconGroups(pathToFileURL(`${path.resolve(folder)}/`));
  return yield* compileLexicon(groups, tokenizer, noIndexCache);
}

function examplesOf(book: Book, judged: readonly JudgedQuery[], lexicon: Lexicon): Example[] {
  const weights = readWeights(curationOf(book));
  const { retrieve } = runThrough(buildSearchWith(lexicon, book, tokenizer, noIndexCache, weights));
  const places = new Map(book.entries.map(({ id }, index) => [id, index]));
  return judged.map(({ query, expected, kind }) => ({
    ...retrieve(query),
    right: new Set(expected.flatMap((id) => places.get(id) ?? [])),
    kind,
  }));
}
