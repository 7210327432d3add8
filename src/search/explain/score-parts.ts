import { streamNames } from '../index/streams.ts';
import { featureNames } from '../rank/features.ts';
import { rerankNames, type RankedEntry, type Retrieval } from '../rank/ranking.ts';
import type { Weights } from '../weights.ts';
import type { ScoreParts } from './inspection.ts';

/** How much of an entry's score each stream brings. */
export function partsOf(scored: RankedEntry, { candidates }: Retrieval, weights: Weights): ScoreParts {
  const candidate = candidates.find(({ entry }) => entry === scored.entry);
  const queryDocument = candidate?.queryDocuments.find(
    (each) => each.queryDocument === scored.queryDocument,
  )?.measures;
  const scale = weights.rerank[rerankNames.indexOf('score')] ?? 1;
  const parts = {
    words: 0,
    characters: 0,
    sounds: 0,
    meanings: 0,
    hints: 0,
    length: 0,
    explained: scored.score,
  };
  for (const [index, name] of featureNames.entries()) {
    const measured = (candidate?.own[index] ?? 0) + (queryDocument?.[index] ?? 0);
    const part = scale * measured * (weights.features[index] ?? 0);
    parts[streamNames.find((stream) => name.startsWith(`${stream}.`)) ?? 'length'] += part;
    parts.explained -= part;
  }
  return parts;
}
