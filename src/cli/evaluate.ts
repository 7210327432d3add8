import { formatProblem } from '../faq/problem.ts';
import { createSearch } from '../search/engine.ts';
import { loadTokenizer } from '../search/tokenizer.ts';
import { openChosenBook } from './chosen-book.ts';
import { type Command, EXIT, withExitCode } from './command.ts';
import { measure, type Measures, type Outcome } from './measures.ts';
import { parseOptions, requireOption } from './options.ts';
import { createPrinter } from './printer.ts';
import { readQueries } from './queries-file.ts';
import { toShown } from './shown.ts';

const USAGE = 'npm run -s faq -- evaluate --book <id or file> --queries <file.tsv> [--json]';

/** `evaluate`: asks every message of a judged file and prints how well search does, by kind and overall. */
export const run: Command = (args, io) =>
  withExitCode(io, USAGE, async () => {
    const options = parseOptions(args, ['book', 'queries']);
    const book = openChosenBook(requireOption(options, 'book', 'a book id or a .tsv or .csv file'), io);
    const file = requireOption(options, 'queries', 'a .tsv file of judged messages');
    const { queries, problems } = readQueries(file, book);
    for (const problem of problems) io.stderr.write(`${formatProblem(problem)}\n`);

    const engine = createSearch(book, await loadTokenizer());
    const outcomes = queries.map((judged): Outcome => {
      const { finding, ranked } = engine.rank(judged.query);
      const { verdict, entries } = toShown(finding);
      return {
        judged,
        verdict,
        shown: entries.map(({ id }) => id),
        ranked: ranked.map(({ entryId }) => entryId),
      };
    });
    const overall = measure(outcomes);
    const kinds = [...Map.groupBy(outcomes, ({ judged }) => judged.kind)].map(
      ([kind, of]) => [kind, measure(of)] as const,
    );
    const print = createPrinter(io.stdout);
    await print(
      options.json
        ? `${JSON.stringify({ book: book.id, overall, kinds: Object.fromEntries(kinds) })}\n`
        : toTable([...kinds, ['overall', overall]]),
    );
    return problems.length > 0 ? EXIT.problem : EXIT.fine;
  });

const COLUMNS = {
  'Hit@1': 'hit1',
  'Hit@3': 'hit3',
  'Hit@5': 'hit5',
  MRR: 'mrr',
  'nDCG@10': 'ndcg10',
  direct: 'direct',
  served: 'served',
  misled: 'misled',
} as const;

function toTable(rows: readonly (readonly [kind: string, measures: Measures])[]): string {
  const body = rows.map(([kind, measures]) => [
    kind,
    String(measures.queries),
    String(measures.answerable),
    ...Object.values(COLUMNS).map((column) => measures[column]?.toFixed(3) ?? '–'),
  ]);
  return [['kind', 'n', 'answerable', ...Object.keys(COLUMNS)], ...body]
    .map(([kind = '', ...cells]) => `${kind.padEnd(10)}${cells.map((cell) => cell.padStart(11)).join('')}\n`)
    .join('');
}
