import type { Entry } from '../books/book.ts';

/** An entry's texts as search sees them: its question, each of its phrasings, its answer. */
export function toFields<T>(entry: Entry, see: (text: string) => T): readonly T[] {
  return [entry.question, ...entry.phrasings, entry.answer].map(see);
}

/** One entry in one kind of term: a list of distinct terms for each of its fields. */
export type TermFields = readonly (readonly string[])[];

/**
 * A message's terms → the evidence for each entry, in the book's order. Evidence is Fuse's formula: the negative
 * logarithm of the share of the terms' weight that a field lacks, by the square root of the field's length (so that
 * a short question counts more than a long answer), summed over fields. 0 = nothing in common.
 */
export type TermIndex = (terms: readonly string[]) => readonly number[];
