import type { Steps } from '../steps.ts';
import { isContent } from '../text/content-words.ts';
import { inflect } from '../text/inflection.ts';
import { toKatakana } from '../text/normalize.ts';
import type { Token, Tokenizer } from '../text/tokenizer.ts';

/** How a word is typed in kana (マゴ) → the word (孫); of several, the one that the lexicon has first. */
export type WordsByReading = ReadonlyMap<string, Token>;

/** One kana stands in every text by chance. */
const shortestReading = 2;

/** Collects the words of the lexicon's phrases, each once, and verbs and adjectives in every form. */
export function createWordCollector(tokenize: Tokenizer): {
  add(tokens: readonly Token[]): void;
  /** Pauses now and then. */
  finish(): Steps<readonly Token[]>;
} {
  const words = new Map<string, Token>();
  const addOne = (token: Token): void => {
    const key = `${token.surface}/${token.reading}`;
    if (!words.has(key)) words.set(key, token);
  };
  return {
    add(tokens) {
      for (const token of tokens) if (isContent(token) && isTyped(token)) addOne(token);
    },
    *finish() {
      const verbs = new Map([...words.values()].map((token) => [token.base, token]));
      for (const verb of verbs.values()) {
        if (verb.inflection === '*') continue;
        for (const form of inflect(verb, tokenize)) if (isTyped(form)) addOne(form);
        yield;
      }
      return [...words.values()];
    },
  };
}

function isTyped({ reading }: Token): boolean {
  return reading.length >= shortestReading && /^[ァ-ヺー]+$/u.test(toKatakana(reading));
}

export function toWordsByReading(words: readonly Token[]): WordsByReading {
  const byReading = new Map<string, Token>();
  for (const token of words) {
    const reading = toKatakana(token.reading);
    if (!byReading.has(reading)) byReading.set(reading, token);
  }
  return byReading;
}
