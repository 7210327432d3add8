import { rankByFeatures, rerankDepth, rerankNames, toRerankFeatures } from '../../src/search/rank/ranking.ts';
import { answerable, type Group } from './examples.ts';
import { scoreGradient } from './features.ts';

const epochs = 1_500;
const learningRate = 0.5;
const ridge = 1e-4;

/** The weights of reranking, given those of the features, by gradient descent. */
export function fitRerank(training: readonly Group[], features: Float32Array): Float32Array {
  const cases = training.flatMap(({ share, examples }) => {
    const useful = answerable(examples);
    return useful.map(({ candidates, explainBy, objectionsTo, right }) => {
      const ranking = rankByFeatures(candidates, features).slice(0, rerankDepth);
      return {
        share: share / useful.length,
        values: ranking.map(({ entry, score }) =>
          toRerankFeatures(score, explainBy(entry), objectionsTo(entry)),
        ),
        isRight: ranking.map(({ entry }) => right.has(entry)),
      };
    });
  });
  const total = cases.reduce((sum, { share }) => sum + share, 0);
  const weights = new Float32Array(rerankNames.length);
  weights[0] = 1;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const gradient = new Float64Array(weights.length);
    for (const { share, values, isRight } of cases) {
      const scores = values.map((each) =>
        each.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0),
      );
      const slopes = scoreGradient(scores, isRight);
      for (const [index, each] of values.entries())
        for (const [at, value] of each.entries())
          gradient[at] = (gradient[at] ?? 0) + (share * (slopes[index] ?? 0) * value) / total;
    }
    for (let at = 0; at < weights.length; at += 1)
      weights[at] = bounded(
        rerankNames[at],
        (weights[at] ?? 0) - learningRate * ((gradient[at] ?? 0) + ridge * (weights[at] ?? 0)),
      );
  }
  return weights;
}

/** An opposite may only count against an entry, whatever the examples say. */
function bounded(name: (typeof rerankNames)[number] | undefined, weight: number): number {
  return name === 'opposite' || name === 'polarity' ? Math.min(0, weight) : weight;
}
