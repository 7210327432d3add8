import type { Book } from '../faq/book.ts';
import { weighEvidence } from './evidence.ts';
import { createExplaining, type EntryPlace } from './explained.ts';
import { findErrands } from './errands.ts';
import { createMeasuring } from './features.ts';
import type { Finding, Search } from './finding.ts';
import { inspect, type Considered } from './inspect.ts';
import type { Inspection } from './inspection.ts';
import { createLexiconMatcher, readLexicon, type LexiconMatcher } from './lexicon.ts';
import { normalize, toLetters } from './normalize.ts';
import { createMessageReader } from './reading.ts';
import { rankEntries, type Look, type RankedEntry } from './ranking.ts';
import { createStreamIndex } from './stream-index.ts';
import { streamNames, toStreams, type StreamName, type Streams } from './streams.ts';
import type { Token, Tokenizer } from './tokenizer.ts';
import { believe, defaultCaution, judge } from './verdict.ts';
import { readWeights } from './weights.ts';

export type Ranked = { readonly entryId: string; readonly score: number };

export type SearchEngine = {
  readonly find: Search;
  /** For the CLI and tests: the finding and the ranking behind it, at most 10, likeliest first. */
  readonly rank: (text: string) => {
    readonly finding: Finding;
    readonly ranked: readonly Ranked[];
    /** How likely the first is right, 0 … 1: said outright from the book's caution on. */
    readonly likelihood: number;
  };
  /** For `faq why`: how the finding came about. Slower than a search. */
  readonly inspect: (text: string) => Inspection;
  /** For the fitting of weights: what is measured of the entries that share anything with the message. */
  readonly look: (text: string) => Look;
};

const mostRanked = 10;
const leadTokens = 60;

let lexicon: LexiconMatcher | undefined;

/** Indexes a book. Afterwards a pure function: same message, same finding. */
export function createSearch(book: Book, tokenizer: Tokenizer): SearchEngine {
  lexicon ??= createLexiconMatcher(readLexicon(), tokenizer);
  const match = lexicon;
  const weights = readWeights();
  const caution = book.caution ?? defaultCaution;
  const tokenize = (text: string): readonly Token[] => tokenizer(normalize(text));
  const texts = book.entries.map((entry) => ({
    asks: [entry.question, ...entry.phrasings].map(tokenize),
    answer: tokenize(entry.answer),
  }));
  const see = (tokens: readonly Token[]): Streams => toStreams(tokens, match, 'written');
  const seen = texts.map(({ asks, answer }) => ({
    asks: asks.map(see),
    whole: see([...(asks[0] ?? []), ...answer]),
    lead: see(answer.slice(0, leadTokens)),
    answer: see(answer),
    allAsks: see(asks.flat()),
  }));
  const entryOfAsk = seen.flatMap(({ asks }, entry) => asks.map(() => entry));
  const firstAsks = seen.map(({ asks }, entry) => ({ entry, count: asks.length }));
  let firstAsk = 0;
  const places = firstAsks.map(({ entry, count }) => {
    const place = { entry, firstAsk, endOfAsks: firstAsk + count };
    firstAsk += count;
    return place;
  });
  const placeOf = (entry: number): EntryPlace => places[entry] ?? { entry, firstAsk: 0, endOfAsks: 0 };
  const indexOf = (name: StreamName) =>
    createStreamIndex({
      asks: seen.flatMap(({ asks }) => asks.map((streams) => streams[name])),
      wholes: seen.map(({ whole }) => whole[name]),
      leads: seen.map(({ lead }) => lead[name]),
      fields: seen.flatMap(({ allAsks, answer }) => [allAsks[name], answer[name]]),
    });
  const [words, characters, sounds, meanings] = streamNames.map(indexOf);
  if (!words || !characters || !sounds || !meanings) throw new Error('every stream has an index');
  const indexes = { words, characters, sounds, meanings };
  const measureStreams = createMeasuring(indexes, entryOfAsk, book.entries.length);
  const bookTokens = { asks: texts.flatMap(({ asks }) => asks), answers: texts.map(({ answer }) => answer) };
  const read = createMessageReader(bookTokens, match, tokenizer);

  const exact = new Map<string, number>();
  for (const [entry, { question, phrasings }] of book.entries.entries())
    for (const ask of [...phrasings, question]) exact.set(toLetters(ask), entry);

  const look = (text: string): Look => {
    const { tokens, streams } = read(text);
    const candidates = measureStreams(streams);
    const { mass } = indexes.characters.toQuery(streams.characters);
    const explain = createExplaining(tokens, indexes, match);
    return { candidates, size: mass, explainBy: (entry) => explain(placeOf(entry)) };
  };

  const consider = (text: string): Considered => {
    const seen = look(text);
    const ranking = rankEntries(seen, weights.features, weights.secondLook);
    const typed = exact.get(toLetters(text));
    if (typed !== undefined) ranking.sort((a, b) => Number(b.entry === typed) - Number(a.entry === typed));
    const evidence = weighEvidence(ranking, seen);
    const shares = toShares(ranking);
    const likely = ranking.slice(0, mostRanked).flatMap(({ entry }, at) => {
      const known = book.entries[entry];
      return known === undefined ? [] : [{ entry: known, share: shares[at] ?? 0 }];
    });
    const isTyped = typed !== undefined;
    const believed = likely.length === 0 ? 0 : believe(weights.beliefs.answer, evidence);
    const answer = isTyped ? 1 : believed;
    const offer = believe(weights.beliefs.offer, evidence);
    const finding = judge(likely, answer, offer, caution);
    return { look: seen, ranking, likely, isTyped, answer, offer, finding };
  };

  const rank: SearchEngine['rank'] = (text) => {
    const { finding: whole, likely, answer } = consider(text);
    const finding = findErrands(text, (part) => consider(part)) ?? whole;
    const ranked = likely.map(({ entry, share }) => ({ entryId: entry.id, score: share }));
    return { finding, ranked, likelihood: answer };
  };
  const inspected = { book, indexes, weights, caution, read, tokenize: tokenizer, placeOf, consider };
  return { find: (text) => rank(text).finding, rank, inspect: (text) => inspect(text, inspected), look };
}

/** How likely each entry of a ranking is, as the weights were fitted: the softmax of the scores. */
function toShares(ranking: readonly RankedEntry[]): readonly number[] {
  const top = ranking[0]?.score ?? 0;
  const masses = ranking.map(({ score }) => Math.exp(score - top));
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  return masses.map((mass) => mass / total);
}
