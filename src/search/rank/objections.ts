import type { Indexes } from '../index/book-index.ts';
import type { EntryRange } from '../index/stream-index.ts';
import type { DeniedTerms, Message } from '../message/message-reader.ts';
import type { ExplainedWord } from './explained.ts';
import { counterOf } from '../text/numbers.ts';
import type { Opposition, OppositionMeasurer } from './opposites.ts';

/** What speaks against an entry, whatever else it shares with the message. */
export type Objections = Opposition & {
  /** It is about what the message says is not wanted. */
  readonly isDenied: boolean;
};

/** An entry that is about what was denied falls behind any that is as near otherwise. In nats. */
export const denialPenalty = 3;

export function createObjector(
  { streams, denial }: Message,
  indexes: Indexes,
  measureOpposition: OppositionMeasurer,
): (range: EntryRange) => Objections {
  const oppose = measureOpposition(streams.words);
  const isAboutDenied = denial && isAbout(denial.denied);
  const isAboutOther = denial && isAbout(denial.instead);
  return (range) => ({
    ...oppose(range),
    isDenied: isAboutDenied?.(range) === true && isAboutOther?.(range) !== true,
  });

  /** Is one of these words in the entry's question, or in most of its phrasings? */
  function isAbout(topic: DeniedTerms['denied']): (range: EntryRange) => boolean {
    const ids = (['words', 'meanings'] as const).map((name) => ({
      postings: indexes[name].queryDocuments.postings,
      terms: [...topic[name].keys()].flatMap((term) => indexes[name].idOf(term) ?? []),
    }));
    const isIn = (document: number): boolean =>
      ids.some(({ postings, terms }) => terms.some((id) => postings.holds(id, document, document + 1)));
    return ({ start, end }) => {
      if (isIn(start)) return true;
      let count = 0;
      for (let document = start + 1; document < end; document += 1) count += Number(isIn(document));
      return 2 * count > end - start;
    };
  }
}

/** Does the entry's question count the same things as the message, and come to another number? */
export function contradictsNumber(explained: readonly ExplainedWord[]): boolean {
  return explained.some(({ word, share }) => share === 0 && counterOf(word) !== undefined);
}
