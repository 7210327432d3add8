// Fits src/search/weights.json to messages whose right entries are known:
// `node scripts/fit-weights.ts [--extra <folder>] [--lexicon <folder>]`
// It fits two sets of weights: `curated` with the three books and their phrasings; `bare` with the same books without
// phrasings, and with tables. For every book it prints Hit@k with weights fitted to the other books, and then writes the
// weights fitted to all. With `--lexicon` it measures the lexicon of that folder in place of ours, and writes nothing.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { signalNames } from '../src/search/confidence/signals.ts';
import { featureNames } from '../src/search/rank/features.ts';
import { rankEntries, rerankNames } from '../src/search/rank/ranking.ts';
import type { ConfidenceModel } from '../src/search/confidence/verdict.ts';
import { describeCautions, fitConfidence, observe } from './fitting/confidence.ts';
import { answerable, readGroups, type Example, type Group } from './fitting/examples.ts';
import { fitFeatures } from './fitting/features.ts';
import { fitRerank } from './fitting/rerank.ts';

const { values: sources } = parseArgs({
  options: { extra: { type: 'string' }, lexicon: { type: 'string' } },
});
const groups = readGroups(sources);
const print = (line: string): boolean => process.stdout.write(`${line}\n`);

function hits(examples: readonly Example[], features: Float32Array, rerank: Float32Array): string {
  const ranks = answerable(examples).map((example) =>
    rankEntries(example, features, rerank).findIndex(({ entry }) => example.right.has(entry)),
  );
  const share = (k: number): string =>
    ((100 * ranks.filter((rank) => rank >= 0 && rank < k).length) / Math.max(ranks.length, 1))
      .toFixed(1)
      .padStart(5);
  return `Hit@1 ${share(1)}  Hit@3 ${share(3)}  Hit@10 ${share(10)}  n=${ranks.length}`;
}

const round = (value: number): number => Number(value.toFixed(4));
const named = (names: readonly string[], values: Float32Array): Record<string, number> =>
  Object.fromEntries(names.map((name, index) => [name, round(values[index] ?? 0)]));
const toByName = ({ constant, signals }: ConfidenceModel): Record<string, number> => ({
  constant: round(constant),
  ...named(signalNames, signals),
});

function fitAll(groups: readonly Group[]) {
  const observations = [...new Set(groups.map(({ family }) => family))].flatMap((family) => {
    const others = groups.filter((group) => group.family !== family);
    const features = fitFeatures(others);
    const rerank = fitRerank(others, features);
    return groups
      .filter((group) => group.family === family)
      .flatMap((group) => {
        print(`${group.name.padEnd(24)} fitted on the others: ${hits(group.examples, features, rerank)}`);
        return observe(group, features, rerank);
      });
  });
  describeCautions(observations).forEach(print);
  const features = fitFeatures(groups);
  const rerank = fitRerank(groups, features);
  for (const { name, examples } of groups)
    print(`${name.padEnd(24)} fitted on all:        ${hits(examples, features, rerank)}`);
  return {
    features: named(featureNames, features),
    rerank: named(rerankNames, rerank),
    confidence: {
      answer: toByName(fitConfidence(observations, (each) => each.isRight)),
      offer: toByName(fitConfidence(observations, (each) => each.isAnswerable)),
    },
  };
}

const weights = {
  curated: fitAll(groups.filter(({ curation }) => curation === 'curated')),
  bare: fitAll(groups.filter(({ curation }) => curation === 'bare')),
};
if (sources.lexicon === undefined)
  writeFileSync('src/search/weights.json', `${JSON.stringify(weights, null, 2)}\n`);
