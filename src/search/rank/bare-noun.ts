import type { Indexes } from '../index/book-index.ts';
import type { EntryRange } from '../index/stream-index.ts';
import type { MessageWords } from '../message/message-reader.ts';
import { isContent, wordOf } from '../text/content-words.ts';
import type { RankedEntry } from './ranking.ts';

/** So many other questions with the only word of a message make it too vague for an answer. */
const leastRivals = 2;

/** What else a message may ask of the thing that it names. */
const askedOfIt = /^(?:いくら|いくつ|いつ|どこ|どちら|どれ|何|だれ|誰)$/u;
/** They say that there is something about it, and not what. */
const saysNothing = /^(?:困る|悩む|迷う|分かる|わかる|知る|聞く|訊く|相談|質問|こと|件|話)$/u;

/** What a message names and all else that it says of it. */
function contentOf(tokens: MessageWords['tokens']): MessageWords['tokens'] {
  return tokens.filter((token) => isContent(token) && !saysNothing.test(token.base));
}

/**
 * 「パスワード」「パスワードのことで困っています」 only name a thing that several questions have. 「退会するには」 names an act, and so says
 * what is wanted.
 */
export function isBareNoun(ranking: readonly RankedEntry[], { tokens }: MessageWords): boolean {
  const content = contentOf(tokens);
  const named = content[0];
  const [first, ...rivals] = ranking;
  if (named === undefined || first === undefined) return false;
  const hasVerb = tokens.some(({ partOfSpeech }) => partOfSpeech === '動詞');
  const isAct = named.partOfSpeech !== '名詞' || (hasVerb && named.detail === 'サ変接続');
  const saysMore =
    content.some((token) => wordOf(token) !== wordOf(named)) ||
    tokens.some(({ base }) => askedOfIt.test(base));
  if (isAct || saysMore) return false;
  const askedOf = ({ explained }: RankedEntry): number =>
    explained.find(({ word }) => word === wordOf(named))?.asked ?? 0;
  return rivals.filter((rival) => askedOf(rival) >= askedOf(first)).length >= leastRivals;
}

/** A mere noun asks for the questions that are about it: those that name it themselves go before those whose phrasings do. */
export function ownQuestionsFirst(
  ranking: readonly RankedEntry[],
  { tokens }: MessageWords,
  { words }: Indexes,
  rangeOf: (entry: number) => EntryRange,
): RankedEntry[] {
  const ids = contentOf(tokens).map((token) => words.idOf(wordOf(token)));
  const names = ({ entry }: RankedEntry): boolean => {
    const range = rangeOf(entry);
    return ids.some((id) => words.isAsked(id, { ...range, end: range.start + 1 }));
  };
  return [...ranking.filter(names), ...ranking.filter((each) => !names(each))];
}
