import { createPostings, type Postings, type QueryTerm } from './postings.ts';
import type { Terms } from './streams.ts';

/** A book in one stream: its asks (the question and each phrasing), its whole entries, the leads of its answers. */
export type StreamIndex = {
  readonly asks: Postings;
  readonly wholes: Postings;
  readonly leads: Postings;
  /** A message's terms that the book knows, and the mass of all of them, known or not. */
  toQuery(terms: Terms): { readonly known: readonly QueryTerm[]; readonly mass: number };
  /** How rare a term is in the book, in nats; the rarest that can be for one that it doesn't know. */
  rarityOf(term: string): number;
  /** Does the entry (its question, answer or one of its asks `first` … `end`) hold the term? */
  isIn(term: string, entry: number, first: number, end: number): boolean;
};

export type StreamTexts = {
  readonly asks: readonly Terms[];
  /** Question and answer of each entry together. */
  readonly wholes: readonly Terms[];
  readonly leads: readonly Terms[];
  /** Question and answer apart, for how rare a term is. */
  readonly fields: readonly Terms[];
};

export function createStreamIndex(texts: StreamTexts): StreamIndex {
  const ids = new Map<string, number>();
  const idOf = (term: string): number => {
    const known = ids.get(term);
    if (known !== undefined) return known;
    ids.set(term, ids.size);
    return ids.size - 1;
  };
  const toIds = (all: readonly Terms[]): number[][] => all.map((terms) => [...terms.keys()].map(idOf));
  const [asks, wholes, leads, fields] = [texts.asks, texts.wholes, texts.leads, texts.fields].map(toIds);
  const frequencies = new Uint32Array(ids.size);
  for (const field of fields ?? []) for (const id of field) frequencies[id] = (frequencies[id] ?? 0) + 1;
  const idf = Float32Array.from(frequencies, (df) => rarity(df, texts.fields.length));
  const unknown = rarity(0, texts.fields.length);
  const [inAsks, inWholes] = [createPostings(asks ?? [], idf), createPostings(wholes ?? [], idf)];
  return {
    asks: inAsks,
    wholes: inWholes,
    leads: createPostings(leads ?? [], idf),
    rarityOf(term) {
      const id = ids.get(term);
      return id === undefined ? unknown : (idf[id] ?? unknown);
    },
    isIn(term, entry, first, end) {
      const id = ids.get(term);
      return id !== undefined && (inWholes.holds(id, entry, entry + 1) || inAsks.holds(id, first, end));
    },
    toQuery(terms) {
      const known: QueryTerm[] = [];
      let mass = 0;
      for (const [term, weight] of terms) {
        const id = ids.get(term);
        const termMass = weight * (id === undefined ? unknown : (idf[id] ?? 0));
        mass += termMass;
        if (id !== undefined) known.push({ id, mass: termMass });
      }
      return { known, mass };
    },
  };
}

/** Inverse document frequency, as in BM25. */
function rarity(df: number, documents: number): number {
  return Math.log(1 + (documents - df + 0.5) / (df + 0.5));
}
