import type { TermLists } from './postings.ts';

/** Collects the terms of documents, one document after another, in arrays that grow. */
export type TermListsWriter = {
  /** Adds a document. */
  add(ids: Iterable<number>): void;
  finish(): TermLists;
};

export function createTermListsWriter(): TermListsWriter {
  const starts = createGrowing();
  const terms = createGrowing();
  starts.push(0);
  return {
    add(ids) {
      for (const id of ids) terms.push(id);
      starts.push(terms.length());
    },
    finish: () => ({ starts: starts.finish(), terms: terms.finish() }),
  };
}

function createGrowing() {
  let cells = new Uint32Array(1024);
  let length = 0;
  return {
    length: () => length,
    push(value: number): void {
      if (length === cells.length) {
        const bigger = new Uint32Array(2 * length);
        bigger.set(cells);
        cells = bigger;
      }
      cells[length++] = value;
    },
    finish: () => cells.slice(0, length),
  };
}
