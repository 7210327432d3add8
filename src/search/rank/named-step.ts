import type { Indexes } from '../index/book-index.ts';
import type { EntryRange } from '../index/stream-index.ts';
import type { Message } from '../message/message-reader.ts';
import { isContent, wordOf } from '../text/content-words.ts';
import { isStepNumber } from '../text/numbers.ts';
import type { RankedEntry } from './ranking.ts';

/** They say that the step isn't understood, or ask about all of it. */
const aboutIt =
  /^(?:分かる|わかる|分る|わからん|ない|何|やる|内容|意味|説明|詳細|詳しい|くわしい|よく|いまいち|いまひとつ|さっぱり|全然|まったく|全く|難しい|むずかしい|とこ|ところ|箇所|部分)$/u;

/**
 * The entry that a message names by the number of its step, and asks nothing else: 「ステップ2がよく分からない」. A question of that
 * entry alone has the number.
 */
export function findNamedStep(
  ranking: readonly RankedEntry[],
  { tokens, denial }: Message,
  { words }: Indexes,
  rangeOf: (entry: number) => EntryRange,
): number | undefined {
  const content = tokens.filter(isContent);
  const [step, ...others] = content.map(wordOf).filter(isStepNumber);
  if (step === undefined || others.length > 0 || denial !== undefined) return undefined;
  if (!content.every((token) => wordOf(token) === step || aboutIt.test(token.base))) return undefined;
  const id = words.idOf(step);
  const [named, ...more] = ranking.filter(({ entry }) => words.isAsked(id, rangeOf(entry)));
  return more.length > 0 ? undefined : named?.entry;
}
