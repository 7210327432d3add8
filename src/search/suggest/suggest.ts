import type { Book, Entry } from '../../books/book.ts';
import type { SearchEngine } from '../engine.ts';
import { readLexicon } from '../lexicon/lexicon.ts';
import { normalize, toLetters } from '../text/normalize.ts';
import { toStreams } from '../index/streams.ts';
import type { Tokenizer } from '../text/tokenizer.ts';
import { readRequests } from './requests.ts';
import { createEverydayWords, type EverydayWords } from './everyday-words.ts';
import { wordRequest } from './wordings.ts';

/** A phrasing that an editor may add to an entry. */
export type Suggestion = {
  readonly entryId: string;
  readonly phrasing: string;
  /** How it was made, in Japanese. */
  readonly why: string;
  /** What it would get today: the entry's answer, a choice with the entry first, or nothing. */
  readonly now: 'answer' | 'choose' | 'none';
};

const mostOfEntry = 5;

let known: EverydayWords | undefined;

/** Phrasings for every entry, in the book's order. None that finds another entry first, and none that is there. */
export function* suggest(book: Book, engine: SearchEngine, tokenize: Tokenizer): Generator<Suggestion> {
  known ??= createEverydayWords(readLexicon(), tokenize);
  const words = known;
  for (const entry of book.entries) yield* suggestFor(entry, engine, words, tokenize);
}

function suggestFor(
  entry: Entry,
  engine: SearchEngine,
  words: EverydayWords,
  tokenize: Tokenizer,
): Suggestion[] {
  const signatureOf = (text: string): string => {
    const streams = toStreams(tokenize(normalize(text)), () => new Map(), 'asked');
    return [...streams.words.keys()].sort().join(' ');
  };
  const { id, question, phrasings } = entry;
  const taken = new Set([question, ...phrasings].map(toLetters));
  const alike = new Set(phrasings.map(signatureOf));
  const found: Suggestion[] = [];
  for (const { text, why } of readRequests(question, tokenize).flatMap((request) =>
    wordRequest(request, words),
  )) {
    const signature = signatureOf(text);
    // To search, texts of the same content words are the same; one word alone would fit too much.
    if (taken.has(toLetters(text)) || alike.has(signature) || !signature.includes(' ')) continue;
    const { finding, ranked } = engine.rank(text);
    if (ranked[0] !== undefined && ranked[0].entryId !== id) continue;
    const now = finding.kind === 'confident' ? 'answer' : finding.kind === 'none' ? 'none' : 'choose';
    if (now === 'answer' && signature === signatureOf(question)) continue;
    alike.add(signature);
    found.push({ entryId: id, phrasing: text, why, now });
  }
  const helpful = found.filter(({ now }) => now !== 'answer');
  return [...helpful, ...found.filter(({ now }) => now === 'answer')].slice(0, mostOfEntry);
}
