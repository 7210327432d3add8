import type { Indexes } from '../index/book-index.ts';
import { createCandidateFinder } from './retrieval.ts';
import type { DocumentIndex, Query, StreamIndex } from '../index/stream-index.ts';
import { streamNames, type StreamName, type Streams } from '../index/streams.ts';
import { createTally } from './tally.ts';

/**
 * How much a message and an entry share in each stream: with its best query document (`query`), with question and
 * answer together (`entry`), with the answer's opening (`opening`). Shares are shares of idf, so that rare terms count
 * more. `found`: the share of the message that the document holds. `hit`: the share of the document that the message
 * holds. `fit`: `found`, less for a long document, as in BM25.
 */
const measures = [
  'query.found',
  'query.hit',
  'query.fit',
  'entry.found',
  'entry.fit',
  'opening.fit',
] as const;

export const featureNames: readonly string[] = [
  ...streamNames.flatMap((stream) => measures.map((measure) => `${stream}.${measure}`)),
  'query.short',
];
/** The first three measures of a stream belong to a query document, the others to the entry. */
const queryMeasures = 3;

/** An entry that shares something with a message: its measures, and those of each query document that does. */
export type Candidate = {
  readonly entry: number;
  /** In the order of `featureNames`; zero where a measure belongs to a query document. */
  readonly own: Float32Array;
  readonly queryDocuments: readonly { readonly queryDocument: number; readonly measures: Float32Array }[];
};

/**
 * A message's streams → its candidates, in the book's order. Two steps: a cheap score of every entry that shares
 * anything with the message, then all measures of the best, which cost the same in a book of any size.
 * @param queryDocumentStarts the number of each entry's first query document, and at the end the number of all
 * @param most so many candidates at most
 */
export function createFeatureMeasurer(
  indexes: Indexes,
  queryDocumentStarts: Uint32Array,
  most = 96,
): (streams: Streams) => readonly Candidate[] {
  const measurers = streamNames.map((name, stream) => createStreamMeasurer(name, indexes[name], stream));
  const findCandidates = createCandidateFinder(queryDocumentStarts, most);
  const shortness = shortnessOf(indexes.words.queryDocuments);

  return (streams) => {
    const active = measurers.filter((measurer) => measurer.load(streams));
    const entries = findCandidates(active.map((each) => each.matches()));
    const nextRow = createRows(entries.reduce((rows, entry) => rows + 2 + countQueryDocuments(entry), 0));
    const candidates = Array.from(entries, measure);
    for (const measurer of active) measurer.clear();
    return candidates;

    function measure(entry: number): Candidate {
      const own = nextRow();
      for (const measurer of active) measurer.measureEntry(entry, own);
      const queryDocuments: { queryDocument: number; measures: Float32Array }[] = [];
      const end = queryDocumentStarts[entry + 1] ?? 0;
      let row = nextRow();
      for (let queryDocument = queryDocumentStarts[entry] ?? 0; queryDocument < end; queryDocument += 1) {
        let isShared = false;
        for (const measurer of active) if (measurer.measureQueryDocument(queryDocument, row)) isShared = true;
        if (!isShared) continue;
        row[featureNames.length - 1] = shortness[queryDocument] ?? 0;
        queryDocuments.push({ queryDocument, measures: row });
        row = nextRow();
      }
      return { entry, own, queryDocuments };
    }
  };

  function countQueryDocuments(entry: number): number {
    return (queryDocumentStarts[entry + 1] ?? 0) - (queryDocumentStarts[entry] ?? 0);
  }
}

/** Rows of measures in one block of memory: allocating a thousand small arrays would cost more than measuring. */
function createRows(most: number): () => Float32Array {
  const width = featureNames.length;
  const { buffer } = new Float32Array(most * width);
  let row = 0;
  return () => new Float32Array(buffer, Float32Array.BYTES_PER_ELEMENT * width * row++, width);
}

/** So many nats at least make a share: one weak hint is little, even where it is the only one. */
const leastHinted = 3;

/** Most of what a word hints at has nothing to do with the book, so only what the book knows is counted. */
function hintedSum({ known }: Query): number {
  return Math.max(
    leastHinted,
    known.reduce((sum, { idfSum }) => sum + idfSum, 0),
  );
}

/** Measures in one stream. Between `load` and `clear` it is busy with one message. */
function createStreamMeasurer(name: StreamName, index: StreamIndex, stream: number) {
  const first = stream * measures.length;
  const idfSumOf = new Float32Array(index.terms);
  const fits = {
    query: createFit(index.queryDocuments),
    entry: createFit(index.entryDocuments),
    opening: createFit(index.openings),
  };
  const queryDocuments = createTally(index.queryDocuments, true);
  const entryDocuments = createTally(index.entryDocuments, true);
  const openings = createTally(index.openings, false);
  let query: Query = { known: [], idfSum: 1 };
  return {
    /** @returns whether the book knows any of the message's terms */
    load(streams: Streams): boolean {
      query = index.toQuery(streams[name]);
      if (name === 'hints') query = { ...query, idfSum: hintedSum(query) };
      if (query.known.length === 0) return false;
      for (const { id, idfSum } of query.known) idfSumOf[id] = idfSum;
      const rarestFirst = query.known.toSorted((a, b) => b.rarity - a.rarity);
      for (const tally of [queryDocuments, entryDocuments, openings]) tally.count(rarestFirst, idfSumOf);
      return true;
    },
    matches: () => ({
      idfSum: query.idfSum,
      queryDocuments: queryDocuments.rough(),
      entryDocuments: entryDocuments.rough(),
    }),
    clear(): void {
      for (const { id } of query.known) idfSumOf[id] = 0;
      for (const tally of [queryDocuments, entryDocuments, openings]) tally.clear();
    },
    measureEntry(entry: number, cells: Float32Array): void {
      const found = entryDocuments.exact(entry) / query.idfSum;
      cells[first + queryMeasures] = found;
      cells[first + queryMeasures + 1] = found * fits.entry(entry);
      cells[first + queryMeasures + 2] = (openings.exact(entry) / query.idfSum) * fits.opening(entry);
    },
    /** @returns whether the query document shares anything with the message in this stream; else its cells stay 0 */
    measureQueryDocument(queryDocument: number, cells: Float32Array): boolean {
      const matched = queryDocuments.exact(queryDocument);
      if (matched === 0) return false;
      const found = matched / query.idfSum;
      cells[first] = found;
      cells[first + 1] = matched / Math.max(index.queryDocuments.idfSums[queryDocument] ?? 1, 1e-6);
      cells[first + 2] = found * fits.query(queryDocument);
      return true;
    },
  };
}

/** BM25's factor for length, of a term that occurs once, k1 1.2 and b 0.75: 1 at the average, more when shorter. */
function createFit({ idfSums }: DocumentIndex): (document: number) => number {
  const average = averageOf(idfSums);
  return (document) => 2.2 / (1 + 1.2 * (0.25 + 0.75 * ((idfSums[document] ?? 0) / average)));
}

/** A short question is about what it names; a long one also names what it isn't about. */
function shortnessOf({ idfSums }: DocumentIndex): Float32Array {
  const average = averageOf(idfSums);
  return idfSums.map((idfSum) => 1 / (1 + idfSum / average));
}

function averageOf(idfSums: Float32Array): number {
  const total = idfSums.reduce((sum, idfSum) => sum + idfSum, 0);
  return idfSums.length === 0 ? 1 : Math.max(total / idfSums.length, 1e-6);
}
