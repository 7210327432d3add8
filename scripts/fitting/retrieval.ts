import { featureNames } from '../../src/search/rank/features.ts';
import { scoreCandidate } from '../../src/search/rank/score.ts';
import { answerable, type Example, type Group } from './examples.ts';

const epochs = 250;
const learningRate = 0.05;
const ridge = 2e-4;

/** Maximises the likelihood of a right entry among all candidates, by Adam; weights stay at or above zero. */
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
  const pulls = pullsOf(
    scored.map(({ score }) => score),
    scored.map(({ entry }) => right.has(entry)),
  );
  for (const [index, candidate] of candidates.entries()) {
    const pull = share * (pulls[index] ?? 0);
    if (Math.abs(pull) < 1e-9) continue;
    const queryDocument = candidate.queryDocuments.find(
      (each) => each.queryDocument === scored[index]?.queryDocument,
    )?.measures;
    for (let feature = 0; feature < into.length; feature += 1)
      into[feature] =
        (into[feature] ?? 0) + pull * ((candidate.own[feature] ?? 0) + (queryDocument?.[feature] ?? 0));
  }
}

/** How the likelihood of the right ones falls with each score: the gradient of the softmax. */
export function pullsOf(scores: readonly number[], isRight: readonly boolean[]): number[] {
  const top = Math.max(...scores);
  const idfSums = scores.map((score) => Math.exp(score - top));
  const all = idfSums.reduce((sum, idfSum) => sum + idfSum, 0);
  const good = idfSums.reduce((sum, idfSum, index) => sum + (isRight[index] === true ? idfSum : 0), 0);
  if (good === 0) return scores.map(() => 0);
  return idfSums.map((idfSum, index) => idfSum / all - (isRight[index] === true ? idfSum / good : 0));
}
