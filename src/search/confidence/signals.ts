import type { ExplainedWord } from '../rank/explained.ts';
import { featureNames, type Candidate } from '../rank/features.ts';
import type { Retrieval, RankedEntry } from '../rank/ranking.ts';
import type { Scored } from '../rank/score.ts';
import { streamNames } from '../index/streams.ts';

/** What speaks for or against the first of a ranking being right. Each is about 0 … 1. */
export const signalNames = [
  'likelihood',
  'margin',
  'score',
  ...streamNames.map((name) => `${name} found`),
  'query hit',
  'agreement',
  'size',
  'rivals',
  'explained',
  'unknown word',
  'unknown words',
  'worst word',
  'all explained',
  'last word',
  'last words',
  'rival explained',
  'one word',
  'odds',
  'known',
  'well known',
  'length',
  'opposite',
  'polarity',
  'question said',
] as const;

export type Signals = Float32Array;

const foundInQuery = streamNames.map((name) => featureNames.indexOf(`${name}.query.found`));
const foundInEntry = streamNames.map((name) => featureNames.indexOf(`${name}.entry.found`));
const queryHit = featureNames.indexOf('characters.query.hit');

/** @param ranking best first, made of the same retrieval */
export function measureSignals(
  ranking: readonly RankedEntry[],
  { candidates, size, saidOf }: Retrieval,
): Signals {
  const [first, second] = ranking;
  const signals = new Float32Array(signalNames.length);
  if (first === undefined) return signals;
  const byEntry = new Map(candidates.map((each) => [each.entry, each]));
  const exponentials = ranking.slice(0, 10).map(({ score }) => Math.exp(score - first.score));
  const total = exponentials.reduce((sum, each) => sum + each, 0);
  const margin = first.score - (second?.score ?? 0);
  const agreeing = streamNames.filter((_, stream) => isBestIn(stream, first, ranking, byEntry));
  signals.set([
    1 / total,
    Math.min(margin, 10) / 10,
    Math.min(first.score, 40) / 40,
    ...streamNames.map((_, stream) => foundIn(stream, first, byEntry)),
    bestMeasures(first, byEntry)?.[queryHit] ?? 0,
    agreeing.length / streamNames.length,
    Math.min(Math.log1p(size) / 4, 1),
    Math.min(total - 1, 4) / 4,
    ...wordSignals(first.explained),
    Math.max(0, ...ranking.slice(1, 5).map((rival) => explainedShare(rival.explained))),
    first.explained.length === 1 ? 1 : 0,
    Math.max(-2, Math.min(Math.log(1 / Math.max(total - 1, 1e-6)), 6)) / 6,
    ...amountSignals(first.explained),
    first.objections.opposite,
    first.objections.polarity,
    saidOf(first.queryDocument),
  ]);
  return signals;
}

/** How well an entry knows the message's words, rare ones above all, 0 … 1. */
function explainedShare(explained: readonly ExplainedWord[]): number {
  const all = explained.reduce((sum, { rarity }) => sum + rarity, 0);
  return all === 0 ? 0 : explained.reduce((sum, { rarity, share }) => sum + rarity * share, 0) / all;
}

/** From `explained` to `last words`, in the order of `signalNames`. */
function wordSignals(explained: readonly ExplainedWord[]): number[] {
  let [total, known, rarestUnknown, unknown, worst] = [0, 0, 0, 0, 1];
  for (const { rarity, share } of explained) {
    total += rarity;
    known += rarity * share;
    rarestUnknown = Math.max(rarestUnknown, rarity * (1 - share));
    unknown += 1 - share;
    worst = Math.min(worst, share);
  }
  if (total === 0) return [0, 0, 0, 0, 0, 0, 0];
  // In Japanese the predicate comes last. It says what is wanted, so the entry must know it.
  const lastShares = explained.slice(-2).map(({ share }) => share);
  return [
    known / total,
    Math.min(rarestUnknown / 6, 1),
    Math.min(unknown, 5) / 5,
    worst,
    worst >= 0.8 ? 1 : 0,
    lastShares.at(-1) ?? 0,
    Math.min(...lastShares),
  ];
}

/**
 * From `known` to `length`, in the order of `signalNames`: how much the entry knows in all. Half of twelve words known is
 * more than half of two.
 */
function amountSignals(explained: readonly ExplainedWord[]): number[] {
  const known = explained.reduce((sum, { rarity, share }) => sum + rarity * share, 0);
  const well = explained.filter(({ share }) => share >= wellKnown).length;
  return [
    Math.min(known, 20) / 20,
    explained.length === 0 ? 0 : well / explained.length,
    Math.min(explained.length, 12) / 12,
  ];
}

/** The word itself, a synonym, or its sound. */
const wellKnown = 0.7;

/** Would this stream alone have put the same entry first? */
function isBestIn(
  stream: number,
  first: Scored,
  ranking: readonly Scored[],
  byEntry: ReadonlyMap<number, Candidate>,
): boolean {
  const own = foundIn(stream, first, byEntry);
  return own > 0 && ranking.slice(1, 6).every((rival) => foundIn(stream, rival, byEntry) <= own);
}

/** The share of the message that the entry holds in a stream: in its best query document, or in its entry document. */
function foundIn(stream: number, scored: Scored, byEntry: ReadonlyMap<number, Candidate>): number {
  return Math.max(
    bestMeasures(scored, byEntry)?.[foundInQuery[stream] ?? 0] ?? 0,
    byEntry.get(scored.entry)?.own[foundInEntry[stream] ?? 0] ?? 0,
  );
}

/** The measures of the query document that scored best. */
function bestMeasures(
  { entry, queryDocument }: Scored,
  byEntry: ReadonlyMap<number, Candidate>,
): Float32Array | undefined {
  return byEntry.get(entry)?.queryDocuments.find((each) => each.queryDocument === queryDocument)?.measures;
}
