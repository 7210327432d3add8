import type { RoughMatches } from './tally.ts';

/** What the documents of a book share with a message in one stream; `idfSum` is that of the message's terms. */
export type StreamMatches = {
  readonly idfSum: number;
  readonly queryDocuments: RoughMatches;
  readonly entryDocuments: RoughMatches;
};

/** Selects the entries that share most with a message, in the book's order. */
export type CandidateFinder = (streams: readonly StreamMatches[]) => Uint32Array;

/**
 * Scores every entry that shares anything with the message roughly and cheaply, and selects the best.
 * @param queryDocumentStarts the number of each entry's first query document, and at the end the number of all
 * @param most so many entries at most
 */
export function createCandidateFinder(queryDocumentStarts: Uint32Array, most: number): CandidateFinder {
  const entries = queryDocumentStarts.length - 1;
  const entryOfQueryDocument = mapToEntries(queryDocumentStarts);
  const scores = new Float32Array(entries);
  const matched = new Uint32Array(entries);
  return (streams) => {
    let count = 0;
    for (const { idfSum, queryDocuments, entryDocuments } of streams) {
      raise(entryDocuments, undefined, 1 / idfSum);
      // A question that holds the message counts twice as much as an answer that does.
      raise(queryDocuments, entryOfQueryDocument, 2 / idfSum);
    }
    const all = matched.subarray(0, count);
    const best = selectBest(all, scores, most);
    for (let at = 0; at < count; at += 1) scores[all[at] ?? 0] = 0;
    return best;

    function raise({ touched, found }: RoughMatches, entryOf: Uint32Array | undefined, scale: number): void {
      for (const document of touched) {
        const entry = entryOf?.[document] ?? document;
        const before = scores[entry] ?? 0;
        if (before === 0) matched[count++] = entry;
        // A score of exactly 0 means that the entry was not seen yet.
        scores[entry] = Math.max(before, (found[document] ?? 0) * scale) + 1e-6;
      }
    }
  };
}

function mapToEntries(queryDocumentStarts: Uint32Array): Uint32Array {
  const entryOfQueryDocument = new Uint32Array(queryDocumentStarts.at(-1) ?? 0);
  for (let entry = 0; entry + 1 < queryDocumentStarts.length; entry += 1)
    entryOfQueryDocument.fill(entry, queryDocumentStarts[entry], queryDocumentStarts[entry + 1]);
  return entryOfQueryDocument;
}

/** Scores are compared in so many steps, which is faster than sorting. */
const steps = 4_096;

/** The `most` entries with the highest scores, in the book's order; of equal ones at the edge, those that come first. */
function selectBest(entries: Uint32Array, scores: Float32Array, most: number): Uint32Array {
  if (entries.length <= most) return entries.slice().sort();
  let highest = 0;
  for (const entry of entries) highest = Math.max(highest, scores[entry] ?? 0);
  const scale = (steps - 1) / highest;
  const stepOf = new Uint16Array(entries.length);
  const counts = new Uint32Array(steps);
  for (let at = 0; at < entries.length; at += 1) {
    const step = Math.floor((scores[entries[at] ?? 0] ?? 0) * scale);
    stepOf[at] = step;
    counts[step] = (counts[step] ?? 0) + 1;
  }
  let [bar, left] = [steps - 1, most];
  for (; left >= (counts[bar] ?? 0); bar -= 1) left -= counts[bar] ?? 0;
  const best = new Uint32Array(most);
  let length = 0;
  for (let at = 0; length < most && at < entries.length; at += 1) {
    const step = stepOf[at] ?? 0;
    if (step < bar || (step === bar && left-- <= 0)) continue;
    best[length++] = entries[at] ?? 0;
  }
  return best.sort();
}
