import type { Entry } from '../books/book.ts';
import type { EntryLook } from './finding.ts';
import type { Indexes } from './index/book-index.ts';
import type { EntryRange } from './index/stream-index.ts';
import { toStreams, type Streams } from './index/streams.ts';
import type { LexiconMatcher, WordMatcher } from './lexicon/matchers.ts';
import type { MessageWords } from './message/message-reader.ts';
import { createExplainer } from './rank/explained.ts';
import { isContent, wordOf } from './text/content-words.ts';
import type { Token } from './text/tokenizer.ts';

/** How well a sentence knows a word of which it has only a synonym, or most of the characters. */
const shares = { word: 1, meaning: 0.9, characters: 0.8 } as const;

type Readers = {
  readonly match: LexiconMatcher;
  readonly matchWords: WordMatcher;
  /** Reads a question or a sentence of an entry. */
  readonly readWritten: (text: string) => Streams;
};

/** Looks for a text's words in an entry, and in each sentence of its answer. */
export function lookUp(
  message: MessageWords,
  { question, phrasings, answer }: Entry,
  range: EntryRange,
  indexes: Indexes,
  { match, matchWords, readWritten }: Readers,
): EntryLook {
  // The verbs of a follow-up are those of any question: it is by its nouns that an entry knows what it is about.
  const nouns = message.tokens.filter(({ partOfSpeech }) => partOfSpeech === '名詞');
  const explained = createExplainer({ ...message, tokens: nouns }, indexes, matchWords)(range);
  const all = explained.reduce((sum, { rarity }) => sum + rarity, 0);
  const shareOf = (known: (word: string, share: number) => number): number =>
    all === 0
      ? 0
      : explained.reduce((sum, { word, rarity, share }) => sum + rarity * known(word, share), 0) / all;
  const toAsked = (tokens: readonly Token[]): Asked =>
    new Map(tokens.filter(isContent).map((token) => [wordOf(token), toStreams([token], match, 'asked')]));
  const things = toAsked(nouns);
  const verbs = toAsked(message.tokens.filter(({ partOfSpeech }) => partOfSpeech === '動詞'));
  const look = (text: string): { known: number; done: number } => {
    const written = readWritten(text);
    const done = [...verbs.values()].filter((verb) => hasMeaningOf(verb, written)).length;
    return {
      known: shareOf((word) => knownIn(written, word, things.get(word))),
      done: verbs.size === 0 ? 0 : done / verbs.size,
    };
  };
  return {
    words: explained.length,
    known: shareOf((_, share) => share),
    asked: Math.max(...[question, ...phrasings].map((text) => look(text).known)),
    sentences: sentencesOf(answer).map((text) => ({ text, ...look(text) })),
  };
}

type Asked = ReadonlyMap<string, Streams>;

/** How well a text knows a noun: the word itself, a synonym, or most of its characters. */
function knownIn({ words, meanings, characters }: Streams, word: string, noun: Streams | undefined): number {
  if (words.has(word)) return shares.word;
  if (noun === undefined) return 0;
  if ([...noun.meanings.keys()].some((term) => meanings.has(term))) return shares.meaning;
  const found = [...noun.characters.keys()].filter((term) => characters.has(term)).length;
  return noun.characters.size > 0 && found / noun.characters.size > 0.5 ? shares.characters : 0;
}

function hasMeaningOf(verb: Streams, written: Streams): boolean {
  return (
    [...verb.words.keys()].some((term) => written.words.has(term)) ||
    [...verb.meanings.keys()].some((term) => written.meanings.has(term))
  );
}

/** Sentences as they are written: a line break ends one too. */
function sentencesOf(answer: string): readonly string[] {
  return answer
    .split(/(?<=[。！？!?])(?![)）」』】])|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
