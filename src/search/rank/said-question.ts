import type { Indexes } from '../index/book-index.ts';
import { ownWords, type Vocabulary } from '../index/vocabulary.ts';
import type { LexiconMatcher } from '../lexicon/matchers.ts';
import type { Message } from '../message/message-reader.ts';
import { wordOf } from '../text/content-words.ts';
import { shareOfMeaning, shares } from './explained.ts';

/** A message → how much of a question it says, 0 … 1, rare words above all. */
export type SaidMeasurer = (message: Message) => (queryDocument: number | undefined) => number;

/**
 * The other side of what an entry knows of a message: whether the message says what the question is about, in the same
 * words, in others that mean the same, or at least in their characters. 「家賃の振込先」 knows all of 「家賃」, and yet who asks
 * about 家賃 may have meant something else.
 * @param match for the texts of books
 */
export function createSaidMeasurer(
  { words }: Indexes,
  vocabulary: Vocabulary,
  match: LexiconMatcher,
): SaidMeasurer {
  const termOf: string[] = [];
  for (const [term, id] of words.entries()) termOf[id] = term;
  const tokenOf = new Map(ownWords(vocabulary).map((token) => [wordOf(token), token]));
  const groupsOfWords = new Map<string, readonly string[]>();
  const groupsOf = (word: string): readonly string[] => {
    const known = groupsOfWords.get(word);
    if (known !== undefined) return known;
    const token = tokenOf.get(word);
    const groups = token === undefined ? [] : [...match([token], 'written').keys()];
    groupsOfWords.set(word, groups);
    return groups;
  };
  const { starts, terms } = words.queryDocuments;

  return ({ streams }) => {
    const said = (word: string): number => {
      const meaning = groupsOf(word).map((group) => streams.meanings.get(group));
      return Math.max(
        streams.words.get(word) ?? 0,
        ...meaning.map((weight) => (weight === undefined ? 0 : shareOfMeaning(weight))),
        shares.characters * sharedCharacters(word, streams.characters),
      );
    };
    return (queryDocument) => {
      if (queryDocument === undefined) return 0;
      let [all, known] = [0, 0];
      const end = starts[queryDocument + 1] ?? 0;
      for (let at = starts[queryDocument] ?? 0; at < end; at += 1) {
        const word = termOf[terms[at] ?? 0] ?? '';
        // 届ク+否 only says how 届ク is meant.
        if (word.includes('+')) continue;
        const rarity = words.rarityOf(word);
        all += rarity;
        known += rarity * said(word);
      }
      return all === 0 ? 0 : known / all;
    };
  };
}

/** The share of a word's pairs of characters that the message has too. */
function sharedCharacters(word: string, characters: ReadonlyMap<string, number>): number {
  const pairs = word.length - 1;
  if (pairs < 1) return characters.has(word) ? 1 : 0;
  let found = 0;
  for (let at = 0; at < pairs; at += 1) if (characters.has(word.slice(at, at + 2))) found += 1;
  return found / pairs;
}
