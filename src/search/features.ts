import { streamNames, type StreamName, type Streams } from './streams.ts';
import type { StreamIndex } from './stream-index.ts';
import type { Postings } from './postings.ts';

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
const askMeasures = 3;

export type Indexes = Readonly<Record<StreamName, StreamIndex>>;

/** One entry before a message: its measures, and those of each of its asks that share anything with the message. */
export type Candidate = {
  readonly entry: number;
  /** As `featureNames`; the places of the asks' measures are empty. */
  readonly own: Float32Array;
  readonly asks: readonly { readonly ask: number; readonly measures: Float32Array }[];
};

/** @param entryOfAsk the entry to which each ask belongs  @param most candidates looked at closely */
export function createMeasuring(
  indexes: Indexes,
  entryOfAsk: readonly number[],
  entries: number,
  most = 200,
): (streams: Streams) => readonly Candidate[] {
  const asks = streamNames.map((name) => indexes[name].asks);
  const wholes = streamNames.map((name) => indexes[name].wholes);
  const leads = streamNames.map((name) => indexes[name].leads);
  const scratch = (list: readonly Postings[]) => list.map((each) => new Float32Array(each.documents));
  const [askFound, wholeFound, leadFound] = [scratch(asks), scratch(wholes), scratch(leads)];
  const fitters = { asks: asks.map(createFit), wholes: wholes.map(createFit), leads: leads.map(createFit) };
  const shortness = askShortness(indexes.words.asks);
  const rough = new Float32Array(entries);

  return (streams) => {
    const queries = streamNames.map((name) => indexes[name].toQuery(streams[name]));
    const touched = { asks: [] as number[][], wholes: [] as number[][], leads: [] as number[][] };
    for (const [stream, { known }] of queries.entries()) {
      for (const [kind, list, into] of [
        ['asks', asks, askFound],
        ['wholes', wholes, wholeFound],
        ['leads', leads, leadFound],
      ] as const) {
        const cells: number[] = [];
        touched[kind].push(cells);
        const found = into[stream];
        if (found !== undefined) list[stream]?.addMatches(known, found, cells);
      }
    }
    const chosen = chooseEntries();
    const result = chosen.size === 0 ? [] : measureEntries(chosen);
    clear();
    return result;

    /** A first, cheap look: the entries that hold most of the message. */
    function chooseEntries(): Set<number> {
      const seen: number[] = [];
      for (const [stream, { mass }] of queries.entries()) {
        if (mass === 0) continue;
        for (const entry of touched.wholes[stream] ?? [])
          raise(entry, (wholeFound[stream]?.[entry] ?? 0) / mass);
        for (const ask of touched.asks[stream] ?? [])
          raise(entryOfAsk[ask] ?? 0, (2 * (askFound[stream]?.[ask] ?? 0)) / mass);
      }
      const best = seen.length <= most ? seen : topOf(seen, rough, most);
      for (const entry of seen) rough[entry] = 0;
      return new Set(best);

      function raise(entry: number, by: number): void {
        if (rough[entry] === 0) seen.push(entry);
        rough[entry] = Math.max(rough[entry] ?? 0, by) + 1e-6;
      }
    }

    function measureEntries(chosenEntries: ReadonlySet<number>): Candidate[] {
      const own = new Map<number, Float32Array>();
      const byEntry = new Map<number, Map<number, Float32Array>>();
      for (const entry of chosenEntries) {
        own.set(entry, new Float32Array(featureNames.length));
        byEntry.set(entry, new Map());
      }
      for (const [stream, { mass }] of queries.entries()) {
        if (mass === 0) continue;
        const place = stream * measures.length;
        for (const entry of touched.wholes[stream] ?? []) {
          const cells = own.get(entry);
          if (cells === undefined) continue;
          const found = (wholeFound[stream]?.[entry] ?? 0) / mass;
          cells[place + askMeasures] = found;
          cells[place + askMeasures + 1] = found * (fitters.wholes[stream]?.(entry) ?? 1);
        }
        for (const entry of touched.leads[stream] ?? []) {
          const cells = own.get(entry);
          if (cells === undefined) continue;
          const found = (leadFound[stream]?.[entry] ?? 0) / mass;
          cells[place + askMeasures + 2] = found * (fitters.leads[stream]?.(entry) ?? 1);
        }
        for (const ask of touched.asks[stream] ?? []) {
          const ofEntry = byEntry.get(entryOfAsk[ask] ?? -1);
          if (ofEntry === undefined) continue;
          let cells = ofEntry.get(ask);
          if (cells === undefined) {
            cells = new Float32Array(featureNames.length);
            cells[featureNames.length - 1] = shortness[ask] ?? 0;
            ofEntry.set(ask, cells);
          }
          const matched = askFound[stream]?.[ask] ?? 0;
          cells[place] = matched / mass;
          cells[place + 1] = matched / Math.max(asks[stream]?.masses[ask] ?? 1, 1e-6);
          cells[place + 2] = (matched / mass) * (fitters.asks[stream]?.(ask) ?? 1);
        }
      }
      return [...own].map(([entry, cells]) => ({
        entry,
        own: cells,
        asks: [...(byEntry.get(entry) ?? [])].map(([ask, askCells]) => ({ ask, measures: askCells })),
      }));
    }

    function clear(): void {
      for (const [kind, into] of [
        ['asks', askFound],
        ['wholes', wholeFound],
        ['leads', leadFound],
      ] as const)
        for (const [stream, cells] of touched[kind].entries())
          for (const cell of cells) {
            const found = into[stream];
            if (found !== undefined) found[cell] = 0;
          }
    }
  };
}

/** BM25's judgement of length for a term that occurs once, k1 1.2 and b 0.75: 1 at the average, more when shorter. */
function createFit({ masses }: Postings): (document: number) => number {
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  const average = masses.length === 0 ? 1 : Math.max(total / masses.length, 1e-6);
  return (document) => 2.2 / (1 + 1.2 * (0.25 + 0.75 * ((masses[document] ?? 0) / average)));
}

/** A short ask is about what it names; a long one names much that it isn't about. */
function askShortness({ masses }: Postings): Float32Array {
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  const average = masses.length === 0 ? 1 : Math.max(total / masses.length, 1e-6);
  return masses.map((mass) => 1 / (1 + mass / average));
}

function topOf(entries: readonly number[], rough: Float32Array, most: number): number[] {
  return [...entries].sort((a, b) => (rough[b] ?? 0) - (rough[a] ?? 0)).slice(0, most);
}
