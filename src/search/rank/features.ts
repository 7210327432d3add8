import { createCandidateFinder } from './retrieval.ts';
import type { Lists, Query, StreamIndex } from '../index/stream-index.ts';
import { streamNames, type StreamName, type Streams } from '../index/streams.ts';
import { createTally } from './tally.ts';

/**
 * What is measured of a message and an entry in each stream. A share is one of idf mass, so rare terms count.
 * `found`: the share of the message that the text holds. `hit`: the share of the text that the message holds.
 * `fit`: `found`, less for a long text, as BM25 does.
 */
const measures = ['ask.found', 'ask.hit', 'ask.fit', 'whole.found', 'whole.fit', 'lead.fit'] as const;

export const featureNames: readonly string[] = [
  ...streamNames.flatMap((stream) => measures.map((measure) => `${stream}.${measure}`)),
  'ask.short',
];
/** Where the measures of an ask end and those of the entry begin, within a stream. */
const queryDocumentMeasures = 3;

export type Indexes = Readonly<Record<StreamName, StreamIndex>>;

/** One entry before a message: its measures, and those of each of its asks that share anything with the message. */
export type Candidate = {
  readonly entry: number;
  /** As `featureNames`; the places of the asks' measures are empty. */
  readonly own: Float32Array;
  readonly queryDocuments: readonly { readonly queryDocument: number; readonly measures: Float32Array }[];
};

/**
 * A message's streams → its candidates, in the book's order. Two steps: a cheap look over all entries that share
 * anything with it, then the full measures of the best, which cost the same in a book of any size.
 * @param firstQueryDocuments the number of each entry's first ask, and at the end the number of asks
 * @param most candidates looked at closely
 */
export function createMeasuring(
  indexes: Indexes,
  firstQueryDocuments: Uint32Array,
  most = 96,
): (streams: Streams) => readonly Candidate[] {
  const measurers = streamNames.map((name, stream) => createMeasurer(name, indexes[name], stream));
  const findCandidates = createCandidateFinder(firstQueryDocuments, most);
  const shortness = queryDocumentShortness(indexes.words.queryDocuments);

  return (streams) => {
    const asked = measurers.filter((measurer) => measurer.take(streams));
    const entries = findCandidates(asked.map((each) => each.tally()));
    const nextRow = createRows(entries.reduce((rows, entry) => rows + 2 + queryDocumentsOf(entry), 0));
    const candidates = Array.from(entries, measure);
    for (const measurer of asked) measurer.clear();
    return candidates;

    function measure(entry: number): Candidate {
      const own = nextRow();
      for (const measurer of asked) measurer.measureEntry(entry, own);
      const queryDocuments: { queryDocument: number; measures: Float32Array }[] = [];
      const end = firstQueryDocuments[entry + 1] ?? 0;
      let row = nextRow();
      for (let queryDocument = firstQueryDocuments[entry] ?? 0; queryDocument < end; queryDocument += 1) {
        let isShared = false;
        for (const measurer of asked) if (measurer.measureQueryDocument(queryDocument, row)) isShared = true;
        if (!isShared) continue;
        row[featureNames.length - 1] = shortness[queryDocument] ?? 0;
        queryDocuments.push({ queryDocument, measures: row });
        row = nextRow();
      }
      return { entry, own, queryDocuments };
    }
  };

  function queryDocumentsOf(entry: number): number {
    return (firstQueryDocuments[entry + 1] ?? 0) - (firstQueryDocuments[entry] ?? 0);
  }
}

/** Rows of measures out of one block of memory: a thousand small arrays would cost more than what is measured. */
function createRows(most: number): () => Float32Array {
  const width = featureNames.length;
  const { buffer } = new Float32Array(most * width);
  let row = 0;
  return () => new Float32Array(buffer, Float32Array.BYTES_PER_ELEMENT * width * row++, width);
}

/** Measures in one stream. Between `take` and `clear` it holds one message. */
function createMeasurer(name: StreamName, index: StreamIndex, stream: number) {
  const place = stream * measures.length;
  const idfSumOf = new Float32Array(index.terms);
  const fits = {
    queryDocument: createFit(index.queryDocuments),
    whole: createFit(index.entryDocuments),
    lead: createFit(index.openings),
  };
  const queryDocuments = createTally(index.queryDocuments, true);
  const entryDocuments = createTally(index.entryDocuments, true);
  const openings = createTally(index.openings, false);
  let query: Query = { known: [], idfSum: 1 };
  return {
    /** @returns whether the book knows any of its terms */
    take(streams: Streams): boolean {
      query = index.toQuery(streams[name]);
      if (query.known.length === 0) return false;
      for (const { id, idfSum } of query.known) idfSumOf[id] = idfSum;
      const rarestFirst = query.known.toSorted((a, b) => b.rarity - a.rarity);
      for (const tally of [queryDocuments, entryDocuments, openings]) tally.count(rarestFirst, idfSumOf);
      return true;
    },
    tally: () => ({
      idfSum: query.idfSum,
      queryDocuments: queryDocuments.rough(),
      entryDocuments: entryDocuments.rough(),
    }),
    clear(): void {
      for (const { id } of query.known) idfSumOf[id] = 0;
      for (const tally of [queryDocuments, entryDocuments, openings]) tally.clear();
    },
    measureEntry(entry: number, cells: Float32Array): void {
      const found = entryDocuments.exactly(entry) / query.idfSum;
      cells[place + queryDocumentMeasures] = found;
      cells[place + queryDocumentMeasures + 1] = found * fits.whole(entry);
      cells[place + queryDocumentMeasures + 2] = (openings.exactly(entry) / query.idfSum) * fits.lead(entry);
    },
    /** @returns whether the ask shares anything with the message in this stream; else its cells stay empty */
    measureQueryDocument(queryDocument: number, cells: Float32Array): boolean {
      const matched = queryDocuments.exactly(queryDocument);
      if (matched === 0) return false;
      const found = matched / query.idfSum;
      cells[place] = found;
      cells[place + 1] = matched / Math.max(index.queryDocuments.idfSums[queryDocument] ?? 1, 1e-6);
      cells[place + 2] = found * fits.queryDocument(queryDocument);
      return true;
    },
  };
}

/** BM25's judgement of length for a term that occurs once, k1 1.2 and b 0.75: 1 at the average, more when shorter. */
function createFit({ idfSums }: Lists): (document: number) => number {
  const average = averageOf(idfSums);
  return (document) => 2.2 / (1 + 1.2 * (0.25 + 0.75 * ((idfSums[document] ?? 0) / average)));
}

/** A short ask is about what it names; a long one names much that it isn't about. */
function queryDocumentShortness({ idfSums }: Lists): Float32Array {
  const average = averageOf(idfSums);
  return idfSums.map((idfSum) => 1 / (1 + idfSum / average));
}

function averageOf(idfSums: Float32Array): number {
  const total = idfSums.reduce((sum, idfSum) => sum + idfSum, 0);
  return idfSums.length === 0 ? 1 : Math.max(total / idfSums.length, 1e-6);
}
