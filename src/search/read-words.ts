import type { ReadWords, Word } from './finding.ts';
import type { Indexes } from './index/book-index.ts';
import { isHint } from './lexicon/hints.ts';
import type { WordMatcher } from './lexicon/matchers.ts';
import { isContent, wordOf } from './text/content-words.ts';
import { normalize } from './text/normalize.ts';
import type { Terms } from './text/terms.ts';
import type { Token, Tokenizer } from './text/tokenizer.ts';

/** Reads the words of a text, and which of them an entry can be about. */
export function createWordReader(
  indexes: Pick<Indexes, 'words' | 'meanings'>,
  matchWords: WordMatcher,
  tokenize: Tokenizer,
): ReadWords {
  const knownTo = (token: Token, meanings: Terms): Word['knownTo'] => {
    if (!isContent(token)) return 'nobody';
    const isInBook = indexes.words.idOf(wordOf(token)) !== undefined;
    // What a word only hints at (寒い: a heater that broke) is said in small talk, too.
    const meant = [...meanings.keys()].filter((term) => !isHint(term));
    if (isInBook || meant.some((term) => indexes.meanings.idOf(term) !== undefined)) return 'book';
    return meant.length > 0 ? 'lexicon' : 'nobody';
  };
  return (text) => {
    const tokens = tokenize(normalize(text));
    const meanings = matchWords(tokens);
    return tokens.map((token, at) => {
      const { surface, base, partOfSpeech, detail } = token;
      return { surface, base, partOfSpeech, detail, knownTo: knownTo(token, meanings[at] ?? new Map()) };
    });
  };
}
