import type { Explained } from './explained.ts';
import type { Candidate } from './features.ts';
import { scoreCandidate, type Scored } from './score.ts';

/** What is seen of a message in a book, before anything is decided. */
export type Retrieved = {
  readonly candidates: readonly Candidate[];
  /** The mass of the message's characters. */
  readonly size: number;
  /** What an entry explains of the message, word by word. */
  readonly explainBy: (entry: number) => readonly Explained[];
};

/** An entry in the ranking: its score, the ask that fits best, and what it explains of the message. */
export type RankedEntry = Scored & { readonly explained: readonly Explained[] };

/** The second look's weights: of the first score, and of how much of the message is explained. */
export const rerankNames = ['score', 'explained', 'explained evenly', 'worst word', 'unknown word'] as const;

/** So many of the first ranking are looked at word by word. */
const reranks = 16;

/**
 * Ranks by the sum of measures first; then the best are looked at word by word, because a sum can't tell an
 * entry that knows every word a little from one that knows all but the deciding one.
 */
export function rankEntries(
  { candidates, explainBy }: Retrieved,
  features: Float32Array,
  rerank: Float32Array,
): RankedEntry[] {
  return firstRanking(candidates, features)
    .slice(0, reranks)
    .map((scored) => {
      const explained = explainBy(scored.entry);
      return { ...scored, score: weigh(rerankFeaturesOf(scored.score, explained), rerank), explained };
    })
    .sort(byScore);
}

export function firstRanking(candidates: readonly Candidate[], features: Float32Array): Scored[] {
  return candidates.map((each) => scoreCandidate(each, features)).sort(byScore);
}

/** In the order of `secondLookNames`. */
export function rerankFeaturesOf(score: number, explained: readonly Explained[]): number[] {
  let [all, known, even, worst, strangest] = [0, 0, 0, 1, 0];
  for (const { rarity, share } of explained) {
    all += rarity;
    known += rarity * share;
    even += share;
    worst = Math.min(worst, share);
    strangest = Math.max(strangest, rarity * (1 - share));
  }
  return all === 0
    ? [score, 0, 0, 0, 0]
    : [score, known / all, even / explained.length, worst, Math.min(strangest / 6, 1)];
}

function weigh(values: readonly number[], weights: Float32Array): number {
  return values.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0);
}

function byScore(a: Scored, b: Scored): number {
  return b.score - a.score;
}
