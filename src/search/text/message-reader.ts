import { createCorrection, type Correction } from './correction.ts';
import { createKanaReader, isKanaOnly, type KanaReader } from './kana.ts';
import type { LexiconMatcher } from '../lexicon/lexicon.ts';
import { normalize, toKatakana } from './normalize.ts';
import { addSounds, toStreams, wordOf, type Streams } from '../index/streams.ts';
import type { Token, Tokenizer } from './tokenizer.ts';
import { toRequest } from './request.ts';
import { ownWords, type Vocabulary } from '../index/vocabulary.ts';
import { isContent } from './content-words.ts';

/** A message as typed → what search compares. */
export type MessageReader = (text: string) => Message;

/** A message's words, and how search sees them. */
export type Message = {
  readonly tokens: readonly Token[];
  readonly streams: Streams;
  readonly normal: string;
  /** The normal form without pleasantries. */
  readonly request: string;
  readonly isKana: boolean;
};

/** Reads messages with the words of one book in mind. */
export function createMessageReader(
  vocabulary: Vocabulary,
  match: LexiconMatcher,
  tokenize: Tokenizer,
): MessageReader {
  let kanaReader: KanaReader | undefined;
  const correction = createCorrection([ownWords(vocabulary)]);
  return (text) => {
    const normal = normalize(text);
    const request = correction.fromRomaji(toRequest(normal));
    const isKana = isKanaOnly(request);
    if (!isKana) {
      const tokens = tokenize(request);
      const streams = withGuesses(toStreams(tokens, match, 'asked'), tokens, correction);
      return { tokens, streams, normal, request, isKana };
    }
    kanaReader ??= createKanaReader(vocabulary);
    return { ...readKana(request, kanaReader, match), normal, request, isKana };
  };
}

/** A message with more unknown words than this has no slips, but is about something else. */
const mostGuesses = 24;

/** A unknown word also counts a little as the book's word that was probably meant. */
function withGuesses(streams: Streams, tokens: readonly Token[], correction: Correction): Streams {
  const words = new Map(streams.words);
  const unknown = new Map(tokens.filter(isContent).map((token) => [wordOf(token), token]));
  for (const token of [...unknown.values()]
    .filter((token) => correction.isUnknown(token))
    .slice(0, mostGuesses)) {
    const guessed = correction.corrected(token);
    if (guessed !== undefined && !words.has(guessed.word)) words.set(guessed.word, guessed.weight);
  }
  return { ...streams, words };
}

/** The words as the book writes them, and the sounds as they were typed: one makes up for the other's mistakes. */
function readKana(
  text: string,
  read: KanaReader,
  match: LexiconMatcher,
): Pick<Message, 'tokens' | 'streams'> {
  const runs = text.match(/[\u3041-\u3096\u30A1-\u30FAー]+|[a-z0-9]+/gu) ?? [];
  const tokens = runs.flatMap((run) => read(run));
  const converted = toStreams(tokens, match, 'asked');
  const sounds = new Map<string, number>(converted.sounds);
  for (const run of runs) addTypedSounds(run, sounds);
  return { tokens, streams: { ...converted, sounds } };
}

function addTypedSounds(run: string, sounds: Map<string, number>): void {
  const typed = new Map<string, number>();
  addSounds(toKatakana(run), typed);
  for (const term of typed.keys()) if (!sounds.has(term)) sounds.set(term, 0.5);
}
