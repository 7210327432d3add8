import type { Rough } from './tally.ts';

/** A message before the whole of a book in one stream. */
export type StreamTally = {
  readonly idfSum: number;
  readonly queryDocuments: Rough;
  readonly entryDocuments: Rough;
};

/** The entries that hold most of a message, in the book's order. */
export type CandidateFinder = (streams: readonly StreamTally[]) => Uint32Array;

/**
 * The first, cheap look, at every entry that shares anything with the message.
 * @param firstQueryDocuments the number of each entry's first ask, and at the end the number of asks
 * @param most entries that are worth a closer look
 */
export function createCandidateFinder(firstQueryDocuments: Uint32Array, most: number): CandidateFinder {
  const entries = firstQueryDocuments.length - 1;
  const entryOfQueryDocument = toEntryOfQueryDocument(firstQueryDocuments);
  const worth = new Float32Array(entries);
  const seen = new Uint32Array(entries);
  return (streams) => {
    let count = 0;
    for (const { idfSum, queryDocuments, entryDocuments } of streams) {
      raise(entryDocuments, undefined, 1 / idfSum);
      // A question that holds the message says more than an answer that does.
      raise(queryDocuments, entryOfQueryDocument, 2 / idfSum);
    }
    const all = seen.subarray(0, count);
    const best = takeBest(all, worth, most);
    for (let at = 0; at < count; at += 1) worth[all[at] ?? 0] = 0;
    return best;

    function raise({ touched, found }: Rough, entryOf: Uint32Array | undefined, scale: number): void {
      for (const text of touched) {
        const entry = entryOf?.[text] ?? text;
        const before = worth[entry] ?? 0;
        if (before === 0) seen[count++] = entry;
        worth[entry] = Math.max(before, (found[text] ?? 0) * scale) + 1e-6;
      }
    }
  };
}

function toEntryOfQueryDocument(firstQueryDocuments: Uint32Array): Uint32Array {
  const entryOfQueryDocument = new Uint32Array(firstQueryDocuments.at(-1) ?? 0);
  for (let entry = 0; entry + 1 < firstQueryDocuments.length; entry += 1)
    entryOfQueryDocument.fill(entry, firstQueryDocuments[entry], firstQueryDocuments[entry + 1]);
  return entryOfQueryDocument;
}

/** So many steps of worth are told apart. */
const steps = 4_096;

/** The `most` entries of the highest worth, in the book's order; of those at the edge, worth the same, the first. */
function takeBest(entries: Uint32Array, worth: Float32Array, most: number): Uint32Array {
  if (entries.length <= most) return entries.slice().sort();
  let highest = 0;
  for (const entry of entries) highest = Math.max(highest, worth[entry] ?? 0);
  const scale = (steps - 1) / highest;
  const stepOf = new Uint16Array(entries.length);
  const counts = new Uint32Array(steps);
  for (let at = 0; at < entries.length; at += 1) {
    const step = Math.floor((worth[entries[at] ?? 0] ?? 0) * scale);
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
