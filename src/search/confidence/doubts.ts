import type { Indexes } from '../index/book-index.ts';
import type { EntryRange } from '../index/stream-index.ts';
import type { MessageWords } from '../message/message-reader.ts';
import type { ExplainedWord } from '../rank/explained.ts';
import { isBareNoun } from '../rank/bare-noun.ts';
import { contradictsNumber } from '../rank/objections.ts';
import type { RankedEntry } from '../rank/ranking.ts';

/** An entry that is in doubt for a reason of its own is never answered outright, however well it fits. */
export const doubtfulConfidence = 0.3;

/**
 * Whether the first of a ranking may not be answered outright: it is about another number (4歳の健診, 1歳児健診), about what
 * the message denies, another entry has the word as it may have been meant as well (こうしん: 更新, 交信), or the message is
 * one word that several questions have (「パスワード」).
 */
export function isDoubtful(
  ranking: readonly RankedEntry[],
  message: MessageWords,
  indexes: Indexes,
  rangeOf: (entry: number) => EntryRange,
): boolean {
  const [first, ...rivals] = ranking;
  if (first === undefined) return false;
  if (first.objections.isDenied || contradictsNumber(first.explained)) return true;
  if (isBareNoun(ranking, message)) return true;
  const { spellings } = message;
  if (spellings.size === 0) return false;
  const known = sumOf(first.explained);
  return rivals
    .slice(0, 4)
    .some((rival) => sumOf(rival.explained) >= known && isSpelledOtherwise(first.entry, rival.entry));

  function isSpelledOtherwise(one: number, other: number): boolean {
    return [...spellings].some(([word, others]) => {
      const ids = [word, ...others].map((spelling) => indexes.words.idOf(spelling));
      const heldBy = (entry: number): (number | undefined)[] =>
        ids.filter((id) => indexes.words.isIn(id, rangeOf(entry)));
      const [own, rival] = [heldBy(one), heldBy(other)];
      return own.length > 0 && rival.length > 0 && !rival.some((id) => own.includes(id));
    });
  }
}

function sumOf(explained: readonly ExplainedWord[]): number {
  return explained.reduce((sum, { share, rarity }) => sum + share * rarity, 0);
}
