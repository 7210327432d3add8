import type { Entry } from '../../books/book.ts';
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

/** From this confidence on the first entry is answered; a book sets its own as `caution`. */
export const defaultAnswerThreshold = 0.87;
/** Below this confidence that any entry answers the message, no choice is offered. */
export const offerThreshold = 0.2;
const maxChoices = 5;
const maxNearest = 3;
/** Entries are added to a choice until the right one is among them with this likelihood. */
const enoughLikelihood = 0.985;

export type Confidence = Readonly<Record<keyof ConfidenceModels, number>>;

/** @returns 0 … 1 */
export function confidenceBy({ constant, signals }: ConfidenceModel, observed: Signals): number {
  let sum = constant;
  for (let index = 0; index < signalNames.length; index += 1)
    sum += (signals[index] ?? 0) * (observed[index] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

/** An entry of the ranking and its share of the likelihood: the shares of a ranking sum to 1. */
export type Likely = { readonly entry: Entry; readonly share: number };

/** An answer only when it is likely right, else a choice, else nothing. @param ranking likeliest first */
export function decideFinding(
  ranking: readonly Likely[],
  { answer, offer }: Confidence,
  answerThreshold: number,
): Finding {
  const [first] = ranking;
  if (first === undefined) return { kind: 'none', nearest: [] };
  if (answer >= answerThreshold) return { kind: 'confident', entry: first.entry };
  const choices = selectChoices(ranking);
  if (offer < offerThreshold || choices.length < 2)
    return { kind: 'none', nearest: choices.slice(0, maxNearest) };
  return { kind: 'ambiguous', entries: choices };
}

function selectChoices(ranking: readonly Likely[]): Entry[] {
  const choices: Entry[] = [];
  let likelihood = 0;
  for (const { entry, share } of ranking.slice(0, maxChoices)) {
    if (choices.length >= 2 && likelihood >= enoughLikelihood) break;
    choices.push(entry);
    likelihood += share;
  }
  return choices;
}
