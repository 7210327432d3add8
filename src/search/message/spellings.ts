import { isContent, wordOf } from '../text/content-words.ts';
import { toKatakana } from '../text/normalize.ts';
import type { Token } from '../text/tokenizer.ts';

/** The book's words that sound like a word typed in kana, itself included: こうしん → 更新, 交信. */
export type Spellings = (token: Token) => readonly Token[];

const kanaOnly = /^[\u3041-\u3096\u30A1-\u30FAー]+$/u;
/** Shorter readings belong to too many words. */
const shortestReading = 2;

/** @param own the book's own words */
export function createSpellings(own: readonly Token[]): Spellings {
  const bySound = new Map<string, Map<string, Token>>();
  for (const token of own) {
    if (!isContent(token)) continue;
    const sound = toKatakana(token.reading);
    if (sound.length < shortestReading || !kanaOnly.test(sound)) continue;
    const alike = bySound.get(sound);
    if (alike === undefined) bySound.set(sound, new Map([[wordOf(token), token]]));
    else if (!alike.has(wordOf(token))) alike.set(wordOf(token), token);
  }
  return (token) => [...(bySound.get(toKatakana(token.reading))?.values() ?? [])];
}
