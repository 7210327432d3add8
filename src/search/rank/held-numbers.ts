import type { Indexes } from '../index/book-index.ts';
import type { EntryRange } from '../index/stream-index.ts';
import type { MessageWords } from '../message/message-reader.ts';
import { wordOf } from '../text/content-words.ts';
import { counterOf } from '../text/numbers.ts';
import { sharedBy } from './explained.ts';
import { contradictsNumber } from './objections.ts';
import type { RankedEntry } from './ranking.ts';

/** What a number is worth that one answer alone holds. In nats. */
const heldNumber = 2;
/** An entry so far behind the first is not in question. In nats. */
const inQuestion = 4;
/** An entry that knows less of the rest of the message has the number by chance. */
const leastShared = 0.5;

/**
 * Lifts the entry whose answer alone holds a number of the message with what is counted: 「25日を過ぎて解約したら」, 毎月25日まで. In
 * answers numbers stand by chance too, so it counts only among the best, and only where the entry knows the rest.
 */
export function liftByNumbers(
  ranking: readonly RankedEntry[],
  { tokens }: MessageWords,
  { words }: Indexes,
  rangeOf: (entry: number) => EntryRange,
): readonly RankedEntry[] {
  const numbers = [...new Set(tokens.map(wordOf).filter((word) => (counterOf(word) ?? '') !== ''))];
  if (numbers.length === 0) return ranking;
  const top = ranking[0]?.score ?? 0;
  const best = ranking.filter(({ score }) => top - score <= inQuestion);
  const lifted = new Set(
    numbers.flatMap((number) => {
      const id = words.idOf(number);
      const holders = best.filter(({ entry }) => words.isIn(id, rangeOf(entry)));
      const [only, ...others] = holders;
      const isSole = only !== undefined && others.length === 0;
      // What a question counts is weighed already: it may only make the first surer.
      const isWeighed = best.some((each) => each !== ranking[0] && words.isAsked(id, rangeOf(each.entry)));
      return isSole && !isWeighed && knowsRest(only) ? [only.entry] : [];
    }),
  );
  return lifted.size === 0
    ? ranking
    : ranking
        .map((each) => (lifted.has(each.entry) ? { ...each, score: each.score + heldNumber } : each))
        .sort((a, b) => b.score - a.score);
}

function knowsRest({ explained, objections }: RankedEntry): boolean {
  const { shared, sharedWords } = sharedBy(explained);
  return !objections.isDenied && !contradictsNumber(explained) && sharedWords > 0 && shared >= leastShared;
}
