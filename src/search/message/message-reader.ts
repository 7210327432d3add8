import { createCorrection, type Correction } from './correction.ts';
import { createFragments } from './fragments.ts';
import { createKanaReader, isKanaOnly, type KanaReader } from './kana.ts';
import { rereadKana, type Reread } from './mixed-kana.ts';
import { cutWriterName } from './names.ts';
import { createSpellings } from './spellings.ts';
import { createMarkCutter } from './stray-marks.ts';
import type { LexiconMatcher } from '../lexicon/matchers.ts';
import { deniedWords, readDenial, wantedInFull, type Denial } from '../../japanese/denial.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { toExactKeyOf } from '../text/exact-key.ts';
import { normalize, toKatakana } from '../text/normalize.ts';
import { joinNumbers, readChangeOfCount, readStepName } from '../text/numbers.ts';
import { addSounds, toStreams, type Streams } from '../index/streams.ts';
import type { Terms } from '../text/terms.ts';
import type { Token, Tokenizer } from '../text/tokenizer.ts';
import { toRequest } from '../text/request.ts';
import { ownWords, type Vocabulary } from '../index/vocabulary.ts';
import { isContent, wordOf } from '../text/content-words.ts';

/** A message as typed → its words, and its terms in each stream. */
export type MessageReader = (text: string) => Message;

export type MessageWords = {
  readonly tokens: readonly Token[];
  /** For a word that was typed in kana: the book's other words that sound like it. */
  readonly spellings: ReadonlyMap<string, readonly string[]>;
  /** Words that the book has only as a part of longer ones: ペット, where it has ペットボトル. */
  readonly fragments: ReadonlySet<string>;
};

export type Message = MessageWords & {
  readonly streams: Streams;
  readonly normal: string;
  /** A question with one of these keys is asked letter for letter. */
  readonly exactKeys: readonly string[];
  /** The normal form without pleasantries, romaji in katakana. */
  readonly request: string;
  readonly isKana: boolean;
  /** undefined when the message denies nothing. */
  readonly denial: DeniedTerms | undefined;
};

type Topic = Pick<Streams, 'words' | 'meanings'>;
/** What a message says is not wanted, and what is wanted in its place; each without what both share. */
export type DeniedTerms = { readonly denied: Topic; readonly instead: Topic };

/** Reads messages with the vocabulary of one book. */
export function createMessageReader(
  vocabulary: Vocabulary,
  match: LexiconMatcher,
  { english, byReading }: Pick<Lexicon, 'english' | 'byReading'>,
  tokenize: Tokenizer,
): MessageReader {
  const own = ownWords(vocabulary);
  const correction = createCorrection([own], english);
  const spellingsOf = createSpellings(own);
  const findFragments = createFragments(own, tokenize);
  const cutMarks = createMarkCutter(own.map(({ reading }) => toKatakana(reading)));
  const isUnknown = (token: Token): boolean => correction.isUnknown(token);
  const isKnown = (token: Token): boolean => !isUnknown(token);
  let kanaReader: KanaReader | undefined;
  const reader = (): KanaReader => (kanaReader ??= createKanaReader(vocabulary, byReading));

  return (text) => {
    const normal = normalize(text);
    const whole = toRequest(normal);
    const unsigned = cutWriterName(whole, tokenize, isKnown);
    const request = correction.fromRomaji(cutMarks(unsigned === whole ? whole : toRequest(unsigned)));
    const exactKeys = [toExactKeyOf(whole, text), toExactKeyOf(request, text)];
    const denial = denialOf(request);
    const wanted = readWords(
      readChangeOfCount(readStepName(denial === undefined ? request : wantedInFull(denial))),
    );
    return {
      ...wanted,
      exactKeys,
      normal,
      request,
      isKana: isKanaOnly(request),
      denial: denial === undefined ? undefined : readDenied(denial, wanted.streams),
    };
  };

  function readDenied(denial: Denial, wanted: Streams): DeniedTerms {
    const [no, yes] = [readWords(deniedWords(denial).join('\n')).streams, readWords(denial.wanted).streams];
    return { denied: without(no, wanted), instead: without(yes, no) };
  }

  function readWords(text: string): MessageWords & { readonly streams: Streams } {
    const isKana = isKanaOnly(text);
    const { tokens, inKana, runs } = isKana
      ? readKana(text, reader())
      : rereadKana(tokenize(text), isUnknown, reader);
    const found = toStreams(tokens, match, 'asked');
    const streams = isKana ? found : withCorrections(found, tokens, correction);
    const others = spell(tokens, inKana);
    const spellings = new Map([...others].map(([word, tokens]) => [word, tokens.map(wordOf)]));
    const fragments = findFragments(tokens.filter((token) => isContent(token) && isUnknown(token)));
    return { tokens, spellings, fragments, streams: withSounds(withSpellings(streams, others), runs) };
  }

  /** The other spellings that the book has of words that were typed in kana. */
  function spell(tokens: readonly Token[], inKana: ReadonlySet<Token>): Map<string, readonly Token[]> {
    const others = new Map<string, readonly Token[]>();
    for (const token of tokens) {
      if (!inKana.has(token) || !isContent(token)) continue;
      const alike = spellingsOf(token).filter((each) => wordOf(each) !== wordOf(token));
      if (alike.length > 0) others.set(wordOf(token), alike);
    }
    return others;
  }

  function withSpellings(streams: Streams, others: ReadonlyMap<string, readonly Token[]>): Streams {
    if (others.size === 0) return streams;
    const add = (terms: Terms, more: Terms): Terms =>
      new Map([...[...more.keys()].map((term) => [term, spellingWeight] as const), ...terms]);
    return [...others.values()].flat().reduce((sum, token) => {
      const { words, characters, meanings } = toStreams([token], match, 'asked');
      return {
        ...sum,
        words: add(sum.words, words),
        characters: add(sum.characters, characters),
        meanings: add(sum.meanings, meanings),
      };
    }, streams);
  }
}

