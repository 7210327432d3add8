import type { ReadWords } from './finding.ts';
import type { Indexes } from './index/book-index.ts';
import type { WordMatcher } from './lexicon/compiled-lexicon.ts';
import { isContent, wordOf } from './text/content-words.ts';
import { normalize } from './text/normalize.ts';
import type { Tokenizer } from './text/tokenizer.ts';

/** Reads the words of a text, and which of them an entry of the book can be about. */
export function createWordReader(
  indexes: Pick<Indexes, 'words' | 'meanings'>,
  matchWords: WordMatcher,
  tokenize: Tokenizer,
): ReadWords {
  return (text) => {
    const tokens = tokenize(normalize(text));
    const meanings = matchWords(tokens);
    return tokens.map((token, at) => {
      const { surface, base, partOfSpeech, detail } = token;
      const isInBook = indexes.words.idOf(wordOf(token)) !== undefined;
      const terms = [...(meanings[at]?.keys() ?? [])];
      const isMeant = terms.some((term) => indexes.meanings.idOf(term) !== undefined);
      return { surface, base, partOfSpeech, detail, isMatter: isContent(token) && (isInBook || isMeant) };
    });
  };
}
