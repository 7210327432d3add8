import { readFileSync } from 'node:fs';
import type { Book } from '../../books/book.ts';
import { signalNames } from '../confidence/signals.ts';
import { featureNames } from './features.ts';
import { rerankNames } from './ranking.ts';
import type { ConfidenceModel, ConfidenceModels } from '../confidence/verdict.ts';

export type Weights = {
  readonly features: Float32Array;
  readonly rerank: Float32Array;
  readonly confidence: ConfidenceModels;
};

/**
 * `curated`: editors have written how people ask, so a message is compared with asks above all. `bare`: only
 * questions and answers, so that the answers' words have to make up for it.
 */
export type Curation = 'curated' | 'bare';

const enoughPhrasings = 3;
const mostEntries = 0.8;

/** A book counts as curated when most of its entries have phrasings: then none is at a disadvantage. */
export function curationOf({ entries }: Book): Curation {
  const curated = entries.filter(({ phrasings }) => phrasings.length >= enoughPhrasings).length;
  return curated >= mostEntries * entries.length ? 'curated' : 'bare';
}

type Written = Readonly<Record<Curation, WrittenWeights>>;

type WrittenWeights = {
  readonly features: Readonly<Record<string, number>>;
  readonly rerank: Readonly<Record<string, number>>;
  readonly confidence: Readonly<Record<keyof ConfidenceModels, Readonly<Record<string, number>>>>;
};

/** What `scripts/fit-weights.ts` found. @throws when a feature or a piece of evidence has no weight */
export function readWeights(curation: Curation): Weights {
  const text = readFileSync(new URL('./weights.json', import.meta.url), 'utf8');
  const { features, rerank, confidence } = (JSON.parse(text) as Written)[curation];
  const model = (written: Readonly<Record<string, number>>): ConfidenceModel => ({
    constant: weightOf(written, 'constant'),
    signals: Float32Array.from(signalNames, (name) => weightOf(written, name)),
  });
  return {
    features: Float32Array.from(featureNames, (name) => weightOf(features, name)),
    rerank: Float32Array.from(rerankNames, (name) => weightOf(rerank, name)),
    confidence: { answer: model(confidence.answer), offer: model(confidence.offer) },
  };
}

function weightOf(written: Readonly<Record<string, number>>, name: string): number {
  const weight = written[name];
  if (weight === undefined)
    throw new Error(`weights.json has no weight for "${name}": run scripts/fit-weights.ts`);
  return weight;
}
