import type { ExplainedWord } from './explained.ts';
import type { Candidate } from './features.ts';
import { denialPenalty, type Objections } from './objections.ts';
import { scoreCandidate, type Scored } from './score.ts';

/** What search retrieves for a message, before any weight is applied. */
export type Retrieval = {
  readonly candidates: readonly Candidate[];
  /** The idf sum of the message's terms in the stream of characters. */
  readonly size: number;
  /** How well an entry knows each word of the message. */
  readonly explainBy: (entry: number) => readonly ExplainedWord[];
  readonly objectionsTo: (entry: number) => Objections;
  /** How much of a question or phrasing the message says, 0 … 1. */
  readonly saidOf: (queryDocument: number | undefined) => number;
};

/** An entry in the ranking: its score, its best query document, how well it knows the message's words, and objections. */
export type RankedEntry = Scored & {
  readonly explained: readonly ExplainedWord[];
  readonly objections: Objections;
};

/**
 * What reranking weighs: the score so far, how well the entry knows the message's words, how well its questions alone do,
 * and what it opposes in it. A long answer knows many words by the way; the question says what the entry is about.
 */
export const rerankNames = [
  'score',
  'explained',
  'explained evenly',
  'asked',
  'asked evenly',
  'worst word',
  'unknown word',
  'opposite',
  'polarity',
] as const;

/** So many of the best entries are reranked. */
export const rerankDepth = 16;

/**
 * Ranks by the weighted sum of features, and then reranks the best by the message's words: a sum can't tell an entry
 * that knows every word a little from one that knows all words but the deciding one.
 */
export function rankEntries(
  { candidates, explainBy, objectionsTo }: Retrieval,
  features: Float32Array,
  rerank: Float32Array,
): RankedEntry[] {
  return rankByFeatures(candidates, features)
    .slice(0, rerankDepth)
    .map((scored) => {
      const explained = explainBy(scored.entry);
      const objections = objectionsTo(scored.entry);
      const score = weigh(toRerankFeatures(scored.score, explained, objections), rerank);
      return { ...scored, score: score - (objections.isDenied ? denialPenalty : 0), explained, objections };
    })
    .sort(byScore);
}

export function rankByFeatures(candidates: readonly Candidate[], features: Float32Array): Scored[] {
  return candidates.map((each) => scoreCandidate(each, features)).sort(byScore);
}

/** In the order of `rerankNames`. */
export function toRerankFeatures(
  score: number,
  explained: readonly ExplainedWord[],
  { opposite, polarity }: Objections,
): number[] {
  let [total, known, shares, asked, askedShares, worst, unknown] = [0, 0, 0, 0, 0, 1, 0];
  for (const { rarity, share, asked: askedShare } of explained) {
    total += rarity;
    known += rarity * share;
    shares += share;
    asked += rarity * askedShare;
    askedShares += askedShare;
    worst = Math.min(worst, share);
    unknown = Math.max(unknown, rarity * (1 - share));
  }
  if (total === 0) return [score, 0, 0, 0, 0, 0, 0, opposite, polarity];
  const words = explained.length;
  return [
    score,
    known / total,
    shares / words,
    asked / total,
    askedShares / words,
    worst,
    Math.min(unknown / 6, 1),
    opposite,
    polarity,
  ];
}

function weigh(values: readonly number[], weights: Float32Array): number {
  return values.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0);
}

function byScore(a: Scored, b: Scored): number {
  return b.score - a.score;
}

/** How likely each entry of a ranking is: the softmax of the scores, by which the weights were fitted too. */
export function toShares(ranking: readonly Scored[]): readonly number[] {
  const top = ranking[0]?.score ?? 0;
  const exponentials = ranking.map(({ score }) => Math.exp(score - top));
  const total = exponentials.reduce((sum, each) => sum + each, 0);
  return exponentials.map((each) => each / total);
}
