// Fits src/search/weights.json on messages with known entries: `node scripts/fit-weights.ts [--extra <folder>]`.
// The three books count with their phrasings and without, beside uncurated books, so that no kind of book rules.
// Prints Hit@1 and Hit@3 of every book with the weights fitted on all the others, then writes the weights.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Book } from '../src/faq/book.ts';
import { loadBooks } from '../src/faq/load.ts';
import { readTableBook } from '../src/faq/table.ts';
import { createSearch, type Look } from '../src/search/engine.ts';
import { evidenceNames, weighEvidence, type Evidence } from '../src/search/evidence.ts';
import { featureNames, type Candidate } from '../src/search/features.ts';
import { scoreCandidate } from '../src/search/score.ts';
import { loadTokenizer } from '../src/search/tokenizer.ts';
import { believe, type Belief } from '../src/search/verdict.ts';

type Example = {
  readonly right: ReadonlySet<number>;
  readonly candidates: readonly Candidate[];
  readonly size: number;
  readonly explainBy: Look['explainBy'];
  readonly kind: string;
};
type Group = {
  readonly name: string;
  readonly family: string;
  readonly share: number;
  readonly examples: readonly Example[];
};

const epochs = 250;
const learningRate = 0.05;
const ridge = 2e-4;

function readRows(
  file: string,
): { query: string; expected: string[]; kind: string; book?: string | undefined }[] {
  const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  const columns = head.split('\t');
  return lines.map((line) => {
    const cells = new Map(line.split('\t').map((cell, index) => [columns[index], cell]));
    const expected = (cells.get('expected') ?? cells.get('expected ids') ?? '-')
      .split(',')
      .map((id) => id.trim());
    return {
      query: cells.get('query') ?? '',
      expected: expected.filter((id) => id !== '-').map((id) => id.split('/').at(-1) ?? id),
      kind: cells.get('kind') ?? '',
      book: cells.get('book'),
    };
  });
}

const tokenizer = await loadTokenizer();

function examplesOf(book: Book, rows: ReturnType<typeof readRows>): Example[] {
  const { look } = createSearch(book, tokenizer);
  const places = new Map(book.entries.map(({ id }, index) => [id, index]));
  return rows.map(({ query, expected, kind }) => ({
    ...look(query),
    right: new Set(expected.flatMap((id) => places.get(id) ?? [])),
    kind,
  }));
}

const groups: Group[] = [];
const extraFlag = process.argv.indexOf('--extra');
const extra = extraFlag < 0 ? undefined : process.argv[extraFlag + 1];
for (const [id, book] of loadBooks('faq-data')) {
  const rows = readRows(`faq-data/${id}/queries.tsv`);
  if (extra !== undefined)
    rows.push(...readRows(join(extra, 'seed-books.tsv')).filter((row) => row.book === id));
  const bare = { ...book, entries: book.entries.map((entry) => ({ ...entry, phrasings: [] })) };
  groups.push({ name: id, family: id, share: 1, examples: examplesOf(book, rows) });
  groups.push({ name: `${id} (bare)`, family: id, share: 0.5, examples: examplesOf(bare, rows) });
}
const tables = [['machi', 'test/search/books/machi.tsv', 'test/search/books/machi-queries.tsv']];
if (extra !== undefined) tables.push(['gov', join(extra, 'gov/faq.tsv'), join(extra, 'gov/queries.tsv')]);
for (const [name = '', file = '', queries = ''] of tables) {
  if (!existsSync(file) || !existsSync(queries)) continue;
  const { book } = readTableBook(file);
  if (book !== undefined)
    groups.push({ name, family: name, share: 1.5, examples: examplesOf(book, readRows(queries)) });
}

/** Maximises the likelihood of a right entry among all candidates, by Adam; weights stay at or above zero. */
function fit(training: readonly Group[]): Float32Array {
  const size = featureNames.length;
  const weights = new Float32Array(size).fill(1);
  const [mean, square] = [new Float64Array(size), new Float64Array(size)];
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    const gradient = new Float64Array(size);
    for (const { share, examples } of training)
      for (const example of answerable(examples))
        addGradient(example, weights, share / examples.length, gradient);
    for (let index = 0; index < size; index += 1) {
      const slope = (gradient[index] ?? 0) + ridge * (weights[index] ?? 0);
      mean[index] = 0.9 * (mean[index] ?? 0) + 0.1 * slope;
      square[index] = 0.999 * (square[index] ?? 0) + 0.001 * slope * slope;
      const step = (mean[index] ?? 0) / (1 - 0.9 ** epoch);
      const size2 = Math.sqrt((square[index] ?? 0) / (1 - 0.999 ** epoch)) + 1e-8;
      weights[index] = Math.max(0, (weights[index] ?? 0) - (learningRate * step) / size2);
    }
  }
  return weights;
}

function addGradient(
  { right, candidates }: Example,
  weights: Float32Array,
  share: number,
  into: Float64Array,
): void {
  const scored = candidates.map((candidate) => scoreCandidate(candidate, weights));
  const top = Math.max(...scored.map(({ score }) => score));
  const masses = scored.map(({ score }) => Math.exp(score - top));
  const all = masses.reduce((sum, mass) => sum + mass, 0);
  const good = masses.reduce(
    (sum, mass, index) => sum + (right.has(scored[index]?.entry ?? -1) ? mass : 0),
    0,
  );
  if (good === 0) return;
  for (const [index, candidate] of candidates.entries()) {
    const mass = masses[index] ?? 0;
    const isRight = right.has(candidate.entry);
    const pull = share * (mass / all - (isRight ? mass / good : 0));
    if (Math.abs(pull) < 1e-9) continue;
    const ask = candidate.asks.find((each) => each.ask === scored[index]?.ask)?.measures;
    for (let feature = 0; feature < into.length; feature += 1)
      into[feature] = (into[feature] ?? 0) + pull * ((candidate.own[feature] ?? 0) + (ask?.[feature] ?? 0));
  }
}

