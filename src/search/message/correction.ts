import { toKatakana } from '../text/normalize.ts';
import { romajiToKatakana } from './romaji.ts';
import { createSpeller } from './spelling.ts';
import type { Token } from '../text/tokenizer.ts';
import { isContent, wordOf } from '../text/content-words.ts';

/** Repairs words of a message that the book doesn't know. */
export type Correction = {
  /** Turns Japanese typed in Latin letters into katakana; Latin words of the book stay. */
  fromRomaji(text: string): string;
  /** Does the book not know the word? */
  isUnknown(token: Token): boolean;
  /** The words of the book that an unknown word may have been meant to be, and how sure that is. */
  correct(token: Token): readonly { readonly word: string; readonly weight: number }[];
};

/** A word of the same sound (感じ for 漢字) is more often what was meant than one of similar spelling. */
const weights = { sameSound: 0.7, nearSpelling: 0.5 } as const;

/** Shorter Latin words are more often names and units than romaji. */
const minRomajiLength = 4;

/**
 * @param texts the book's own words
 * @param english words that are no romaji though they could be read so (change, name)
 */
export function createCorrection(
  texts: readonly (readonly Token[])[],
  english: ReadonlySet<string>,
): Correction {
  const known = new Set<string>();
  const latin = new Set<string>();
  const bySound = new Map<string, Set<string>>();
  for (const token of texts.flat()) {
    if (!isContent(token)) continue;
    const word = wordOf(token);
    known.add(word);
    if (/^[a-z]/u.test(token.surface)) latin.add(token.surface);
    if (!/\p{Script=Han}/u.test(word)) continue;
    const sound = toKatakana(token.reading);
    const alike = bySound.get(sound);
    if (alike === undefined) bySound.set(sound, new Set([word]));
    else alike.add(word);
  }
  const spell = createSpeller(known);
  // Wi-Fi is two words for kuromoji.
  const isKnownLatin = (run: string): boolean =>
    latin.has(run) ||
    english.has(run) ||
    (run.includes('-') && run.split('-').every((part) => latin.has(part)));
  return {
    fromRomaji(text) {
      const convert = (from: string, minLength: number): string =>
        from.replace(/[a-z][a-z-]*/gu, (run) =>
          run.length < minLength || isKnownLatin(run) ? run : (romajiToKatakana(run) ?? run),
        );
      const converted = convert(text, minRomajiLength);
      // In a text with romaji, short words (wo, ga) are romaji too.
      return converted === text ? text : convert(converted, 1);
    },
    isUnknown: (token) => !known.has(wordOf(token)),
    correct(token) {
      const sameSound = bySound.get(toKatakana(token.reading));
      if (sameSound !== undefined)
        return Array.from(sameSound, (word) => ({ word, weight: weights.sameSound }));
      const near = spell(wordOf(token));
      return near === undefined ? [] : [{ word: near, weight: weights.nearSpelling }];
    },
  };
}
