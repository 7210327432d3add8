import { existsSync, writeFileSync } from 'node:fs';
import type { Book } from '../../books/book.ts';
import { readQueries } from '../../books/tables/judged-queries.ts';
import { formatProblem, type Problem } from '../../books/problem.ts';
import { defaultAnswerThreshold } from '../../search/confidence/verdict.ts';
import {
  drawCurve,
  fewest,
  isEnough,
  mostMisled,
  mostUnanswerable,
  pointAt,
  proposeCaution,
  sampleOf,
  type CautionPoint,
  type Sample,
  type RatedQuery,
} from './caution-curve.ts';
import { drawCautionSvg } from './caution-svg.ts';
import { openChosenBook } from './chosen-book.ts';
import { type Command, EXIT, UsageError, withExitCode } from '../command.ts';
import { findFailures, toFailureLines } from './failures.ts';
import { measure, type Measures } from './measures.ts';
import { openSearch } from './opened-search.ts';
import { parseOptions, requireOption } from '../options.ts';
import { createPrinter } from '../printer.ts';
import { toShown } from './shown.ts';

const USAGE = 'npm run -s faq -- evaluate --book <id or file> --queries <file> [--svg <file>] [--json]';

/** `evaluate`: searches for every message of a judged file; prints how well that went, by kind and overall, and what failed. */
export const run: Command = (args, io) =>
  withExitCode(io, USAGE, async () => {
    const options = parseOptions(args, ['book', 'queries', 'svg']);
    const book = openChosenBook(requireOption(options, 'book', 'a book id or a .tsv or .csv file'), io);
    const file = requireOption(options, 'queries', 'a .tsv or .csv file of judged messages');
    if (!existsSync(file)) throw new UsageError(`--queries: there is no file "${file}". Check the path.`);
    const { queries, problems } = readQueries(file, book);
    for (const problem of problems) io.stderr.write(`${formatProblem(problem)}\n`);

    const engine = await openSearch(book, io);
    const searched = queries.map((judged): RatedQuery => {
      const { finding, ranked, confidence } = engine.rank(judged.query);
      const { verdict, entries } = toShown(finding);
      return {
        judged,
        verdict,
        shown: entries.map(({ id }) => id),
        ranked: ranked.map(({ entryId }) => entryId),
        likelihood: confidence,
      };
    });
    const overall = measure(searched);
    const kinds = [...Map.groupBy(searched, ({ judged }) => judged.kind)].map(
      ([kind, of]) => [kind, measure(of)] as const,
    );
    const curve = drawCurve(searched);
    const own = pointAt(book.caution ?? defaultAnswerThreshold, searched);
    const sample = sampleOf(searched);
    const proposed = isEnough(sample) ? proposeCaution(curve) : undefined;
    const failures = findFailures(searched);
    const picture = options.values.get('svg');
    if (picture !== undefined) writePicture(picture, book, { curve, own, proposed });
    const print = createPrinter(io.stdout);
    await print(
      options.json
        ? `${JSON.stringify({
            book: book.id,
            overall,
            kinds: Object.fromEntries(kinds),
            caution: { own, proposed: proposed ?? null, sample, fewest },
            failures,
            leftOut: problems.map(({ line, what, mend }) => ({ line, what, mend })),
          })}\n`
        : `${toTable([...kinds, ['overall', overall]])}\n${toAdvice(own, proposed, sample)}${toFailureLines(failures)}${toLeftOut(problems)}`,
    );
    return problems.length > 0 ? EXIT.problem : EXIT.fine;
  });

function writePicture(
  file: string,
  { name }: Book,
  points: { curve: readonly CautionPoint[]; own: CautionPoint; proposed: CautionPoint | undefined },
): void {
  try {
    writeFileSync(file, drawCautionSvg({ title: name, ...points }));
  } catch (error) {
    throw new UsageError(`--svg: "${file}" can't be written. Give a file in a folder that is there.`, {
      cause: error,
    });
  }
}

/** What the editor may write as `caution` in book.yaml, and what it would cost. */
function toAdvice(own: CautionPoint, proposed: CautionPoint | undefined, sample: Sample): string {
  const percent = (share: number | null): string => (share === null ? '–' : `${(share * 100).toFixed(1)} %`);
  const line = (name: string, { caution, direct, misled, unanswerable }: CautionPoint): string =>
    `${name} ${caution.toFixed(2)}: 言い切り ${percent(direct)}、間違った回答 ${percent(misled)}、答えのない質問への回答 ${percent(unanswerable)}\n`;
  const limits = `間違った回答 ${percent(mostMisled)} 以下、答えのない質問への回答 ${percent(mostUnanswerable)} 以下`;
  const now = line('今の caution  ', own);
  if (proposed !== undefined)
    return `${now}${line('caution の提案', proposed)}(${limits}を保つ、いちばん小さい値)\n`;
  const why = isEnough(sample)
    ? `0.99 でも「${limits}」になりません。phrasings と、足りない質問を見直してください。`
    : `提案には、答えのあるメッセージ ${fewest.answerable} 件と、答えのないメッセージ ${fewest.unanswerable} 件が要ります (いまは ${sample.answerable} 件と ${sample.unanswerable} 件)。`;
  return `${now}提案なし: ${why}\n`;
}

/** Only a count: each line's problem is on stderr already. */
function toLeftOut(problems: readonly Problem[]): string {
  const lines = new Set(problems.map(({ line }) => line)).size;
  return lines === 0 ? '' : `\n測らなかった行: ${lines} 行 (誤りがあるため)\n`;
}

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
