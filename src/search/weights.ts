import { readFileSync } from 'node:fs';
import type { Book } from '../books/book.ts';
import { signalNames } from './confidence/signals.ts';
import { featureNames } from './rank/features.ts';
import { rerankNames } from './rank/ranking.ts';
import type { ConfidenceModel, ConfidenceModels } from './confidence/verdict.ts';

export type Weights = {
  readonly features: Float32Array;
  readonly rerank: Float32Array;
  readonly confidence: ConfidenceModels;
};

/**
 * `curated`: editors have added how people ask, so messages are compared with questions and phrasings above all.
 * `bare`: there is only one question for each answer, so the words of the answers count more.
 */
export type Curation = 'curated' | 'bare';

const minPhrasings = 3;
const minCuratedShare = 0.8;

/** A book is curated when most of its entries have phrasings: an entry without any would be at a disadvantage. */
export function curationOf({ entries }: Book): Curation {
  const curated = entries.filter(({ phrasings }) => phrasings.length >= minPhrasings).length;
  return curated >= minCuratedShare * entries.length ? 'curated' : 'bare';
}

type WeightsFile = Readonly<Record<Curation, WeightsByName>>;

type WeightsByName = {
  readonly features: Readonly<Record<string, number>>;
  readonly rerank: Readonly<Record<string, number>>;
  readonly confidence: Readonly<Record<keyof ConfidenceModels, Readonly<Record<string, number>>>>;
};

/** The weights that `scripts/fit-weights.ts` fitted. What was added since the last fit counts 0. */
export function readWeights(curation: Curation): Weights {
  const text = readFileSync(new URL('./weights.json', import.meta.url), 'utf8');
  const { features, rerank, confidence } = (JSON.parse(text) as WeightsFile)[curation];
  const model = (byName: Readonly<Record<string, number>>): ConfidenceModel => ({
    constant: weightOf(byName, 'constant'),
    signals: Float32Array.from(signalNames, (name) => weightOf(byName, name)),
  });
  return {
    features: Float32Array.from(featureNames, (name) => weightOf(features, name)),
    rerank: Float32Array.from(rerankNames, (name) => weightOf(rerank, name)),
    confidence: { answer: model(confidence.answer), offer: model(confidence.offer) },
  };
}

function weightOf(byName: Readonly<Record<string, number>>, name: string): number {
  return byName[name] ?? 0;
}
