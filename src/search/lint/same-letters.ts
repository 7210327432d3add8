import { toLetters } from '../text/normalize.ts';
import type { QueryDocument } from './query-documents.ts';
import type { Doubt } from './doubt.ts';

/** Texts that repeat an earlier text of the book, apart from punctuation, spaces, width, and hiragana or katakana. */
export function findSameLetters(queryDocuments: readonly QueryDocument[]): Doubt[] {
  const first = new Map<string, QueryDocument>();
  return queryDocuments.flatMap((at): Doubt[] => {
    const letters = toLetters(at.text);
    const known = first.get(letters);
    if (known === undefined) first.set(letters, at);
    return known === undefined || letters === '' ? [] : [{ kind: 'twice', at, first: known }];
  });
}
