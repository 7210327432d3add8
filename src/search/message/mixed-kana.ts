import { isContent, wordOf } from '../text/content-words.ts';
import { toKatakana } from '../text/normalize.ts';
import type { Token } from '../text/tokenizer.ts';
import type { KanaReader } from './kana.ts';

const shortestRun = 4;
/** A word as long as this is not one of the pieces into which kuromoji takes what was not converted. */
const longestPart = 4;
/** So many kana must turn out to be words of the book, and at most such a share may stay without meaning. */
const leastFound = 2;
const mostLeft = 0.2;
const kanaOnly = /^[\u3041-\u3096\u30A1-\u30FAー]+$/u;

/** The words of a message with its runs of unconverted kana read as kana: those runs, and the words in them. */
export type Reread = {
  readonly tokens: readonly Token[];
  readonly inKana: ReadonlySet<Token>;
  readonly runs: readonly string[];
};

/**
 * Reads 「かりとうろくのめーるがこない。急いでます」 as people mean it: kuromoji can't find words that were not converted to
 * kanji, also where a kanji stands elsewhere in the message. A run is reread when the book doesn't know a word of it, and
 * kept as it was when it holds no word of the book either way.
 */
export function rereadKana(
  tokens: readonly Token[],
  isUnknown: (token: Token) => boolean,
  reader: () => KanaReader,
): Reread {
  const read: Token[] = [];
  const inKana = new Set<Token>();
  const runs: string[] = [];
  let run: Token[] = [];
  const endRun = (): void => {
    const reread = rereadRun(run, isUnknown, reader);
    if (reread !== undefined) runs.push(textOf(run));
    for (const token of reread ?? []) inKana.add(token);
    read.push(...(reread ?? run));
    run = [];
  };
  for (const token of tokens) {
    if (kanaOnly.test(token.surface) && !isWhole(token)) run.push(token);
    else {
      endRun();
      read.push(token);
    }
  }
  endRun();
  return { tokens: read, inKana, runs };
}

/** kuromoji knows おじいちゃん and アプリ as they are typed. What it takes apart into one or two kana each was not converted. */
function isWhole({ surface, detail }: Token): boolean {
  if (/^[\u30A1-\u30FAー]{2,}$/u.test(surface)) return true;
  return detail !== '未知語' && surface.length >= longestPart;
}

function rereadRun(
  run: readonly Token[],
  isUnknown: (token: Token) => boolean,
  reader: () => KanaReader,
): readonly Token[] | undefined {
  const text = textOf(run);
  const isLost = (token: Token): boolean => isContent(token) && isUnknown(token);
  if (text.length < shortestRun || !run.some(isLost)) return undefined;
  const known = new Set(run.map(wordOf));
  const reread = reader()(toKatakana(text));
  const isFound = (token: Token): boolean =>
    isContent(token) && !isUnknown(token) && !known.has(wordOf(token)) && token.reading.length > 1;
  // Kana left over between the words: those were found by an accident of the letters.
  const isLeft = (token: Token): boolean => kanaOnly.test(token.base) && isLost(token);
  return lengthOf(reread.filter(isFound)) >= leastFound &&
    lengthOf(reread.filter(isLeft)) <= mostLeft * text.length &&
    lengthOf(reread.filter(isLost)) < lengthOf(run.filter(isLost))
    ? reread
    : undefined;
}

function lengthOf(tokens: readonly Token[]): number {
  return tokens.reduce((sum, { reading }) => sum + reading.length, 0);
}

function textOf(run: readonly Token[]): string {
  return run.map(({ surface }) => surface).join('');
}
