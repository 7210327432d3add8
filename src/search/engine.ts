import type { Book, Entry } from '../books/book.ts';
import { openIndex } from './index/book-index.ts';
import { measureSignals } from './confidence/signals.ts';
import { createExplaining } from './rank/explained.ts';
import { findRequests } from './requests.ts';
import { createMeasuring } from './rank/features.ts';
import type { Admits, Finding, Search } from './finding.ts';
import { inspect, type Considered } from './explain/inspect.ts';
import type { Inspection } from './explain/inspection.ts';
import { noIndexCache, type IndexCache } from './cache/index-cache.ts';
import { openLexicon } from './lexicon/open-lexicon.ts';
import { createMessageReader } from './text/message-reader.ts';
import { rankEntries, type Retrieved, type RankedEntry } from './rank/ranking.ts';
import { runThrough, type Steps } from './steps.ts';
import type { Tokenizer } from './text/tokenizer.ts';
import { toTyped } from './text/typed-letters.ts';
import { confidenceBy, defaultCaution, judge } from './confidence/verdict.ts';
import { curationOf, readWeights } from './rank/weights.ts';

export type Ranked = { readonly entryId: string; readonly score: number };

export type SearchEngine = {
  readonly find: Search;
  /** The entries nearest to a text, likeliest first, at most 10. */
  readonly nearest: (text: string, admits?: Admits) => readonly Entry[];
  /** For the CLI and tests: the finding and the ranking behind it, at most 10, likeliest first. */
  readonly rank: (
    text: string,
    admits?: Admits,
  ) => {
    readonly finding: Finding;
    readonly ranked: readonly Ranked[];
    /** How likely the first is right, 0 … 1: said outright from the book's caution on. */
    readonly likelihood: number;
  };
  /** For `faq why`: how the finding came about. Slower than a search. */
  readonly inspect: (text: string) => Inspection;
  /** For the fitting of weights: what is measured of the entries that share anything with the message. */
  readonly retrieved: (text: string) => Retrieved;
};

const mostRanked = 10;
const admitAll: Admits = () => true;

/**
 * Indexes a book. Afterwards a pure function: same message, same finding.
 * @param indexCache where what is worked out from texts is kept for the next time
 */
export function createSearch(
  book: Book,
  tokenizer: Tokenizer,
  indexCache: IndexCache = noIndexCache,
): SearchEngine {
  return runThrough(buildSearch(book, tokenizer, indexCache));
}

/** `createSearch` in steps, for a process that has other work meanwhile. */
export function* buildSearch(book: Book, tokenizer: Tokenizer, indexCache: IndexCache): Steps<SearchEngine> {
  const match = yield* openLexicon(tokenizer, indexCache);
  const index = yield* openIndex(book, match, tokenizer, indexCache);
  const { indexes, placeOf, entryOfTyped } = index;
  const weights = readWeights(curationOf(book));
  const caution = book.caution ?? defaultCaution;
  const measureStreams = createMeasuring(indexes, index.firstQueryDocuments);
  const read = createMessageReader(index.vocabulary, match, tokenizer);

  const retrieved = (text: string): Retrieved => {
    const { tokens, streams } = read(text);
    const candidates = measureStreams(streams);
    const { idfSum } = indexes.characters.toQuery(streams.characters);
    const explain = createExplaining(tokens, indexes, match);
    return { candidates, size: idfSum, explainBy: (entry) => explain(placeOf(entry)) };
  };

  const consider = (text: string, admits: Admits = admitAll): Considered => {
    const isAdmitted = (entry: number): boolean => {
      const known = book.entries[entry];
      return known !== undefined && admits(known);
    };
    const all = retrieved(text);
    const seen = { ...all, candidates: all.candidates.filter(({ entry }) => isAdmitted(entry)) };
    const ranking = rankEntries(seen, weights.features, weights.rerank);
    const typed = entryOfTyped(toTyped(text), isAdmitted);
    if (typed !== undefined) ranking.sort((a, b) => Number(b.entry === typed) - Number(a.entry === typed));
    const signals = measureSignals(ranking, seen);
    const shares = toShares(ranking);
    const likely = ranking.slice(0, mostRanked).flatMap(({ entry }, at) => {
      const known = book.entries[entry];
      return known === undefined ? [] : [{ entry: known, share: shares[at] ?? 0 }];
    });
    const isTyped = typed !== undefined;
    const believed = likely.length === 0 ? 0 : confidenceBy(weights.confidence.answer, signals);
    const answer = isTyped ? 1 : believed;
    const offer = confidenceBy(weights.confidence.offer, signals);
    const finding = judge(likely, answer, offer, caution);
    return { retrieved: seen, ranking, likely, isTyped, answer, offer, finding };
  };

  const rank: SearchEngine['rank'] = (text, admits) => {
    const { finding: whole, likely, answer } = consider(text, admits);
    const finding = findRequests(text, (part) => consider(part, admits)) ?? whole;
    const ranked = likely.map(({ entry, share }) => ({ entryId: entry.id, score: share }));
    return { finding, ranked, likelihood: answer };
  };
  const inspected = { book, indexes, weights, caution, read, tokenize: tokenizer, placeOf, consider };
  const nearest: SearchEngine['nearest'] = (text, admits) =>
    consider(text, admits).likely.map(({ entry }) => entry);
  return {
    find: (text, admits) => rank(text, admits).finding,
    nearest,
    rank,
    inspect: (text) => inspect(text, inspected),
    retrieved,
  };
}

/** How likely each entry of a ranking is, as the weights were fitted: the softmax of the scores. */
function toShares(ranking: readonly RankedEntry[]): readonly number[] {
  const top = ranking[0]?.score ?? 0;
  const idfSums = ranking.map(({ score }) => Math.exp(score - top));
  const total = idfSums.reduce((sum, idfSum) => sum + idfSum, 0);
  return idfSums.map((idfSum) => idfSum / total);
}
