import { readFileSync } from 'node:fs';
import { createGuessing, type Guessing } from './guessing.ts';
import { createKanaReader, isKanaOnly, type KanaReader } from './kana.ts';
import { inflect } from './inflection.ts';
import type { LexiconMatcher } from './lexicon.ts';
import { normalize, toKatakana } from './normalize.ts';
import { addSounds, toStreams, type Streams } from './streams.ts';
import type { Token, Tokenizer } from './tokenizer.ts';
import { toErrand } from './errand.ts';
import { isContent } from './words.ts';

/** A message as typed → what search compares. */
export type MessageReader = (text: string) => Message;

/** A message's words, and how search sees them. */
export type Message = {
  readonly tokens: readonly Token[];
  readonly streams: Streams;
  readonly normal: string;
  /** The normal form without pleasantries. */
  readonly errand: string;
  readonly isKana: boolean;
};

const everydaySentences = readFileSync(new URL('./everyday-sentences.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '');

/** How much the book's own words count against the everyday sentences, when kana are read. */
const timesOwn = { ask: 8, answer: 2, everyday: 1 } as const;

export type BookTokens = {
  readonly asks: readonly (readonly Token[])[];
  readonly answers: readonly (readonly Token[])[];
};

/** Reads messages with the words of one book in mind. */
export function createMessageReader(
  book: BookTokens,
  match: LexiconMatcher,
  tokenize: Tokenizer,
): MessageReader {
  let kanaReader: KanaReader | undefined;
  const guessing = createGuessing([...book.asks, ...book.answers]);
  return (text) => {
    const normal = normalize(text);
    const errand = guessing.fromRomaji(toErrand(normal));
    const isKana = isKanaOnly(errand);
    if (!isKana) {
      const tokens = tokenize(errand);
      const streams = withGuesses(toStreams(tokens, match, 'asked'), tokens, guessing);
      return { tokens, streams, normal, errand, isKana };
    }
    kanaReader ??= learn(book, tokenize);
    return { ...readKana(errand, kanaReader, match), normal, errand, isKana };
  };
}

/** A strange word also counts a little as the book's word that was probably meant. */
function withGuesses(streams: Streams, tokens: readonly Token[], { guess }: Guessing): Streams {
  const words = new Map(streams.words);
  for (const token of tokens) {
    const guessed = isContent(token) ? guess(token) : undefined;
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

function learn({ asks, answers }: BookTokens, tokenize: Tokenizer): KanaReader {
  function* texts(): Generator<{ tokens: readonly Token[]; times: number }> {
    const verbs = new Map<string, Token>();
    for (const [list, times] of [
      [asks, timesOwn.ask],
      [answers, timesOwn.answer],
    ] as const)
      for (const tokens of list) {
        yield { tokens, times };
        for (const token of tokens) if (token.inflection !== '*') verbs.set(token.base, token);
      }
    for (const sentence of everydaySentences) yield { tokens: tokenize(sentence), times: timesOwn.everyday };
    for (const verb of verbs.values())
      for (const form of inflect(verb, tokenize)) yield { tokens: [form], times: timesOwn.everyday };
  }
  return createKanaReader(texts());
}
