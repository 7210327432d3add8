import type { Book } from '../../books/book.ts';
import type { Assessment } from '../assessment.ts';
import type { Indexes } from '../index/book-index.ts';
import type { EntryRange } from '../index/stream-index.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { MessageReader } from '../message/message-reader.ts';
import type { Tokenizer } from '../text/tokenizer.ts';
import type { Weights } from '../weights.ts';

/** A book's search from inside, to explain it. */
export type InspectedBook = {
  readonly book: Book;
  readonly lexicon: Lexicon;
  readonly indexes: Indexes;
  readonly weights: Weights;
  readonly answerThreshold: number;
  readonly read: MessageReader;
  readonly tokenize: Tokenizer;
  readonly rangeOf: (entry: number) => EntryRange;
  readonly assess: (text: string) => Assessment;
};
