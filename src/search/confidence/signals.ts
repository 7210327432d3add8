import type { Explained } from '../rank/explained.ts';
import { featureNames, type Candidate } from '../rank/features.ts';
import type { Retrieved, RankedEntry } from '../rank/ranking.ts';
import type { Scored } from '../rank/score.ts';
import { streamNames } from '../index/streams.ts';

/** What speaks for the first of a ranking being right. Each is about 0 … 1. */
export const signalNames = [
  'likelihood',
  'lead',
  'score',
  ...streamNames.map((name) => `${name} found`),
  'ask hit',
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
] as const;

export type Signals = Float32Array;

const placeOf = (name: string): number => featureNames.indexOf(name);
const foundInQueryDocument = streamNames.map((name) => placeOf(`${name}.ask.found`));
const foundInEntryDocument = streamNames.map((name) => placeOf(`${name}.whole.found`));
const hitOfQueryDocument = placeOf('characters.ask.hit');

/** @param ranking best first  @param retrieved what it was made of */
export function measureSignals(ranking: readonly RankedEntry[], { candidates, size }: Retrieved): Signals {
  const [first, second] = ranking;
  const signals = new Float32Array(signalNames.length);
  if (first === undefined) return signals;
  const byEntry = new Map(candidates.map((each) => [each.entry, each]));
  const top = byEntry.get(first.entry);
  const queryDocument = top?.queryDocuments.find(
    (each) => each.queryDocument === first.queryDocument,
  )?.measures;
  const idfSums = ranking.slice(0, 10).map(({ score }) => Math.exp(score - first.score));
  const total = idfSums.reduce((sum, idfSum) => sum + idfSum, 0);
  const lead = first.score - (second?.score ?? 0);
  const founds = streamNames.map((_, stream) =>
    Math.max(
      queryDocument?.[foundInQueryDocument[stream] ?? 0] ?? 0,
      top?.own[foundInEntryDocument[stream] ?? 0] ?? 0,
    ),
  );
  const agreeing = streamNames.filter((_, stream) => isBestIn(stream, first, ranking, byEntry));
  signals.set([
    1 / total,
    Math.min(lead, 10) / 10,
    Math.min(first.score, 40) / 40,
    ...founds,
    queryDocument?.[hitOfQueryDocument] ?? 0,
    agreeing.length / streamNames.length,
    Math.min(Math.log1p(size) / 4, 1),
    Math.min(total - 1, 4) / 4,
    ...weighWords(first.explained),
    Math.max(0, ...ranking.slice(1, 5).map((rival) => explainedShare(rival.explained))),
    first.explained.length === 1 ? 1 : 0,
    Math.max(-2, Math.min(Math.log(1 / Math.max(total - 1, 1e-6)), 6)) / 6,
  ]);
  return signals;
}

/** How much of the message's rare words an entry explains, 0 … 1. */
function explainedShare(explained: readonly Explained[]): number {
  const all = explained.reduce((sum, { rarity }) => sum + rarity, 0);
  return all === 0 ? 0 : explained.reduce((sum, { rarity, share }) => sum + rarity * share, 0) / all;
}

/** How much is explained in all; the rarest word that is not; how many are not; the least; whether all are. */
function weighWords(explained: readonly Explained[]): number[] {
  let [all, known, strangest, unknown, worst] = [0, 0, 0, 0, 1];
  for (const { rarity, share } of explained) {
    all += rarity;
    known += rarity * share;
    strangest = Math.max(strangest, rarity * (1 - share));
    unknown += 1 - share;
    worst = Math.min(worst, share);
  }
  if (all === 0) return [0, 0, 0, 0, 0, 0, 0];
  // The predicate stands last in Japanese: it says what is to be done, and the errand stands or falls with it.
  const lastShares = explained.slice(-2).map(({ share }) => share);
  return [
    known / all,
    Math.min(strangest / 6, 1),
    Math.min(unknown, 5) / 5,
    worst,
    worst >= 0.8 ? 1 : 0,
    lastShares.at(-1) ?? 0,
    Math.min(...lastShares),
  ];
}

/** Would this stream alone have put the same entry first? */
function isBestIn(
  stream: number,
  first: Scored,
  ranking: readonly Scored[],
  candidates: ReadonlyMap<number, Candidate>,
): boolean {
  const found = ({ entry, queryDocument }: Scored): number => {
    const candidate = candidates.get(entry);
    const inQueryDocument =
      candidate?.queryDocuments.find((each) => each.queryDocument === queryDocument)?.measures[
        foundInQueryDocument[stream] ?? 0
      ] ?? 0;
    return Math.max(inQueryDocument, candidate?.own[foundInEntryDocument[stream] ?? 0] ?? 0);
  };
  const own = found(first);
  return own > 0 && ranking.slice(1, 6).every((rival) => found(rival) <= own);
}
