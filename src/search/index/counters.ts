import { counterOf } from '../text/numbers.ts';
import type { EntryRange, StreamIndex } from './stream-index.ts';

/** What the questions of a book count: years, floors, bus lines. */
export type CounterIndex = {
  /** Does a question or phrasing of the entry have a number with this counter? */
  isCounted(counter: string, range: EntryRange): boolean;
};

export function createCounterIndex(words: StreamIndex): CounterIndex {
  const counterOfTerm = new Map<number, string>();
  for (const [term, id] of words.entries()) {
    const counter = counterOf(term);
    if (counter !== undefined) counterOfTerm.set(id, counter);
  }
  const { starts, terms } = words.queryDocuments;
  return {
    isCounted(counter, { start, end }) {
      for (let at = starts[start] ?? 0; at < (starts[end] ?? 0); at += 1)
        if (counterOfTerm.get(terms[at] ?? 0) === counter) return true;
      return false;
    },
  };
}