/** What a message denies by itself: only in a talk is there an answer to turn down, or something that is over. */
function denialOf(request: string): Denial | undefined {
  const denial = readDenial(request);
  return denial?.denied.some(({ isOver }) => !isOver) === true ? denial : undefined;
}

/** Of several spellings, which one was meant is decided by the other words. */
const spellingWeight = 0.7;

/** A message with many unknown words is about something else: correcting the first of them is enough. */
const maxCorrections = 24;

/** An unknown word also counts, less, as the book's word that was probably meant. */
function withCorrections(streams: Streams, tokens: readonly Token[], correction: Correction): Streams {
  const words = new Map(streams.words);
  const distinct = new Map(tokens.filter(isContent).map((token) => [wordOf(token), token]));
  const unknown = [...distinct.values()].filter((token) => correction.isUnknown(token));
  for (const token of unknown.slice(0, maxCorrections))
    for (const corrected of correction.correct(token))
      if (!words.has(corrected.word)) words.set(corrected.word, corrected.weight);
  return { ...streams, words };
}

/** The words of a message in kana as the book spells them. */
function readKana(text: string, read: KanaReader): Reread {
  const runs = inFull(text).match(/[\u3041-\u3096\u30A1-\u30FAー]+|[a-z0-9]+/gu) ?? [];
  const tokens = joinNumbers(runs.flatMap((run) => read(run)));
  return { tokens, inKana: new Set(tokens), runs };
}

/** 「消えちゃった」 → 「消えてしまった」, as books write it: kana that no book has would count as an unknown word. */
function inFull(kana: string): string {
  return kana
    .replace(/(?<=[っいきしじちにびみりぎえけせてねべめれげぜでへ])ちゃ(?=う|った|いま)/gu, 'てしま')
    .replace(/(?<=ん)じゃ(?=う|った|いま)/gu, 'でしま')
    .replace(/(?<=^|[\s、。])ちょっと/gu, '');
}

/** The sounds of runs of kana also as they were typed, in case the words were read wrongly. */
function withSounds(streams: Streams, runs: readonly string[]): Streams {
  if (runs.length === 0) return streams;
  const sounds = new Map<string, number>(streams.sounds);
  for (const run of runs) addTypedSounds(run, sounds);
  return { ...streams, sounds };
}

function addTypedSounds(run: string, sounds: Map<string, number>): void {
  const typed = new Map<string, number>();
  addSounds(toKatakana(run), typed);
  for (const term of typed.keys()) if (!sounds.has(term)) sounds.set(term, 0.5);
}

/** What only the first of two has. */
function without(one: Topic, other: Topic): Topic {
  const only = (terms: Terms, others: Terms): Terms =>
    new Map([...terms].filter(([term]) => !others.has(term)));
  return { words: only(one.words, other.words), meanings: only(one.meanings, other.meanings) };
}
