import { featureNames } from '../../src/search/rank/features.ts';
import { scoreCandidate } from '../../src/search/rank/score.ts';
import { answerable, type Example, type Group } from './examples.ts';

const epochs = 250;
const learningRate = 0.05;
const ridge = 2e-4;

/** The weights of the features: maximizes the likelihood of the right entries by Adam. No weight is below zero. */
export function fitFeatures(training: readonly Group[]): Float32Array {
  const size = featureNames.length;
  const weights = new Float32Array(size).fill(1);
  const [mean, square] = [new Float64Array(size), new Float64Array(size)];
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    const gradient = new Float64Array(size);
    for (const { share, examples } of training) {
      const useful = answerable(examples);
      for (const example of useful) addGradient(example, weights, share / useful.length, gradient);
    }
    for (let index = 0; index < size; index += 1) {
      const slope = (gradient[index] ?? 0) + ridge * (weights[index] ?? 0);
      mean[index] = 0.9 * (mean[index] ?? 0) + 0.1 * slope;
      square[index] = 0.999 * (square[index] ?? 0) + 0.001 * slope * slope;
      const step = (mean[index] ?? 0) / (1 - 0.9 ** epoch);
      const scale = Math.sqrt((square[index] ?? 0) / (1 - 0.999 ** epoch)) + 1e-8;
      weights[index] = Math.max(0, (weights[index] ?? 0) - (learningRate * step) / scale);
    }
  }
  return weights;
}

function addGradient(example: Example, weights: Float32Array, share: number, into: Float64Array): void {
  const { right, candidates } = example;
  const scored = candidates.map((candidate) => scoreCandidate(candidate, weights));
  const slopes = scoreGradient(
    scored.map(({ score }) => score),
    scored.map(({ entry }) => right.has(entry)),
  );
  for (const [index, candidate] of candidates.entries()) {
    const slope = share * (slopes[index] ?? 0);
    if (Math.abs(slope) < 1e-9) continue;
    const queryDocument = candidate.queryDocuments.find(
      (each) => each.queryDocument === scored[index]?.queryDocument,
    )?.measures;
    for (let feature = 0; feature < into.length; feature += 1)
      into[feature] =
        (into[feature] ?? 0) + slope * ((candidate.own[feature] ?? 0) + (queryDocument?.[feature] ?? 0));
  }
}

/** The gradient, by each score, of the negative log likelihood that the softmax gives the right entries. */
export function scoreGradient(scores: readonly number[], isRight: readonly boolean[]): number[] {
  const top = Math.max(...scores);
  const exponentials = scores.map((score) => Math.exp(score - top));
  const all = exponentials.reduce((sum, each) => sum + each, 0);
  const right = exponentials.reduce((sum, each, index) => sum + (isRight[index] === true ? each : 0), 0);
  if (right === 0) return scores.map(() => 0);
  return exponentials.map((each, index) => each / all - (isRight[index] === true ? each / right : 0));
}
