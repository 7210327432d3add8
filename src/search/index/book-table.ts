import type { Steps } from '../steps.ts';
import type { Book, Entry } from '../../books/book.ts';
import { collectWords } from './collected-words.ts';
import type { LexiconMatcher } from '../lexicon/lexicon.ts';
import { normalize } from '../text/normalize.ts';
import { createStreamWriter, type StreamTable } from './stream-index.ts';
import { streamNames, toStreams, type StreamName, type Streams } from './streams.ts';
import type { Token, Tokenizer } from '../text/tokenizer.ts';
import { toTyped } from '../text/typed-letters.ts';
import type { Vocabulary } from './vocabulary.ts';

/** All that search works out from a book's texts, as it is kept: from here on no text is tokenized again. */
export type BookTable = {
  readonly streams: Readonly<Record<StreamName, StreamTable>>;
  /** The number of each entry's first ask, and at the end the number of asks. */
  readonly firstQueryDocuments: Uint32Array;
  /** Each ask as it is compared with a message typed word for word. */
  readonly typed: readonly string[];
  readonly vocabulary: Vocabulary;
};

const leadTokens = 60;

/** Reads a whole book; it pauses after every entry (about 3 ms). */
export function* readTable(book: Book, match: LexiconMatcher, tokenizer: Tokenizer): Steps<BookTable> {
  const tokenize = (text: string): readonly Token[] => tokenizer(normalize(text));
  const see = (tokens: readonly Token[]): Streams => toStreams(tokens, match, 'written');
  const writers = streamNames.map((name) => ({ name, writer: createStreamWriter() }));
  const words = collectWords(tokenizer);
  const firstQueryDocuments = [0];
  const typed: string[] = [];
  for (const entry of book.entries) {
    const queryDocuments = queryDocumentsOf(entry).map(tokenize);
    const answer = tokenize(entry.answer);
    const seen = {
      queryDocuments: queryDocuments.map(see),
      whole: see([...(queryDocuments[0] ?? []), ...answer]),
      lead: see(answer.slice(0, leadTokens)),
      allQueryDocuments: see(queryDocuments.flat()),
      answer: see(answer),
    };
    for (const { name, writer } of writers)
      writer.add({
        queryDocuments: seen.queryDocuments.map((streams) => streams[name]),
        whole: seen.whole[name],
        lead: seen.lead[name],
        fields: [seen.allQueryDocuments[name], seen.answer[name]],
      });
    for (const queryDocument of queryDocuments) words.add(queryDocument, 'queryDocument');
    words.add(answer, 'answer');
    typed.push(...queryDocumentsOf(entry).map(toTyped));
    firstQueryDocuments.push(typed.length);
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
    firstQueryDocuments: Uint32Array.from(firstQueryDocuments),
    typed,
    vocabulary: yield* words.finish(),
  };
}

/** An entry's asks in the order in which they are numbered. */
function queryDocumentsOf({ question, phrasings }: Entry): readonly string[] {
  return [question, ...phrasings];
}

/** One of something for each stream. */
export function toRecord<T>(of: (name: StreamName) => T): Readonly<Record<StreamName, T>> {
  return { words: of('words'), characters: of('characters'), sounds: of('sounds'), meanings: of('meanings') };
}
