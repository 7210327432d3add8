import { createCorrection, type Correction } from './correction.ts';
import { createKanaReader, isKanaOnly, type KanaReader } from './kana.ts';
import type { LexiconMatcher } from '../lexicon/compiled-lexicon.ts';
import { normalize, toKatakana } from '../text/normalize.ts';
import { addSounds, toStreams, type Streams } from '../index/streams.ts';
import type { Token, Tokenizer } from '../text/tokenizer.ts';
import { toRequest } from '../text/request.ts';
import { ownWords, type Vocabulary } from '../index/vocabulary.ts';
import { isContent, wordOf } from '../text/content-words.ts';

/** A message as typed → its words, and its terms in each stream. */
export type MessageReader = (text: string) => Message;

export type Message = {
  readonly tokens: readonly Token[];
  readonly streams: Streams;
  readonly normal: string;
  /** The normal form without pleasantries, romaji in katakana. */
  readonly request: string;
  readonly isKana: boolean;
};

/** Reads messages with the vocabulary of one book. */
export function createMessageReader(
  vocabulary: Vocabulary,
  match: LexiconMatcher,
  english: ReadonlySet<string>,
  tokenize: Tokenizer,
): MessageReader {
  let kanaReader: KanaReader | undefined;
  const correction = createCorrection([ownWords(vocabulary)], english);
  return (text) => {
    const normal = normalize(text);
    const request = correction.fromRomaji(toRequest(normal));
    const isKana = isKanaOnly(request);
    if (!isKana) {
      const tokens = tokenize(request);
      const streams = withCorrections(toStreams(tokens, match, 'asked'), tokens, correction);
      return { tokens, streams, normal, request, isKana };
    }
    kanaReader ??= createKanaReader(vocabulary);
    return { ...readKana(request, kanaReader, match), normal, request, isKana };
  };
}

/** A message with many unknown words is about something else: correcting the first of them is enough. */
const maxCorrections = 24;

/** An unknown word also counts, less, as the book's word that was probably meant. */
function withCorrections(streams: Streams, tokens: readonly Token[], correction: Correction): Streams {
  const words = new Map(streams.words);
  const distinct = new Map(tokens.filter(isContent).map((token) => [wordOf(token), token]));
  const unknown = [...distinct.values()].filter((token) => correction.isUnknown(token));
  for (const token of unknown.slice(0, maxCorrections)) {
    const corrected = correction.correct(token);
    if (corrected !== undefined && !words.has(corrected.word)) words.set(corrected.word, corrected.weight);
  }
  return { ...streams, words };
}

/** The words as the book spells them, and also the sounds as they were typed, in case the words were read wrongly. */
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
