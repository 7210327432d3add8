import type { Entry } from '../../books/book.ts';
import { choiceCost, costs, wrongCost } from './costs.ts';
import { signalNames, type Signals } from './signals.ts';
import type { Finding } from '../finding.ts';

/** A logistic model, fitted by `scripts/fit-weights.ts`: a weight for each signal, and a constant. */
export type ConfidenceModel = { readonly constant: number; readonly signals: Float32Array };

export type ConfidenceModels = {
  /** How likely is the first of the ranking right? */
  readonly answer: ConfidenceModel;
  /** How likely does any entry answer the message? */
  readonly offer: ConfidenceModel;
};

const mostChoices = 5;
const mostOthers = 3;
const mostNearest = 3;
/** Where most likely nothing answers a message, a long list would be read in vain. */
const leastAnswerable = 0.5;
/** An entry that is less likely the right one isn't in question: it is no choice, and nothing to offer below an answer. */
const leastChance = 0.02;
/** An answer stands first only when it is more likely right than wrong. */
const leastLikely = 0.5;
/** The nearest of a message that nothing answers must know so much of its words, rare ones above all. */
const leastShared = 0.5;

export type Confidence = Readonly<Record<keyof ConfidenceModels, number>>;

/** @returns 0 … 1 */
export function confidenceBy({ constant, signals }: ConfidenceModel, observed: Signals): number {
  let sum = constant;
  for (let index = 0; index < signalNames.length; index += 1)
    sum += (signals[index] ?? 0) * (observed[index] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

/**
 * An entry of the ranking. `share`: of the likelihood; the shares of a ranking sum to 1. `shared`: how much of the
 * message's words it knows, 0 … 1, and in how many of them at least by half.
 */
export type Likely = {
  readonly entry: Entry;
  readonly share: number;
  readonly shared: number;
  readonly sharedWords: number;
};

/** What a person may be shown. */
type Band = 'answer' | 'likely' | 'choose' | 'none';

/** The cost that is to be expected of each band; null where there is nothing else to offer beside the first. */
export type ExpectedCosts = Readonly<Record<Exclude<Band, 'likely'>, number>> & {
  readonly likely: number | null;
};

/** How a message was decided: its band, and the places in the ranking of what is shown, from 0. */
type Decision = {
  readonly band: Band;
  readonly shown: readonly number[];
  readonly expected: ExpectedCosts;
};

/** The finding of a message. @param ranking likeliest first */
export function decideFinding(
  ranking: readonly Likely[],
  confidence: Confidence,
  caution: number,
): { readonly finding: Finding; readonly expected: ExpectedCosts } {
  const { band, shown, expected } = decideBand(
    ranking.map(({ share }) => share),
    confidence,
    caution,
  );
  const entries = shown.flatMap((place) => ranking[place]?.entry ?? []);
  const [entry, ...others] = entries;
  if (band === 'none' || entry === undefined)
    return { finding: { kind: 'none', nearest: nearestOf(ranking) }, expected };
  switch (band) {
    case 'answer':
      return { finding: { kind: 'confident', entry }, expected };
    case 'likely':
      return { finding: { kind: 'likely', entry, others }, expected };
    case 'choose':
      return { finding: { kind: 'ambiguous', entries }, expected };
  }
}

/**
 * Decides what a person is shown. From `caution` on the first entry is answered; below it, the band with the least
 * expected cost is chosen, by `costs.ts`.
 * @param shares of a ranking, likeliest first
 */
export function decideBand(shares: readonly number[], confidence: Confidence, caution: number): Decision {
  if (shares.length === 0)
    return { band: 'none', shown: [], expected: { answer: 0, likely: null, choose: 0, none: 0 } };
  const chances = chancesOf(shares, confidence);
  const rivals = [...chances.keys()].slice(1).filter((at) => (chances[at] ?? 0) >= leastChance);
  const others = rivals.length === 0 && shares.length > 1 ? [1] : rivals.slice(0, mostOthers);
  const any = Math.max(confidence.offer, confidence.answer);
  const choices = [0, ...rivals.slice(0, (any < leastAnswerable ? mostNearest : mostChoices) - 1)];
  const expected = expectedCosts(chances, { others, choices }, any, caution);
  const band = bandOf(expected, confidence, caution);
  const shown = { answer: [0], likely: [0, ...others], choose: choices, none: [] };
  return { band, shown: shown[band], expected };
}

function bandOf({ likely, choose, none }: ExpectedCosts, { answer }: Confidence, caution: number): Band {
  if (answer >= caution) return 'answer';
  if (likely !== null && answer >= leastLikely && likely <= Math.min(choose, none)) return 'likely';
  return choose <= none ? 'choose' : 'none';
}

/** How likely each entry is the right one. The others have by their shares what the first leaves of "any answers it". */
function chancesOf(shares: readonly number[], { answer, offer }: Confidence): number[] {
  const rest = Math.max(1 - (shares[0] ?? 0), 1e-9);
  return shares.map((share, at) => (at === 0 ? answer : (Math.max(offer - answer, 0) * share) / rest));
}

/** @param any how likely any entry answers the message */
function expectedCosts(
  chances: readonly number[],
  shown: { readonly others: readonly number[]; readonly choices: readonly number[] },
  any: number,
  caution: number,
): ExpectedCosts {
  const sum = (places: readonly number[]): number =>
    places.reduce((total, at) => total + (chances[at] ?? 0), 0);
  const [first, beside, among] = [sum([0]), sum(shown.others), sum(shown.choices)];
  const wrong = wrongCost(caution);
  const stranger = wrong * costs.stranger;
  return {
    answer: (any - first) * wrong + (1 - any) * stranger,
    likely:
      shown.others.length === 0
        ? null
        : beside * costs.detour + ((any - first - beside) * wrong + (1 - any) * stranger) * costs.doubted,
    choose:
      among * choiceCost(shown.choices.length) + (any - among) * costs.missed + (1 - any) * costs.strangers,
    none: any * costs.missed,
  };
}

/** What shares the request itself with the message, not one common word: it is offered though nothing answers it. */
function nearestOf(ranking: readonly Likely[]): Entry[] {
  return ranking
    .filter(({ shared, sharedWords }) => shared >= leastShared && sharedWords >= 2)
    .slice(0, mostNearest)
    .map(({ entry }) => entry);
}
