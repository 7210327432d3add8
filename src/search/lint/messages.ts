import type { Book, Entry } from '../../books/book.ts';
import { isError, type QueryDocumentPlace, type ConfusedPair, type Doubt, type Cause } from './doubt.ts';

/** A doubt in words: what is wrong (without a full stop), and what to do. */
export type DescribedDoubt = {
  readonly severity: 'error' | 'warning';
  readonly what: string;
  readonly mend: string;
};

export function describeDoubt(doubt: Doubt, book: Book): DescribedDoubt {
  return { severity: isError(doubt) ? 'error' : 'warning', ...messageFor(doubt, book) };
}

function messageFor(doubt: Doubt, book: Book): { what: string; mend: string } {
  switch (doubt.kind) {
    case 'empty':
      return {
        what: `${nameOf(doubt.at, book)} holds only words that every question holds, so it finds nothing`,
        mend: 'Name what it is about, or delete it.',
      };
    case 'twice': {
      const { at, first } = doubt;
      if (at.entry === first.entry)
        return { what: `${nameOf(at, book)} is there twice`, mend: 'Delete one of the two.' };
      return {
        what: `${nameOf(at, book)} is also in ${entryName(first.entry, book)}, so only one of the two is found by it`,
        mend: 'Leave it where it belongs, and delete the other.',
      };
    }
    case 'unreached':
      return {
        what: `${nameOf(doubt.at, book)} finds ${titled(doubt.cause.rival, book)} first${because(doubt.cause)}`,
        mend: `Are they one entry? If not, name in the question what only this one is about${example(doubt.cause)}.`,
      };
    case 'astray':
      return {
        what: `${nameOf(doubt.at, book)} leads to ${titled(doubt.cause.rival, book)}${because(doubt.cause)}`,
        mend: `Move it there, or say what decides for this entry${example(doubt.cause)}.`,
      };
    case 'narrow':
      return {
        what: `${nameOf(doubt.at, book)} is a near miss: ${titled(doubt.cause.rival, book)} comes close${because(doubt.cause)}`,
        mend: `Say what decides for this entry${example(doubt.cause)}.`,
      };
    case 'confused':
      return messageForPair(doubt, book);
  }
}

function messageForPair(
  { entries: [a, b], queryDocuments, shared, own }: ConfusedPair,
  book: Book,
): { what: string; mend: string } {
  const examples = queryDocuments.slice(0, 2).map((queryDocument) => quote(textOf(queryDocument, book)));
  const both = shared.length === 0 ? '' : ` because both have ${list(shared)}`;
  const decide = ([a, b] as const).flatMap((entry, side) =>
    own[side] === undefined || own[side].length === 0 ? [] : [`"${idOf(entry, book)}" by ${list(own[side])}`],
  );
  return {
    what: `entries "${idOf(a, book)}" and "${idOf(b, book)}" will be confused${both}: ${queryDocuments.length} phrasings come near the other one when worded otherwise, e.g. ${examples.join(' and ')}`,
    mend:
      decide.length === 0
        ? 'Nothing tells them apart: make one entry of the two, or name in each what it alone is about.'
        : `What decides: ${decide.join(', ')}. Add phrasings that say it.`,
  };
}

const because = ({ words }: Cause): string => (words.length === 0 ? '' : ` because of ${list(words)}`);
const example = ({ missing }: Cause): string => (missing.length === 0 ? '' : `, e.g. ${list(missing)}`);
const quote = (text: string): string => `「${text}」`;
const list = (words: readonly string[]): string => words.map(quote).join('');

const entryOf = (entry: number, book: Book): Entry | undefined => book.entries[entry];
const idOf = (entry: number, book: Book): string => entryOf(entry, book)?.id ?? '';
const entryName = (entry: number, book: Book): string => `entry "${idOf(entry, book)}"`;
const titled = (entry: number, book: Book): string =>
  `"${idOf(entry, book)}" (${entryOf(entry, book)?.question ?? ''})`;

function textOf({ entry, position }: QueryDocumentPlace, book: Book): string {
  const found = entryOf(entry, book);
  return (position === 0 ? found?.question : found?.phrasings[position - 1]) ?? '';
}

function nameOf(place: QueryDocumentPlace, book: Book): string {
  const part = place.position === 0 ? 'the question' : 'the phrasing';
  return `${entryName(place.entry, book)}: ${part} ${quote(textOf(place, book))}`;
}
