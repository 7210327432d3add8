import type { Indexes } from '../index/book-index.ts';
import type { EntryRange } from '../index/stream-index.ts';
import type { MessageWords } from '../message/message-reader.ts';
import { isContent, wordOf } from '../text/content-words.ts';
import type { RankedEntry } from './ranking.ts';

/** So many other questions with the only word of a message make it too vague for an answer. */
const leastRivals = 2;

/** What else a message may ask of the thing that it names. */
const askedOfIt = /^(?:いくら|いくつ|いつ|どこ|どちら|どれ|何|だれ|誰)$/u;

/**
 * 「パスワード」「パスワードのことで困っています」 only name a thing that several questions have. 「退会するには」 names an act, and so says
 * what is wanted.
 */
export function isBareNoun(ranking: readonly RankedEntry[], { tokens }: MessageWords): boolean {
  const hasVerb = tokens.some(({ partOfSpeech }) => partOfSpeech === '動詞');
  const saysMore = tokens.some(
    (token) =>
      askedOfIt.test(token.base) ||
      (isContent(token) && (token.partOfSpeech !== '名詞' || (hasVerb && token.detail === 'サ変接続'))),
  );
  const [first, ...rivals] = ranking;
  const [only, ...others] = first?.explained ?? [];
  if (saysMore || only === undefined || others.length > 0) return false;
  const sameWord = rivals.filter(({ explained }) => (explained[0]?.asked ?? 0) >= only.asked);
  return sameWord.length >= leastRivals;
}

/** A mere noun asks for the questions that are about it: those that name it themselves go before those whose phrasings do. */
export function ownQuestionsFirst(
  ranking: readonly RankedEntry[],
  { tokens }: MessageWords,
  { words }: Indexes,
  rangeOf: (entry: number) => EntryRange,
): RankedEntry[] {
  const ids = tokens.filter(isContent).map((token) => words.idOf(wordOf(token)));
  const names = ({ entry }: RankedEntry): boolean => {
    const range = rangeOf(entry);
    return ids.some((id) => words.isAsked(id, { ...range, end: range.start + 1 }));
  };
  return [...ranking.filter(names), ...ranking.filter((each) => !names(each))];
}
