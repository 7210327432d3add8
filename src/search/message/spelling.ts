import Fuse from 'fuse.js';

/** A word that the book doesn't know → the word of the book that was probably meant. */
export type Speller = (word: string) => string | undefined;

const shortestWord = 3;
const longestWord = 24;
/** A typing mistake adds or drops at most so many characters. */
const maxLengthDifference = 2;
/** Another number is not a typing mistake. */
const number = /^\p{N}+$/u;
/** Fuse.js compares only so many words: those that share most pairs of characters with the unknown word. */
const maxCompared = 40;
/** Fuse's distance, 0 = the same: about one mistake in a word of three or four characters. */
const threshold = 0.34;

/**
 * Finds the nearest of the book's own words with Fuse.js: a typing mistake, a dropped dakuten, a doubled kana. Fuse.js
 * gets one unknown word and a few words of the book at a time, never a whole message or book.
 */
export function createSpeller(vocabulary: Iterable<string>): Speller {
  const byPair = new Map<string, string[]>();
  for (const word of new Set(vocabulary)) {
    if (!isSpelled(word)) continue;
    for (const pair of pairsOf(word)) {
      const known = byPair.get(pair);
      if (known === undefined) byPair.set(pair, [word]);
      else known.push(word);
    }
  }
  return (word) => {
    if (!isSpelled(word)) return undefined;
    const shared = new Map<string, number>();
    for (const pair of pairsOf(word))
      for (const known of byPair.get(pair) ?? [])
        if (Math.abs(known.length - word.length) <= maxLengthDifference)
          shared.set(known, (shared.get(known) ?? 0) + 1);
    const near = [...shared].sort(([, a], [, b]) => b - a).slice(0, maxCompared);
    const fuse = new Fuse(
      near.map(([known]) => known),
      { threshold, ignoreLocation: true, includeScore: true, isCaseSensitive: true },
    );
    return fuse.search(word, { limit: 1 })[0]?.item;
  };
}

function isSpelled(word: string): boolean {
  return word.length >= shortestWord && word.length <= longestWord && !number.test(word);
}

function pairsOf(word: string): readonly string[] {
  const characters = Array.from(word);
  return characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`);
}
