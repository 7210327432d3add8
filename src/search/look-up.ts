import type { Entry } from '../books/book.ts';
import type { EntryLook } from './finding.ts';
import type { Indexes } from './index/book-index.ts';
import type { EntryRange } from './index/stream-index.ts';
import { toStreams } from './index/streams.ts';
import type { LexiconMatcher, WordMatcher } from './lexicon/compiled-lexicon.ts';
import type { MessageWords } from './message/message-reader.ts';
import { createExplainer } from './rank/explained.ts';
import { isContent, wordOf } from './text/content-words.ts';
import { normalize } from './text/normalize.ts';
import type { Tokenizer } from './text/tokenizer.ts';

/** How well a sentence knows a word of which it has only a synonym, or most of the characters. */
const shares = { word: 1, meaning: 0.9, characters: 0.8 } as const;

/** Looks for a text's words in an entry, and in each sentence of its answer. */
export function lookUp(
  message: MessageWords,
  { answer }: Entry,
  range: EntryRange,
  indexes: Indexes,
  { match, matchWords }: { readonly match: LexiconMatcher; readonly matchWords: WordMatcher },
  tokenize: Tokenizer,
): EntryLook {
  // The verbs of a follow-up are those of any question: it is by its nouns that an entry knows what it is about.
  const nouns = message.tokens.filter(({ partOfSpeech }) => partOfSpeech === '名詞');
  const explained = createExplainer({ ...message, tokens: nouns }, indexes, matchWords)(range);
  const all = explained.reduce((sum, { rarity }) => sum + rarity, 0);
  const shareOf = (known: (word: string, share: number) => number): number =>
    all === 0
      ? 0
      : explained.reduce((sum, { word, rarity, share }) => sum + rarity * known(word, share), 0) / all;
  const asked = new Map(
    nouns.filter(isContent).map((token) => [wordOf(token), toStreams([token], match, 'asked')]),
  );
  const sentences = sentencesOf(answer).map((text) => {
    const { words, meanings, characters } = toStreams(tokenize(normalize(text)), match, 'written');
    return {
      text,
      known: shareOf((word) => {
        const own = asked.get(word);
        if (words.has(word)) return shares.word;
        if (own === undefined) return 0;
        if ([...own.meanings.keys()].some((term) => meanings.has(term))) return shares.meaning;
        const found = [...own.characters.keys()].filter((term) => characters.has(term)).length;
        return own.characters.size > 0 && found / own.characters.size > 0.5 ? shares.characters : 0;
      }),
    };
  });
  return { words: explained.length, known: shareOf((_, share) => share), sentences };
}

/** Sentences as they are written: a line break ends one too. */
function sentencesOf(answer: string): readonly string[] {
  return answer
    .split(/(?<=[。！？!?])(?![)）」』】])|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
