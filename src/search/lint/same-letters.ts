import { toLetters } from '../text/normalize.ts';
import type { QueryDocument } from './query-documents.ts';
import type { Doubt } from './doubt.ts';

/** Texts whose letters are in the book before; punctuation, spaces, width and hiragana or katakana don't matter. */
export function findSameLetters(queryDocuments: readonly QueryDocument[]): Doubt[] {
  const first = new Map<string, QueryDocument>();
  return queryDocuments.flatMap((at): Doubt[] => {
    const letters = toLetters(at.text);
    const known = first.get(letters);
    if (known === undefined) first.set(letters, at);
    return known === undefined || letters === '' ? [] : [{ kind: 'twice', at, first: known }];
  });
}
