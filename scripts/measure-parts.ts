// Measures what each part of search contributes: `node scripts/measure-parts.ts [--extra <folder>]`
// It leaves out one part at a time, fits the weights again to the other books of the same curation (as fit-weights.ts
// does), and measures Hit@1 and Hit@3 on the book that was left out.
import { parseArgs } from 'node:util';
import { featureNames, type Candidate } from '../src/search/rank/features.ts';
import { rankEntries, rerankNames } from '../src/search/rank/ranking.ts';
import { answerable, readGroups, type Example, type Group } from './fitting/examples.ts';
import { fitFeatures } from './fitting/features.ts';
import { fitRerank } from './fitting/rerank.ts';

const { values: sources } = parseArgs({ options: { extra: { type: 'string' } } });
const groups = readGroups(sources);

type Part = {
  readonly name: string;
  readonly without: (example: Example) => Example;
  readonly hasRerank: boolean;
};

const withoutFeatures =
  (isLeftOut: (feature: string) => boolean) =>
  (example: Example): Example => {
    const blank = (values: Float32Array): Float32Array =>
      values.map((value, index) => (isLeftOut(featureNames[index] ?? '') ? 0 : value));
    const candidates = example.candidates.map((each): Candidate => ({
      ...each,
      own: blank(each.own),
      queryDocuments: each.queryDocuments.map(({ queryDocument, measures }) => ({
        queryDocument,
        measures: blank(measures),
      })),
    }));
    return { ...example, candidates };
  };

const parts: Part[] = [
  { name: 'everything', without: (example) => example, hasRerank: true },
  {
    name: 'without words',
    without: withoutFeatures((name) => name.startsWith('words')),
    hasRerank: true,
  },
  {
    name: 'without characters',
    without: withoutFeatures((name) => name.startsWith('characters')),
    hasRerank: true,
  },
  {
    name: 'without sounds',
    without: withoutFeatures((name) => name.startsWith('sounds')),
    hasRerank: true,
  },
  {
    name: 'without meanings (retrieval)',
    without: withoutFeatures((name) => name.startsWith('meanings')),
    hasRerank: true,
  },
  {
    name: 'without the answer’s text',
    without: withoutFeatures((name) => /entry|opening/.test(name)),
    hasRerank: true,
  },
  {
    name: 'without lengths',
    without: withoutFeatures((name) => /fit|hit|short/.test(name)),
    hasRerank: true,
  },
  { name: 'without reranking', without: (example) => example, hasRerank: false },
];

function hits({ examples }: Group, features: Float32Array, rerank: Float32Array): string {
  const ranks = answerable(examples).map((example) =>
    rankEntries(example, features, rerank).findIndex(({ entry }) => example.right.has(entry)),
  );
  const share = (k: number): string =>
    ((100 * ranks.filter((rank) => rank >= 0 && rank < k).length) / ranks.length).toFixed(1);
  return `${share(1)}/${share(3)}`.padEnd(12);
}

const title = ({ name, curation }: Group): string =>
  `${name.slice(0, 8)}${curation === 'bare' ? '*' : ''}`.padEnd(12);
process.stdout.write(`${'* = bare'.padEnd(32)}${groups.map(title).join('')}\n`);
for (const { name, without, hasRerank } of parts) {
  const changed = groups.map((group) => ({ ...group, examples: group.examples.map(without) }));
  const results = changed.map((group) => {
    const others = changed.filter(
      ({ curation, family }) => curation === group.curation && family !== group.family,
    );
    const features = fitFeatures(others);
    const scoreOnly = Float32Array.from(rerankNames, (_, index) => (index === 0 ? 1 : 0));
    return hits(group, features, hasRerank ? fitRerank(others, features) : scoreOnly);
  });
  process.stdout.write(`${name.padEnd(32)}${results.join('')}\n`);
}
