import { toKatakana } from '../text/normalize.ts';
import type { Token, Tokenizer } from '../text/tokenizer.ts';
import { wordOf } from '../text/content-words.ts';

const kanaOnly = /^[ァ-ヺー]+$/u;
const shortest = 2;

/** Words that the book doesn't know → those of them that stand in it only within longer words. */
export type FragmentFinder = (unknown: readonly Token[]) => ReadonlySet<string>;

/** Less than this share of a longer word is no slip of the finger (パスワー), whatever it is. */
const slipShare = 0.6;

/**
 * ペット is no word of a book that has only ペットボトル. The longer word must be one of the dictionary: スマホアプリ is two words
 * written as one.
 */
export function createFragments(own: readonly Token[], tokenize: Tokenizer): FragmentFinder {
  const words = new Set<string>();
  for (const token of own) {
    const word = wordOf(token);
    if (
      word.length > shortest &&
      kanaOnly.test(word) &&
      token.detail !== '未知語' &&
      token.partOfSpeech === '名詞'
    )
      words.add(word);
  }
  const all = [...words].join('\n');
  return (unknown) => {
    const fragments = new Set<string>();
    for (const token of unknown) {
      const word = wordOf(token);
      if (word.length < shortest || !kanaOnly.test(word) || !all.includes(word)) continue;
      if (isWord(word) || word.length < slipShare * longestWith(word)) fragments.add(word);
    }
    return fragments;
  };

  function isWord(kana: string): boolean {
    const [whole, ...others] = tokenize(toKatakana(kana));
    return whole !== undefined && others.length === 0 && whole.detail !== '未知語';
  }

  function longestWith(kana: string): number {
    return Math.max(...[...words].filter((word) => word.includes(kana)).map(({ length }) => length));
  }
}
