import { signalNames, measureSignals, type Signals } from '../../src/search/confidence/signals.ts';
import { rankEntries, toShares } from '../../src/search/rank/ranking.ts';
import { confidenceBy, decideBand, type ConfidenceModel } from '../../src/search/confidence/verdict.ts';
import type { Group } from './examples.ts';

/** The signals of a ranking, and what was true about it. */
export type Observation = {
  readonly family: string;
  readonly share: number;
  readonly signals: Signals;
  /** The ranking's shares of the likelihood, likeliest first, and whether each entry is right. */
  readonly ranked: readonly { readonly share: number; readonly isRight: boolean }[];
  readonly kind: string;
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
    const shares = toShares(ranking);
    return {
      family,
      share: share / examples.length,
      signals,
      kind: example.kind,
      ranked: ranking.map(({ entry }, at) => ({ share: shares[at] ?? 0, isRight: example.right.has(entry) })),
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
  'known',
  'well known',
  'question said',
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

/** For each caution: what the bands come to, by models fitted to the other families. Every message counts the same. */
export function describeCautions(observations: readonly Observation[]): string[] {
  const families = [...new Set(observations.map(({ family }) => family))];
  const judged = families.flatMap((family) => {
    const others = observations.filter((each) => each.family !== family);
    const answer = fitConfidence(others, (each) => each.isRight);
    const offer = fitConfidence(others, (each) => each.isAnswerable);
    return observations
      .filter((each) => each.family === family)
      .map((each) => ({
        each,
        confidence: { answer: confidenceBy(answer, each.signals), offer: confidenceBy(offer, each.signals) },
      }));
  });
  return [0.7, 0.75, 0.8, 0.82, 0.84, 0.86, 0.88, 0.9, 0.92, 0.94, 0.96].map((caution) => {
    const shown = judged.map(({ each, confidence }) => ({
      each,
      ...decideBand(
        each.ranked.map(({ share }) => share),
        confidence,
        caution,
      ),
    }));
    const isDirect = ({ band }: (typeof shown)[number]): boolean => band === 'answer' || band === 'likely';
    const hasRight = ({ each, shown: places }: (typeof shown)[number]): boolean =>
      places.some((place) => each.ranked[place]?.isRight === true);
    const percent = (of: (one: (typeof shown)[number]) => boolean, among = shown): string =>
      `${((100 * among.filter(of).length) / Math.max(among.length, 1)).toFixed(1).padStart(5)} %`;
    const answerable = shown.filter(({ each }) => each.isAnswerable && each.kind !== 'ambig');
    const unanswerable = shown.filter(({ each }) => !each.isAnswerable);
    return [
      `caution ${caution.toFixed(2)}: direct ${percent(isDirect, answerable)}`,
      `(outright ${percent(({ band }) => band === 'answer', answerable)})`,
      `served ${percent((one) => one.band !== 'none' && hasRight(one), answerable)}`,
      `misled ${percent((one) => isDirect(one) && !hasRight(one))}`,
      `detours ${percent((one) => one.band === 'likely' && one.each.isWrong && hasRight(one))}`,
      `unanswerable answered ${percent(isDirect, unanswerable)}`,
    ].join(', ');
  });
}
