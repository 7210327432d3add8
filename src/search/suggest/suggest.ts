import type { Finding } from '../finding.ts';
import type { Book, Entry } from '../../books/book.ts';
import type { SearchEngine } from '../engine.ts';
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
  /** What it would get today: the answer, a choice with the entry first, or nothing. */
  readonly now: 'answer' | 'likely' | 'choose' | 'none';
};

const maxForEntry = 5;

/** Phrasings for every entry, in the book's order: none that finds another entry first, and none that is there already. */
export function* suggest(book: Book, engine: SearchEngine, tokenize: Tokenizer): Generator<Suggestion> {
  const words = createEverydayWords(engine.lexicon.groups(), tokenize);
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
  const existing = new Set([question, ...phrasings].map(toLetters));
  const signatures = new Set(phrasings.map(signatureOf));
  const found: Suggestion[] = [];
  for (const { text, why } of readRequests(question, tokenize).flatMap((request) =>
    wordRequest(request, words),
  )) {
    const signature = signatureOf(text);
    // Search can't tell texts with the same content words apart; a single word would fit too much.
    if (existing.has(toLetters(text)) || signatures.has(signature) || !signature.includes(' ')) continue;
    const { finding, ranked } = engine.rank(text);
    if (ranked[0] !== undefined && ranked[0].entryId !== id) continue;
    const now = bandOf(finding);
    if (now === 'answer' && signature === signatureOf(question)) continue;
    signatures.add(signature);
    found.push({ entryId: id, phrasing: text, why, now });
  }
  const helpful = found.filter(({ now }) => now !== 'answer');
  return [...helpful, ...found.filter(({ now }) => now === 'answer')].slice(0, maxForEntry);
}

function bandOf({ kind }: Finding): Suggestion['now'] {
  switch (kind) {
    case 'confident':
      return 'answer';
    case 'likely':
    case 'none':
      return kind;
    case 'ambiguous':
    case 'several':
      return 'choose';
  }
}
