import type { SearchableBook } from '../../searchable-book.ts';
import { toWishWords } from './wish-text.ts';

/**
 * What a desk is called, as a wish is read, longest first. People shorten a name and put 「さん」 to it: 県民共済 is
 * 「共済さん」. A part alone is an ordinary word: 「共済」 may be anything.
 */
export function deskNames({ name, contact }: Pick<SearchableBook, 'name' | 'contact'>): readonly string[] {
  const whole = [name, contact.office ?? ''].filter((each) => each !== '');
  const short = whole.flatMap(partsOf).flatMap((part) => [`${part}さん`, `${part}様`]);
  const names = new Set([...whole, ...short].map(toWishWords));
  return [...names].toSorted((a, b) => b.length - a.length);
}

const runs = /\p{Script=Han}{2,}|[\p{Script=Katakana}ー]{3,}|\p{Script=Hiragana}{3,}|\p{Script=Latin}{2,}/gu;

/** The words in a name, and of one in kanji also its ends of two letters. */
function partsOf(name: string): readonly string[] {
  return [...name.normalize('NFKC').matchAll(runs)].flatMap(([run]) =>
    /^\p{Script=Han}{3,}$/u.test(run) ? [run, run.slice(0, 2), run.slice(-2)] : [run],
  );
}
