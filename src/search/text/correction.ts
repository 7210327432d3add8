import { toKatakana } from './normalize.ts';
import { romajiToKatakana } from './romaji.ts';
import { createSpeller } from './spelling.ts';
import { wordOf } from '../index/streams.ts';
import type { Token } from './tokenizer.ts';
import { isContent } from './content-words.ts';

/** What a book makes of words that it doesn't know. */
export type Correction = {
  /** Japanese typed in Latin letters, in katakana; Latin words of the book stay. */
  fromRomaji(text: string): string;
  /** Does the book not know the word? */
  isUnknown(token: Token): boolean;
  /** The book's word that a strange one was probably meant to be, and how sure that is. */
  corrected(token: Token): { readonly word: string; readonly weight: number } | undefined;
};

/** 感じ for 漢字: another word of the same sound is more likely a wrong conversion than a slip. */
const sureness = { sameSound: 0.7, nearSpelling: 0.5 } as const;

/** Shorter Latin words are more often names and units than romaji. */
const surelyWord = 4;

/** @param texts the book's own words */
export function createCorrection(texts: readonly (readonly Token[])[]): Correction {
  const known = new Set<string>();
  const latin = new Set<string>();
  const bySound = new Map<string, string>();
  for (const token of texts.flat()) {
    if (!isContent(token)) continue;
    const word = wordOf(token);
    known.add(word);
    if (/^[a-z]/u.test(token.surface)) latin.add(token.surface);
    if (/\p{Script=Han}/u.test(word)) bySound.set(toKatakana(token.reading), word);
  }
  const spell = createSpeller(known);
  return {
    fromRomaji(text) {
      const convert = (from: string, least: number): string =>
        from.replace(/[a-z][a-z-]*/gu, (run) =>
          run.length < least || latin.has(run) ? run : (romajiToKatakana(run) ?? run),
        );
      const converted = convert(text, surelyWord);
      // Among words that are surely romaji, wo and ga are too.
      return converted === text ? text : convert(converted, 1);
    },
    isUnknown: (token) => !known.has(wordOf(token)),
    corrected(token) {
      const sounding = bySound.get(toKatakana(token.reading));
      if (sounding !== undefined) return { word: sounding, weight: sureness.sameSound };
      const near = spell(wordOf(token));
      return near === undefined ? undefined : { word: near, weight: sureness.nearSpelling };
    },
  };
}
