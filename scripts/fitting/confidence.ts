import { signalNames, measureSignals, type Signals } from '../../src/search/confidence/signals.ts';
import { rankEntries } from '../../src/search/rank/ranking.ts';
import { confidenceBy, type ConfidenceModel } from '../../src/search/confidence/verdict.ts';
import type { Group } from './examples.ts';

/** The signals of a ranking, and what was true about it. */
export type Observation = {
  readonly family: string;
  readonly share: number;
  readonly signals: Signals;
  /** Is the first of the ranking the answer? For a vague message it never is: that wants a choice. */
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

/** Signals that may only count against the first entry, or only for it, whatever the examples say. */
const against = new Set<string>([
  'rivals',
  'rival explained',
  'unknown word',
  'unknown words',
  'opposite',
  'polarity',
]);
const inFavour = new Set<string>([
  'likelihood',
  'margin',
  'odds',
  'explained',
  'worst word',
  'all explained',
  'last word',
  'last words',
]);

function bounded(name: string, weight: number): number {
  if (against.has(name)) return Math.min(0, weight);
  return inFavour.has(name) ? Math.max(0, weight) : weight;
}

/** Logistic regression by gradient descent. */
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
      const error = confidenceBy({ constant, signals }, observation.signals) - Number(isTrue(observation));
      const step = (error * observation.share) / total;
      slope += step;
      for (let index = 0; index < slopes.length; index += 1)
        slopes[index] = (slopes[index] ?? 0) + step * (observation.signals[index] ?? 0);
    }
    constant -= 2 * slope;
    for (let index = 0; index < signals.length; index += 1)
      signals[index] = bounded(
        signalNames[index] ?? '',
        (signals[index] ?? 0) - 2 * ((slopes[index] ?? 0) + 1e-3 * (signals[index] ?? 0)),
      );
  }
  return { constant, signals };
}

/** For each answer threshold: what is answered, and what misleads, by models fitted to the other families. */
export function describeThresholds(observations: readonly Observation[]): string[] {
  const families = [...new Set(observations.map(({ family }) => family))];
  const judged = families.flatMap((family) => {
    const others = observations.filter((each) => each.family !== family);
    const model = fitConfidence(others, (each) => each.isRight);
    const own = observations.filter((each) => each.family === family);
    return own.map((each) => ({ ...each, answer: confidenceBy(model, each.signals) }));
  });
  const totalShare = (list: readonly Observation[]): number =>
    list.reduce((sum, { share }) => sum + share, 0);
  const percent = (part: number, whole: number): string =>
    `${((100 * part) / whole).toFixed(1).padStart(5)} %`;
  return [0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9].map((threshold) => {
    const answered = judged.filter(({ answer }) => answer >= threshold);
    const direct = percent(
      totalShare(answered.filter((each) => each.isAnswerable)),
      totalShare(judged.filter((each) => each.isAnswerable)),
    );
    const misled = percent(totalShare(answered.filter((each) => each.isWrong)), totalShare(judged));
    const rash = percent(
      totalShare(answered.filter((each) => !each.isAnswerable)),
      totalShare(judged.filter((each) => !each.isAnswerable)),
    );
    return `caution ${threshold}: direct ${direct}, misled ${misled}, unanswerable answered ${rash}`;
  });
}
