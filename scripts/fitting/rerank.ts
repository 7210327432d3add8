import { rankByFeatures, rerankDepth, rerankNames, toRerankFeatures } from '../../src/search/rank/ranking.ts';
import { answerable, type Group } from './examples.ts';
import { scoreGradient } from './features.ts';

const epochs = 1_500;
const learningRate = 0.5;
const ridge = 1e-4;

/** The entries of one message that are reranked; `values` holds their rerank features, one entry after the other. */
type Case = {
  readonly share: number;
  readonly values: Float64Array;
  readonly isRight: readonly boolean[];
};

/** The weights of reranking, given those of the features, by gradient descent. */
export function fitRerank(training: readonly Group[], features: Float32Array): Float32Array {
  const size = rerankNames.length;
  const cases = training.flatMap(({ share, examples }) => {
    const useful = answerable(examples);
    return useful.map(({ candidates, explainBy, objectionsTo, right }): Case => {
      const ranking = rankByFeatures(candidates, features).slice(0, rerankDepth);
      const values = ranking.flatMap(({ entry, score }) =>
        toRerankFeatures(score, explainBy(entry), objectionsTo(entry)),
      );
      return {
        share: share / useful.length,
        values: Float64Array.from(values),
        isRight: ranking.map(({ entry }) => right.has(entry)),
      };
    });
  });
  const total = cases.reduce((sum, { share }) => sum + share, 0);
  const weights = new Float32Array(size);
  weights[0] = 1;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const gradient = new Float64Array(size);
    for (const each of cases) addGradient(each, weights, total, gradient);
    for (let at = 0; at < size; at += 1)
      weights[at] = bounded(
        rerankNames[at],
        (weights[at] ?? 0) - learningRate * ((gradient[at] ?? 0) + ridge * (weights[at] ?? 0)),
      );
  }
  return weights;
}

function addGradient(
  { share, values, isRight }: Case,
  weights: Float32Array,
  total: number,
  into: Float64Array,
): void {
  const size = weights.length;
  const scores = isRight.map((_, index) => {
    let score = 0;
    for (let at = 0; at < size; at += 1) score += (values[index * size + at] ?? 0) * (weights[at] ?? 0);
    return score;
  });
  for (const [index, slope] of scoreGradient(scores, isRight).entries())
    for (let at = 0; at < size; at += 1)
      into[at] = (into[at] ?? 0) + (share * slope * (values[index * size + at] ?? 0)) / total;
}

/** An opposite may only count against an entry, whatever the examples say. */
function bounded(name: (typeof rerankNames)[number] | undefined, weight: number): number {
  return name === 'opposite' || name === 'polarity' ? Math.min(0, weight) : weight;
}
