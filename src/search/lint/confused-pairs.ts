import type { QueryDocument, BookWords } from './query-documents.ts';
import { wordsOf } from './query-documents.ts';
import type { ConfusedPair } from './doubt.ts';

/** A question or phrasing that finds `rival` first, or nearly, when it is worded differently. */
export type Confusion = { readonly queryDocument: QueryDocument; readonly rival: number };

/** With fewer such texts than this, no pair is reported. */
const minQueryDocuments = 2;
const maxWords = 4;

export function findConfusedPairs(confusions: readonly Confusion[], words: BookWords): ConfusedPair[] {
  const pairs = new Map<string, Confusion[]>();
  for (const confusion of confusions) {
    const pair = [confusion.queryDocument.entry, confusion.rival].sort((a, b) => a - b).join('-');
    pairs.set(pair, [...(pairs.get(pair) ?? []), confusion]);
  }
  return [...pairs.values()]
    .filter((of) => of.length >= minQueryDocuments)
    .map((of) => {
      const entries = of.flatMap(({ queryDocument, rival }) => [queryDocument.entry, rival]);
      const [a, b] = [Math.min(...entries), Math.max(...entries)];
      const counts = new Map<string, number>();
      for (const { queryDocument } of of)
        for (const word of wordsOf(queryDocument.tokens))
          if (words.isIn(word, a) && words.isIn(word, b)) counts.set(word, (counts.get(word) ?? 0) + 1);
      const shared = [...counts].sort((one, other) => other[1] - one[1]).map(([word]) => word);
      const show = (list: readonly string[]): string[] => list.slice(0, maxWords).map(words.shown);
      return {
        entries: [a, b],
        queryDocuments: of.map(({ queryDocument }) => queryDocument),
        shared: show(shared),
        own: [show(words.onlyIn(a, b)), show(words.onlyIn(b, a))],
      };
    });
}