/** Those with one errand that an entry answers: what Hit@k is measured on. */
function answerable(examples: readonly Example[]): readonly Example[] {
  return examples.filter(({ right, kind }) => right.size > 0 && kind !== 'ambig');
}

function hits(all: readonly Example[], weights: Float32Array): string {
  const examples = answerable(all);
  const ranks = examples.map(({ right, candidates }) =>
    candidates
      .map((candidate) => scoreCandidate(candidate, weights))
      .sort((a, b) => b.score - a.score)
      .findIndex(({ entry }) => right.has(entry)),
  );
  const share = (k: number): string =>
    ((100 * ranks.filter((rank) => rank >= 0 && rank < k).length) / Math.max(ranks.length, 1)).toFixed(1);
  return `Hit@1 ${share(1).padStart(5)}  Hit@3 ${share(3).padStart(5)}  Hit@10 ${share(10).padStart(5)}  n=${ranks.length}`;
}

/** What a ranking looks like to the verdict. */
type Observation = {
  readonly family: string;
  readonly share: number;
  readonly evidence: Evidence;
  readonly isRight: boolean;
  readonly isAnswerable: boolean;
};

function observe({ family, share, examples }: Group, weights: Float32Array): Observation[] {
  return examples.map(({ candidates, size, explainBy, right }) => {
    const ranking = candidates.map((each) => scoreCandidate(each, weights)).sort((a, b) => b.score - a.score);
    const byEntry = new Map(candidates.map((each) => [each.entry, each]));
    const explained = ranking[0] === undefined ? [] : explainBy(ranking[0].entry);
    const evidence = weighEvidence(ranking, byEntry, explained, size);
    const isRight = right.has(ranking[0]?.entry ?? -1);
    return { family, share: share / examples.length, evidence, isRight, isAnswerable: right.size > 0 };
  });
}

/** Logistic regression by plain gradient descent. */
function fitBelief(observations: readonly Observation[], isTrue: (each: Observation) => boolean): Belief {
  const evidence = new Float32Array(evidenceNames.length);
  let constant = 0;
  const total = observations.reduce((sum, { share }) => sum + share, 0);
  for (let epoch = 0; epoch < 3_000; epoch += 1) {
    const slopes = new Float64Array(evidence.length);
    let slope = 0;
    for (const observation of observations) {
      const miss = believe({ constant, evidence }, observation.evidence) - Number(isTrue(observation));
      const pull = (miss * observation.share) / total;
      slope += pull;
      for (let index = 0; index < slopes.length; index += 1)
        slopes[index] = (slopes[index] ?? 0) + pull * (observation.evidence[index] ?? 0);
    }
    constant -= 2 * slope;
    for (let index = 0; index < evidence.length; index += 1)
      evidence[index] = (evidence[index] ?? 0) - 2 * ((slopes[index] ?? 0) + 1e-3 * (evidence[index] ?? 0));
  }
  return { constant, evidence };
}

/** At each caution: the share answered outright, and the share of all messages misled, on books not fitted on. */
function drawCautions(observations: readonly Observation[]): void {
  const families = [...new Set(observations.map(({ family }) => family))];
  const judged = families.flatMap((family) => {
    const belief = fitBelief(
      observations.filter((each) => each.family !== family),
      (each) => each.isRight,
    );
    const own = observations.filter((each) => each.family === family);
    return own.map((each) => ({ ...each, answer: believe(belief, each.evidence) }));
  });
  for (const caution of [0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9]) {
    const answered = judged.filter(({ answer }) => answer >= caution);
    const mass = (list: readonly Observation[]): number => list.reduce((sum, { share }) => sum + share, 0);
    const unanswerable = judged.filter((each) => !each.isAnswerable);
    const percent = (part: number, whole: number): string => ((100 * part) / whole).toFixed(1).padStart(5);
    process.stdout.write(
      `caution ${caution}: direct ${percent(mass(answered.filter((each) => each.isAnswerable)), mass(judged.filter((each) => each.isAnswerable)))} %, misled ${percent(mass(answered.filter((each) => !each.isRight)), mass(judged))} %, unanswerable answered ${percent(mass(answered.filter((each) => !each.isAnswerable)), mass(unanswerable))} %\n`,
    );
  }
}

const observations: Observation[] = [];
for (const family of new Set(groups.map((group) => group.family))) {
  const weights = fit(groups.filter((group) => group.family !== family));
  for (const group of groups.filter((each) => each.family === family)) {
    process.stdout.write(`${group.name.padEnd(24)} fitted on the others: ${hits(group.examples, weights)}\n`);
    observations.push(...observe(group, weights));
  }
}
drawCautions(observations);

const weights = fit(groups);
for (const group of groups)
  process.stdout.write(`${group.name.padEnd(24)} fitted on all:        ${hits(group.examples, weights)}\n`);
const round = (value: number): number => Number(value.toFixed(4));
const named = (names: readonly string[], values: Float32Array): Record<string, number> =>
  Object.fromEntries(names.map((name, index) => [name, round(values[index] ?? 0)]));
const written = ({ constant, evidence }: Belief): Record<string, number> => ({
  constant: round(constant),
  ...named(evidenceNames, evidence),
});
const result = {
  features: named(featureNames, weights),
  beliefs: {
    answer: written(fitBelief(observations, (each) => each.isRight)),
    offer: written(fitBelief(observations, (each) => each.isAnswerable)),
  },
};
writeFileSync('src/search/weights.json', `${JSON.stringify(result, null, 2)}\n`);
