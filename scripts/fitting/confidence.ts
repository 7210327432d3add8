import { signalNames, measureSignals, type Signals } from '../../src/search/confidence/signals.ts';
import { rankEntries } from '../../src/search/rank/ranking.ts';
import { confidenceBy, type ConfidenceModel } from '../../src/search/confidence/verdict.ts';
import type { Group } from './examples.ts';

/** What a ranking looks like to the verdict, and what was true. */
export type Observation = {
  readonly family: string;
  readonly share: number;
  readonly signals: Signals;
  /** Is the first of the ranking the answer? Not where the message is vague: then a choice is. */
  readonly isRight: boolean;
  /** Would the first of the ranking mislead? */
  readonly isWrong: boolean;
  readonly isAnswerable: boolean;
};

export function observe(group: Group, features: Float32Array, rerank: Float32Array): Observation[] {
  const { family, share, examples } = group;
  return examples.map((example) => {
    const ranking = rankEntries(example, features, rerank);
    const isWrong = !example.right.has(ranking[0]?.entry ?? -1);
    const isRight = !isWrong && example.kind !== 'ambig';
    const signals = measureSignals(ranking, example);
    return {
      family,
      share: share / examples.length,
      signals,
      isRight,
      isWrong,
      isAnswerable: example.right.size > 0,
    };
  });
}

/** What can only speak against being right, and what can only speak for it: no book may teach the contrary. */
const against = new Set<string>(['rivals', 'rival explained', 'unknown word', 'unknown words']);
const inFavour = new Set<string>([
  'likelihood',
  'lead',
  'odds',
  'explained',
  'worst word',
  'all explained',
  'last word',
  'last words',
]);

function withinReason(name: string, weight: number): number {
  if (against.has(name)) return Math.min(0, weight);
  return inFavour.has(name) ? Math.max(0, weight) : weight;
}

/** Logistic regression by plain gradient descent. */
export function fitConfidence(
  observations: readonly Observation[],
  isTrue: (each: Observation) => boolean,
): ConfidenceModel {
  const signals = new Float32Array(signalNames.length);
  let constant = 0;
  const total = observations.reduce((sum, { share }) => sum + share, 0);
  for (let epoch = 0; epoch < 3_000; epoch += 1) {
    const slopes = new Float64Array(signals.length);
    let slope = 0;
    for (const observation of observations) {
      const miss = confidenceBy({ constant, signals }, observation.signals) - Number(isTrue(observation));
      const pull = (miss * observation.share) / total;
      slope += pull;
      for (let index = 0; index < slopes.length; index += 1)
        slopes[index] = (slopes[index] ?? 0) + pull * (observation.signals[index] ?? 0);
    }
    constant -= 2 * slope;
    for (let index = 0; index < signals.length; index += 1)
      signals[index] = withinReason(
        signalNames[index] ?? '',
        (signals[index] ?? 0) - 2 * ((slopes[index] ?? 0) + 1e-3 * (signals[index] ?? 0)),
      );
  }
  return { constant, signals };
}

/** At each caution: the share answered outright and the share of all misled, each family judged by the others. */
export function describeCautions(observations: readonly Observation[]): string[] {
  const families = [...new Set(observations.map(({ family }) => family))];
  const judged = families.flatMap((family) => {
    const others = observations.filter((each) => each.family !== family);
    const model = fitConfidence(others, (each) => each.isRight);
    const own = observations.filter((each) => each.family === family);
    return own.map((each) => ({ ...each, answer: confidenceBy(model, each.signals) }));
  });
  const idfSum = (list: readonly Observation[]): number => list.reduce((sum, { share }) => sum + share, 0);
  const percent = (part: number, whole: number): string =>
    `${((100 * part) / whole).toFixed(1).padStart(5)} %`;
  return [0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9].map((caution) => {
    const answered = judged.filter(({ answer }) => answer >= caution);
    const direct = percent(
      idfSum(answered.filter((each) => each.isAnswerable)),
      idfSum(judged.filter((each) => each.isAnswerable)),
    );
    const misled = percent(idfSum(answered.filter((each) => each.isWrong)), idfSum(judged));
    const rash = percent(
      idfSum(answered.filter((each) => !each.isAnswerable)),
      idfSum(judged.filter((each) => !each.isAnswerable)),
    );
    return `caution ${caution}: direct ${direct}, misled ${misled}, unanswerable answered ${rash}`;
  });
}
