import type { Indexes } from '../index/book-index.ts';
import type { EntryRange } from '../index/stream-index.ts';
import type { MessageWords } from '../message/message-reader.ts';
import type { ExplainedWord } from '../rank/explained.ts';
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
  [first, ...rivals]: readonly RankedEntry[],
  { tokens, spellings }: MessageWords,
  indexes: Indexes,
  rangeOf: (entry: number) => EntryRange,
): boolean {
  if (first === undefined) return false;
  if (first.objections.isDenied || contradictsNumber(first.explained)) return true;
  if (saysNoMore(tokens) && isShared(first, rivals)) return true;
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

/** So many other questions with the only word of a message make it too vague for an answer. */
const leastRivals = 2;

/** 「パスワード」「パスワードについて」 only name a thing; 「退会するには」 says what is wanted of it. */
function saysNoMore(tokens: MessageWords['tokens']): boolean {
  return !tokens.some(({ partOfSpeech }) => ['動詞', '助動詞', '形容詞', '副詞'].includes(partOfSpeech));
}

function isShared({ explained }: RankedEntry, rivals: readonly RankedEntry[]): boolean {
  const [only, ...others] = explained;
  if (only === undefined || others.length > 0) return false;
  const sameWord = rivals.filter((rival) => (rival.explained[0]?.asked ?? 0) >= only.asked);
  return sameWord.length >= leastRivals;
}

function sumOf(explained: readonly ExplainedWord[]): number {
  return explained.reduce((sum, { share, rarity }) => sum + share * rarity, 0);
}
