import type { TermFields, TermIndex } from './fields.ts';

/** What a full match lacks, so that its logarithm stays finite. Fuse's own figure. */
const LEAST_LACK = 0.001;

/**
 * Pairs and triples of characters, by Fuse's formula on posting lists: a message has hundreds of them, and Fuse, which
 * reads every field for each, would take 0.7 s for a message to a book of 300 entries.
 */
export function createGramIndex(entries: readonly TermFields[]): TermIndex {
  const fields = entries.flatMap((termFields, entry) =>
    termFields
      .filter((terms) => terms.length > 0)
      .map((terms) => ({ entry, terms, root: Math.sqrt(terms.length) })),
  );
  const postings = new Map<string, number[]>();
  fields.forEach(({ terms }, field) => {
    for (const term of terms) {
      const found = postings.get(term);
      if (found) found.push(field);
      else postings.set(term, [field]);
    }
  });
  const toWeight = (df: number) => Math.log(1 + (fields.length - df + 0.5) / (df + 0.5));

  return (terms) => {
    const evidence = entries.map(() => 0);
    const held = fields.map(() => 0);
    let total = 0;
    for (const term of terms) {
      const holders = postings.get(term) ?? [];
      const weight = toWeight(holders.length);
      total += weight;
      for (const field of holders) held[field] = (held[field] ?? 0) + weight;
    }
    fields.forEach(({ entry, root }, field) => {
      const share = (held[field] ?? 0) / (total || 1);
      evidence[entry] = (evidence[entry] ?? 0) - Math.log(Math.max(LEAST_LACK, 1 - share)) / root;
    });
    return evidence;
  };
}
