import type { Steps } from '../steps.ts';
import type { Entry } from '../../books/book.ts';
import { collectWords } from './collected-words.ts';
import type { LexiconMatcher } from '../lexicon/matchers.ts';
import { counterOf } from '../text/numbers.ts';
import { normalize } from '../text/normalize.ts';
import { createStreamWriter, type StreamTable } from './stream-index.ts';
import { streamNames, toStreams, type StreamName, type Streams } from './streams.ts';
import type { Token, Tokenizer } from '../text/tokenizer.ts';
import { toExactKey } from '../text/exact-key.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Everything that search computes from a book's texts, as the index cache stores it. No text is tokenized after this. */
export type BookTable = {
  readonly streams: Readonly<Record<StreamName, StreamTable>>;
  /** The number of each entry's first query document, and at the end the number of all. */
  readonly queryDocumentStarts: Uint32Array;
  /** For each query document, by number: the letters that a message must have to be taken for that very question. */
  readonly exactKeys: readonly string[];
  readonly vocabulary: Vocabulary;
};

/** So many tokens of an answer are its opening. */
const openingTokens = 60;

/** The fields of an entry that search reads. The cache's key is made of these, so a table of older texts is never served. */
export const searchedFields = ['question', 'phrasings', 'answer'] as const;

type SearchedEntry = Pick<Entry, (typeof searchedFields)[number]>;
type SearchedBook = { readonly entries: readonly SearchedEntry[] };

/** Computes a book's table; it pauses after every entry (about 3 ms). */
export function* readTable(
  book: SearchedBook,
  match: LexiconMatcher,
  tokenizer: Tokenizer,
): Steps<BookTable> {
  const tokenize = (text: string): readonly Token[] => tokenizer(normalize(text));
  const toWritten = (tokens: readonly Token[]): Streams => toStreams(tokens, match, 'written');
  const writers = streamNames.map((name) => ({ name, writer: createStreamWriter() }));
  const words = collectWords(tokenizer);
  const queryDocumentStarts = [0];
  const exactKeys: string[] = [];
  for (const entry of book.entries) {
    const texts = queryDocumentsOf(entry);
    const queryDocuments = texts.map(tokenize);
    const answer = tokenize(entry.answer);
    const inAnswer = withoutNumbers(toWritten(answer));
    const inStreams = {
      queryDocuments: queryDocuments.map(toWritten),
      entryDocument: withoutNumbers(toWritten([...(queryDocuments[0] ?? []), ...answer])),
      opening: withoutNumbers(toWritten(answer.slice(0, openingTokens))),
      questionField: toWritten(queryDocuments.flat()),
      answerField: inAnswer,
    };
    for (const { name, writer } of writers)
      writer.add({
        queryDocuments: inStreams.queryDocuments.map((streams) => streams[name]),
        entryDocument: inStreams.entryDocument[name],
        opening: inStreams.opening[name],
        fields: [inStreams.questionField[name], inStreams.answerField[name]],
      });
    for (const queryDocument of queryDocuments) words.add(queryDocument, 'queryDocument');
    words.add(answer, 'answer');
    exactKeys.push(...texts.map(toExactKey));
    queryDocumentStarts.push(exactKeys.length);
    yield;
  }
  const tables = new Map<StreamName, StreamTable>();
  for (const { name, writer } of writers) {
    tables.set(name, writer.finish());
    yield;
  }
  const tableOf = (name: StreamName): StreamTable => {
    const table = tables.get(name);
    if (table === undefined) throw new Error(`the stream "${name}" has no table`);
    return table;
  };
  return {
    streams: toRecord(tableOf),
    queryDocumentStarts: Uint32Array.from(queryDocumentStarts),
    exactKeys,
    vocabulary: yield* words.finish(),
  };
}

/** A number in an answer (「7時から」) doesn't say that the entry is about it. */
function withoutNumbers(streams: Streams): Streams {
  return { ...streams, words: new Map([...streams.words].filter(([word]) => counterOf(word) === undefined)) };
}

/** The texts of an entry's query documents, in the order of their numbers. */
function queryDocumentsOf({ question, phrasings }: SearchedEntry): readonly string[] {
  return [question, ...phrasings];
}

/** Calls `of` for each stream. */
export function toRecord<T>(of: (name: StreamName) => T): Readonly<Record<StreamName, T>> {
  return {
    words: of('words'),
    characters: of('characters'),
    sounds: of('sounds'),
    meanings: of('meanings'),
    hints: of('hints'),
  };
}
