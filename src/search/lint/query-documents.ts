import type { Book } from '../../books/book.ts';
import { normalize } from '../text/normalize.ts';
import type { Token, Tokenizer } from '../text/tokenizer.ts';
import { isContent, wordOf } from '../text/content-words.ts';
import type { QueryDocumentPlace } from './doubt.ts';

/** A question or phrasing of the book. `id` is its number in the search index, counted through all entries. */
export type QueryDocument = QueryDocumentPlace & {
  readonly id: number;
  readonly text: string;
  readonly tokens: readonly Token[];
};

/** The words of a book, and which entry has which. */
export type BookWords = {
  readonly queryDocuments: readonly QueryDocument[];
  /** Whether the entry has the word in its question, a phrasing or its answer. */
  readonly isIn: (word: string, entry: number) => boolean;
  /** Words of the entry's question and phrasings that the other entry doesn't have, the most typical first. */
  readonly onlyIn: (entry: number, other: number) => readonly string[];
  /** A word in its dictionary form, for people to read. */
  readonly shown: (word: string) => string;
};

/** Reads a book, one entry at each step, because a large book takes a second and chats can't wait for so long. */
export function* readBookWords(book: Book, tokenize: Tokenizer): Generator<undefined, BookWords> {
  const queryDocuments: QueryDocument[] = [];
  const shownAs = new Map<string, string>();
  const counts: Map<string, number>[] = [];
  const answers: ReadonlySet<string>[] = [];
  const holders = new Map<string, number>();
  const read = (text: string): readonly Token[] => tokenize(normalize(text));
  const count = (word: string, into: Map<string, number>): unknown =>
    into.set(word, (into.get(word) ?? 0) + 1);
  for (const [entry, { question, phrasings, answer }] of book.entries.entries()) {
    yield undefined;
    const own = new Map<string, number>();
    for (const [position, text] of [question, ...phrasings].entries()) {
      const tokens = read(text);
      for (const token of tokens) if (!shownAs.has(wordOf(token))) shownAs.set(wordOf(token), token.base);
      for (const word of wordsOf(tokens)) count(word, own);
      queryDocuments.push({ entry, position, id: queryDocuments.length, text, tokens });
    }
    const inAnswer = wordsOf(read(answer));
    for (const word of new Set([...own.keys(), ...inAnswer])) count(word, holders);
    counts.push(own);
    answers.push(inAnswer);
  }

  const isIn = (word: string, entry: number): boolean =>
    counts[entry]?.has(word) === true || answers[entry]?.has(word) === true;
  const weightOf = (word: string, times: number): number =>
    times * Math.log(1 + book.entries.length / (holders.get(word) ?? 1));
  return {
    queryDocuments,
    isIn,
    onlyIn: (entry, other) =>
      [...(counts[entry] ?? [])]
        .filter(([word]) => !isIn(word, other) && /..|\p{Script=Han}/u.test(word) && !/^\d+$/u.test(word))
        .sort((a, b) => weightOf(...b) - weightOf(...a))
        .map(([word]) => word),
    shown: (word) => shownAs.get(word) ?? word,
  };
}

export function wordsOf(tokens: readonly Token[]): ReadonlySet<string> {
  return new Set(tokens.filter(isContent).map(wordOf));
}
