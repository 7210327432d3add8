import { toKatakana } from '../text/normalize.ts';

/** Kana that end with a long mark, at the end of a sentence; no word is longer. */
const drawnOutKana = /([ぁ-ゖァ-ヺー]{0,20}[ぁ-ゖァ-ヺ])ー(?=$|[\s。、,.!?・)])/gu;
/** A shorter word ends with the same kana as too many others. */
const shortest = 3;

/**
 * Cuts the long mark that only draws a sentence out (来ないー, パスワードー), but none that belongs to a word of the book
 * (えらー), or to a katakana word that the book may spell without it.
 * @param readings how the book's words are read, in katakana
 */
export function createMarkCutter(readings: Iterable<string>): (text: string) => string {
  const known = new Set(readings);
  const endsWithWord = (kana: string): boolean => {
    for (let start = 0; start + shortest <= kana.length; start += 1)
      if (known.has(kana.slice(start))) return true;
    return known.has(kana);
  };
  return (text) =>
    text.replace(drawnOutKana, (whole, kana: string) => {
      if (endsWithWord(toKatakana(whole))) return whole;
      const isHiragana = /[ぁ-ゖ]$/u.test(kana);
      return isHiragana || endsWithWord(toKatakana(kana)) ? kana : whole;
    });
}
