import Fuse from 'fuse.js';
import type { TermFields, TermIndex } from './fields.ts';

/** Fuse matches with 32-bit masks: a longer pattern would be cut into pieces. */
const LONGEST_TERM = 32;
/** Fuse reads every field once for each term. A story of five lines has about 40 content words. */
const MOST_TERMS = 48;

/**
 * Words, through Fuse.js's token search. The terms come from kuromoji as base forms, so Fuse gets them as a line of
 * words and its `tokenize` only splits it: kuromoji sees a text once, and never what Fuse might have changed in it.
 */
export function createWordIndex(entries: readonly TermFields[]): TermIndex {
  const documents = entries.map((fields) => ({ fields: fields.map(toLine) }));
  const fuse = new Fuse(documents, {
    keys: ['fields'],
    useTokenSearch: true,
    tokenize: (line) => line.split(' ').filter((term) => term !== ''),
    // Exact: what a typo leaves is found by the pairs of characters and sounds. Fuzzy words found nothing more.
    threshold: 0,
    // Terms are folded already; stripping diacritics would take the dakuten off ガ and パ.
    isCaseSensitive: true,
    ignoreDiacritics: false,
    includeScore: true,
    shouldSort: false,
  });
  return (terms) => {
    const evidence = entries.map(() => 0);
    const line = toLine(terms.slice(0, MOST_TERMS));
    // For a blank pattern Fuse returns every document.
    if (line === '') return evidence;
    for (const { refIndex, score } of fuse.search(line)) evidence[refIndex] = -Math.log(score ?? 1);
    return evidence;
  };
}

function toLine(terms: readonly string[]): string {
  return terms.map((term) => term.slice(0, LONGEST_TERM)).join(' ');
}
