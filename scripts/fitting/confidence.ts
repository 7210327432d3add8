import { evidenceNames, weighEvidence, type Evidence } from '../../src/search/confidence/signals.ts';
import { rankEntries } from '../../src/search/rank/ranking.ts';
import { believe, type Belief } from '../../src/search/confidence/verdict.ts';
import type { Group } from './examples.ts';

/** What a ranking looks like to the verdict, and what was true. */
export type Observation = {
  readonly family: string;
  readonly share: number;
  readonly evidence: Evidence;
  /** Is the first of the ranking the answer? Not where the message is vague: then a choice is. */
  readonly isRight: boolean;
  /** Would the first of the ranking mislead? */
  readonly isWrong: boolean;
  readonly isAnswerable: boolean;
};

export function observe(group: Group, features: Float32Array, secondLook: Float32Array): Observation[] {
  const { family, share, examples } = group;
  return examples.map((example) => {
    const ranking = rankEntries(example, features, secondLook);
    const isWrong = !example.right.has(ranking[0]?.entry ?? -1);
    const isRight = !isWrong && example.kind !== 'ambig';
    const evidence = weighEvidence(ranking, example);
    return {
      family,
      share: share / examples.length,
      evidence,
      isRight,
      isWrong,
      isAnswerable: example.right.size > 0,
    };
  });
}

/** What can only speak against being right, and what can only speak for it: no book may teach the contrary. */
const against = new Set<string>(['rivals', 'rival explained', 'strange word', 'strange words']);
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
export function fitBelief(
  observations: readonly Observation[],
  isTrue: (each: Observation) => boolean,
): Belief {
  const evidence = new Float32Array(evidenceNames.length);
  let constant = 0;
  const total = observations.reduce((sum, { share }) => sum + share, 0);
  for (let epoch = 0; epoch < 3_000; epoch += 1) {
    const slopes = new Float64Array(evidence.length);
    let slope = 0;
    for (const observation of observations) {
      const miss = believe({ constant, evidence }, observation.evidence) - Number(isTrue(observation));
      const pull = (miss * observation.share) / total;
      slope += pull;
      for (let index = 0; index < slopes.length; index += 1)
        slopes[index] = (slopes[index] ?? 0) + pull * (observation.evidence[index] ?? 0);
    }
    constant -= 2 * slope;
    for (let index = 0; index < evidence.length; index += 1)
      evidence[index] = withinReason(
        evidenceNames[index] ?? '',
        (evidence[index] ?? 0) - 2 * ((slopes[index] ?? 0) + 1e-3 * (evidence[index] ?? 0)),
      );
  }
  return { constant, evidence };
}

/** At each caution: the share answered outright and the share of all misled, each family judged by the others. */
export function describeCautions(observations: readonly Observation[]): string[] {
  const families = [...new Set(observations.map(({ family }) => family))];
  const judged = families.flatMap((family) => {
    const others = observations.filter((each) => each.family !== family);
    const belief = fitBelief(others, (each) => each.isRight);
    const own = observations.filter((each) => each.family === family);
    return own.map((each) => ({ ...each, answer: believe(belief, each.evidence) }));
  });
  const mass = (list: readonly Observation[]): number => list.reduce((sum, { share }) => sum + share, 0);
  const percent = (part: number, whole: number): string =>
    `${((100 * part) / whole).toFixed(1).padStart(5)} %`;
  return [0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9].map((caution) => {
    const answered = judged.filter(({ answer }) => answer >= caution);
    const direct = percent(
      mass(answered.filter((each) => each.isAnswerable)),
      mass(judged.filter((each) => each.isAnswerable)),
    );
    const misled = percent(mass(answered.filter((each) => each.isWrong)), mass(judged));
    const rash = percent(
      mass(answered.filter((each) => !each.isAnswerable)),
      mass(judged.filter((each) => !each.isAnswerable)),
    );
    return `caution ${caution}: direct ${direct}, misled ${misled}, unanswerable answered ${rash}`;
  });
}
