import { normalize, toKatakana } from './normalize.ts';
import type { Token, Tokenizer } from './tokenizer.ts';
import { isContent } from './words.ts';

/** Three ways to see a text, each a list of terms. */
export type Terms = {
  /** Base forms of content words. */
  readonly words: readonly string[];
  /** Kanji and pairs of neighbouring characters: 申込 finds お申し込み, a typo costs two pairs and not a word. */
  readonly characters: readonly string[];
  /** Pairs and triples of kana as the text is read: ぱすわーど finds パスワード, 借り登録 finds 仮登録. */
  readonly sounds: readonly string[];
};

/** Any text → its terms, each once. Empty lists where nothing in it can be searched for. */
export function toTerms(text: string, tokenize: Tokenizer): Terms {
  const tokens = tokenize(normalize(text));
  const content = tokens.filter(isContent);
  const runs = toRuns(tokens);
  return {
    words: distinct(content.map((token) => toKatakana(token.base))),
    characters: distinct(runs.flatMap((run) => toCharacters(run.map((t) => t.surface).join('')))),
    sounds: distinct(runs.flatMap((run) => toSounds(run.map((t) => t.reading).join('')))),
  };
}

/** Content words that stand together: no term reaches across a particle or a stop word. */
function toRuns(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const runs: Token[][] = [[]];
  for (const token of tokens) {
    if (isContent(token)) runs.at(-1)?.push(token);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

function toCharacters(run: string): readonly string[] {
  const text = toKatakana(run);
  return [...(text.match(/\p{Script=Han}/gu) ?? []), ...grams(text, 2)];
}

function toSounds(run: string): readonly string[] {
  const kana = toKatakana(run);
  return [...grams(kana, 2), ...grams(kana, 3)];
}

function grams(text: string, length: number): readonly string[] {
  const characters = Array.from(text);
  return characters.slice(length - 1).map((_, at) => characters.slice(at, at + length).join(''));
}

function distinct(terms: readonly string[]): readonly string[] {
  return [...new Set(terms)];
}
