import { toKatakana } from '../text/normalize.ts';
import type { Token } from '../text/tokenizer.ts';

/** A word, how it is typed in kana (empty where it can't be), and how often it counts. */
export type Word = { readonly token: Token; readonly reading: string; readonly count: number };

/** The words of a book and of everyday sentences, and the pairs of neighbours among those that can be typed in kana. */
export type Vocabulary = {
  readonly words: readonly Word[];
  /** The first so many are the book's own. */
  readonly own: number;
  /** For each word, from `starts[word]` on: the numbers of the words that follow it, ascending, and how often. */
  readonly pairs: { readonly starts: Uint32Array; readonly nexts: Uint32Array; readonly counts: Uint32Array };
};

export type VocabularyWriter = {
  /** @param times how often each word of this text counts, a whole number */
  add(tokens: readonly Token[], times: number): void;
  /** Words added from here on are not the book's own. */
  endOwn(): void;
  finish(): Vocabulary;
};

/** A pair of word numbers is stored as one number: first × this + second. */
const keyStep = 2 ** 24;

export function createVocabularyWriter(): VocabularyWriter {
  const numbers = new Map<string, number>();
  const words: { token: Token; reading: string; count: number }[] = [];
  const pairs = new Map<number, number>();
  let own = 0;

  function numberOf(token: Token): number {
    const key = `${token.surface}/${token.reading}/${token.partOfSpeech}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const reading = toKatakana(token.reading);
    words.push({ token, reading: /^[ァ-ヺー]+$/u.test(reading) ? reading : '', count: 0 });
    numbers.set(key, words.length - 1);
    return words.length - 1;
  }

  return {
    add(tokens, times) {
      let previous: number | undefined;
      for (const token of tokens) {
        const number = numberOf(token);
        const word = words[number];
        if (word !== undefined) word.count += times;
        const canBeTyped = word !== undefined && word.reading !== '';
        if (canBeTyped && previous !== undefined) {
          const key = previous * keyStep + number;
          pairs.set(key, (pairs.get(key) ?? 0) + times);
        }
        previous = canBeTyped ? number : undefined;
      }
    },
    endOwn() {
      own = words.length;
    },
    finish() {
      const keys = Float64Array.from(pairs.keys()).sort();
      const starts = new Uint32Array(words.length + 1);
      for (const key of keys) {
        const next = Math.floor(key / keyStep) + 1;
        starts[next] = (starts[next] ?? 0) + 1;
      }
      for (let word = 0; word < words.length; word += 1)
        starts[word + 1] = (starts[word + 1] ?? 0) + (starts[word] ?? 0);
      const nexts = Uint32Array.from(keys, (key) => key % keyStep);
      const counts = Uint32Array.from(keys, (key) => pairs.get(key) ?? 0);
      return { words, own, pairs: { starts, nexts, counts } };
    },
  };
}

/** How often the second of two words stands right after the first. */
export function pairCount(
  { pairs: { starts, nexts, counts } }: Vocabulary,
  first: number,
  second: number,
): number {
  let [low, high] = [starts[first] ?? 0, starts[first + 1] ?? 0];
  const last = high;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nexts[middle] ?? 0) < second) low = middle + 1;
    else high = middle;
  }
  return low < last && nexts[low] === second ? (counts[low] ?? 0) : 0;
}

/** The words that the book itself has. */
export function ownWords({ words, own }: Vocabulary): readonly Token[] {
  return words.slice(0, own).map(({ token }) => token);
}
