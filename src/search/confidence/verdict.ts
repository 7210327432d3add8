import type { Entry } from '../../books/book.ts';
import { signalNames, type Signals } from './signals.ts';
import type { Finding } from '../finding.ts';

/** Weights of the evidence, and a constant: a logistic model, fitted by `scripts/fit-weights.ts`. */
export type ConfidenceModel = { readonly constant: number; readonly signals: Float32Array };

export type ConfidenceModels = {
  /** The first of the ranking is right. */
  readonly answer: ConfidenceModel;
  /** Some entry answers the message at all. */
  readonly offer: ConfidenceModel;
};

/** An answer is said outright when it is at least this likely to be right; a book may set its own. */
export const defaultCaution = 0.87;
/** Below this likelihood that anything answers the message, the desk says so. */
export const leastToOffer = 0.2;
const mostChoices = 5;
const mostNearest = 3;
/** A choice goes on until it holds the right entry with this likelihood. */
const enoughChoice = 0.985;

export function confidenceBy({ constant, signals }: ConfidenceModel, observed: Signals): number {
  let sum = constant;
  for (let index = 0; index < signalNames.length; index += 1)
    sum += (signals[index] ?? 0) * (observed[index] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

/** An entry of the ranking and how likely it is among all: the shares of a ranking sum to 1. */
export type Likely = { readonly entry: Entry; readonly share: number };

/** The ranking and what speaks for it → what may be said: an answer only when it is likely right, else a choice. */
export function judge(ranking: readonly Likely[], answer: number, offer: number, caution: number): Finding {
  const [first] = ranking;
  if (first === undefined) return { kind: 'none', nearest: [] };
  if (answer >= caution) return { kind: 'confident', entry: first.entry };
  const choices = chooseChoices(ranking);
  if (offer < leastToOffer || choices.length < 2)
    return { kind: 'none', nearest: choices.slice(0, mostNearest) };
  return { kind: 'ambiguous', entries: choices };
}

function chooseChoices(ranking: readonly Likely[]): Entry[] {
  const choices: Entry[] = [];
  let held = 0;
  for (const { entry, share } of ranking.slice(0, mostChoices)) {
    if (choices.length >= 2 && held >= enoughChoice) break;
    choices.push(entry);
    held += share;
  }
  return choices;
}
