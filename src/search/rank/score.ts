import type { Candidate } from './features.ts';

/** An entry's score for a message: the weighted sum of its own measures and of those of its best query document. */
export type Scored = {
  readonly entry: number;
  readonly score: number;
  readonly queryDocument: number | undefined;
};

/** Only the best query document counts, so that many phrasings bring an entry nothing but the chance of a better one. */
export function scoreCandidate({ entry, own, queryDocuments }: Candidate, weights: Float32Array): Scored {
  let best = 0;
  let bestQueryDocument: number | undefined;
  for (const { queryDocument, measures } of queryDocuments) {
    const score = dot(measures, weights);
    if (bestQueryDocument === undefined || score > best) [best, bestQueryDocument] = [score, queryDocument];
  }
  return { entry, score: dot(own, weights) + best, queryDocument: bestQueryDocument };
}

function dot(values: Float32Array, weights: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += (values[index] ?? 0) * (weights[index] ?? 0);
  return sum;
}
