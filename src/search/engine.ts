import type { Book, Entry } from '../books/book.ts';
import type { Assessment } from './assessment.ts';
import { noIndexCache, type IndexCache } from './cache/index-cache.ts';
import { measureSignals } from './confidence/signals.ts';
import { cautionOf } from './confidence/caution.ts';
import { confidenceBy, decideFinding } from './confidence/verdict.ts';
import { inspect } from './explain/inspect.ts';
import type { Inspection } from './explain/inspection.ts';
import type { Admits, Finding, LookUp, ReadWords, Search } from './finding.ts';
import { openIndex } from './index/book-index.ts';
import { toStreams } from './index/streams.ts';
import { openLexicon, type Lexicon } from './lexicon/lexicon.ts';
import { createExplainer, sharedBy } from './rank/explained.ts';
import { isBareNoun, ownQuestionsFirst } from './rank/bare-noun.ts';
import { createFeatureMeasurer } from './rank/features.ts';
import { createObjector } from './rank/objections.ts';
import { liftByNumbers } from './rank/held-numbers.ts';
import { findNamedStep } from './rank/named-step.ts';
import { createOppositionMeasurer } from './rank/opposites.ts';
import { lookUp } from './look-up.ts';
import { createSaidMeasurer } from './rank/said-question.ts';
import { rankEntries, toShares, type RankedEntry, type Retrieval } from './rank/ranking.ts';
import { curationOf, readWeights, type Weights } from './weights.ts';
import { createWordReader } from './read-words.ts';
import { rememberLatest } from './text/latest-texts.ts';
import { findRequests } from './requests.ts';
import { runThrough, type Steps } from './steps.ts';
import { wordOf } from './text/content-words.ts';
import { normalize } from './text/normalize.ts';
import { doubtfulConfidence, isDoubtful } from './confidence/doubts.ts';
import { createMessageReader, type Message } from './message/message-reader.ts';
import type { Tokenizer } from './text/tokenizer.ts';

export type Ranked = { readonly entryId: string; readonly score: number };

export type SearchEngine = {
  readonly find: Search;
  /** The entries nearest to a text, likeliest first, at most 10. */
  readonly nearest: (text: string, admits?: Admits) => readonly Entry[];
  /** What an entry knows of a text, and which sentences of its answer do. An entry of another book knows nothing. */
  readonly lookUp: LookUp;
  /** For what a message says where it asks nothing. */
  readonly readWords: ReadWords;
  /** For the CLI and tests: the finding and the ranking behind it, at most 10, likeliest first. */
  readonly rank: (
    text: string,
    admits?: Admits,
  ) => {
    readonly finding: Finding;
    readonly ranked: readonly Ranked[];
    /** How likely the first is right, 0 … 1: from the book's caution on it is answered outright. */
    readonly confidence: number;
  };
  /** For `faq evaluate`: what a message would find, had the book another caution. */
  readonly findWith: (text: string) => (caution: number) => Finding;
  /** For `faq why`: how the finding came about. Slower than a search. */
  readonly inspect: (text: string) => Inspection;
  /** For fitting and linting: the measures of the entries that share anything with the message, before any weight. */
  readonly retrieve: (text: string) => Retrieval;
  /** For `faq suggest`. */
  readonly lexicon: Lexicon;
};

const maxRanked = 10;
const admitAll: Admits = () => true;

/**
 * Indexes a book. The result is a pure function: same message, same finding.
 * @param cache where the compiled lexicon and the book's table are stored for the next time
 */
export function createSearch(
  book: Book,
  tokenizer: Tokenizer,
  cache: IndexCache = noIndexCache,
): SearchEngine {
  return runThrough(buildSearch(book, tokenizer, cache));
}

/** `createSearch` in steps, for a process that must do other work in between. */
export function* buildSearch(book: Book, tokenizer: Tokenizer, cache: IndexCache): Steps<SearchEngine> {
  const lexicon = yield* openLexicon(tokenizer, cache);
  return yield* buildSearchWith(lexicon, book, tokenizer, cache);
}

/**
 * `buildSearch` with another lexicon than ours, to measure it.
 * @param cache must be `noIndexCache` then: its keys stand for our lexicon
 */
export function* buildSearchWith(
  lexicon: Lexicon,
  book: Book,
  tokenizer: Tokenizer,
  cache: IndexCache,
  weights: Weights = readWeights(curationOf(book)),
): Steps<SearchEngine> {
  const { indexes, rangeOf, entryOfExactKey, queryDocumentStarts, vocabulary } = yield* openIndex(
    book,
    lexicon.match,
    tokenizer,
    cache,
  );
  // A message is read in several ways, most of which begin with the same words.
  const tokenize = rememberLatest(tokenizer, 8);
  const { match, matchWords } = lexicon.forBook((token) => indexes.words.idOf(wordOf(token)) !== undefined);
  const caution = cautionOf(book);
  const measureFeatures = createFeatureMeasurer(indexes, queryDocumentStarts);
  const read = rememberLatest(createMessageReader(vocabulary, match, lexicon, tokenize), 8);
  // A turn looks again and again at the few entries that compete, sentence by sentence.
  const readWritten = rememberLatest((text) => toStreams(tokenizer(normalize(text)), match, 'written'), 128);

  const measureOpposition = createOppositionMeasurer(indexes.words);
  const measureSaid = createSaidMeasurer(indexes, vocabulary, lexicon.match);

  const retrieveFor = (message: Message): Retrieval => {
    const { streams } = message;
    const candidates = measureFeatures(streams);
    const { idfSum } = indexes.characters.toQuery(streams.characters);
    const explain = createExplainer(message, indexes, matchWords);
    const object = createObjector(message, indexes, measureOpposition);
    return {
      candidates,
      size: idfSum,
      explainBy: (entry) => explain(rangeOf(entry)),
      objectionsTo: (entry) => object(rangeOf(entry)),
      saidOf: measureSaid(message),
    };
  };

  const assess = (text: string, admits: Admits = admitAll): Assessment => {
    const isAdmitted = (number: number): boolean => {
      const entry = book.entries[number];
      return entry !== undefined && admits(entry);
    };
    const message = read(text);
    const all = retrieveFor(message);
    const retrieval = { ...all, candidates: all.candidates.filter(({ entry }) => isAdmitted(entry)) };
    const lifted = liftByNumbers(
      rankEntries(retrieval, weights.features, weights.rerank),
      message,
      indexes,
      rangeOf,
    );
    const ranked = isBareNoun(lifted, message)
      ? ownQuestionsFirst(lifted, message, indexes, rangeOf)
      : lifted;
    const exact = message.exactKeys
      .map((key) => entryOfExactKey(key, isAdmitted))
      .find((entry) => entry !== undefined);
    const named = exact ?? findNamedStep(ranked, message, indexes, rangeOf);
    const ranking = named === undefined ? ranked : withFirst(named, ranked, retrieval);
    const signals = measureSignals(ranking, retrieval);
    const shares = toShares(ranking);
    const likely = ranking.slice(0, maxRanked).flatMap(({ entry: number, explained }, at) => {
      const entry = book.entries[number];
      return entry === undefined ? [] : [{ entry, share: shares[at] ?? 0, ...sharedBy(explained) }];
    });
    const isExact = exact !== undefined;
    const fitted = likely.length === 0 ? 0 : confidenceBy(weights.confidence.answer, signals);
    const doubted = isDoubtful(ranking, message, indexes, rangeOf)
      ? Math.min(fitted, doubtfulConfidence)
      : fitted;
    const answer = named === undefined ? doubted : 1;
    const offer = confidenceBy(weights.confidence.offer, signals);
    const { finding, expected } = decideFinding(likely, { answer, offer }, caution);
    return { retrieval, ranking, likely, isExact, answer, offer, finding, expected };
  };

  const rank: SearchEngine['rank'] = (text, admits) => {
    const assessed = assess(text, admits);
    const { finding, likely, answer } = assessed;
    const several = findRequests(text, assessed, (part) => assess(part, admits), tokenize);
    const ranked = likely.map(({ entry, share }) => ({ entryId: entry.id, score: share }));
    return { finding: several ?? finding, ranked, confidence: answer };
  };
  const findWith: SearchEngine['findWith'] = (text) => {
    const assessed = assess(text);
    const { likely, answer, offer } = assessed;
    const several = findRequests(text, assessed, assess, tokenize);
    return (other) => several ?? decideFinding(likely, { answer, offer }, other).finding;
  };
  const numberOf = new Map(book.entries.map(({ id }, number) => [id, number]));
  const inspected = {
    book,
    lexicon,
    indexes,
    weights,
    answerThreshold: caution,
    read,
    tokenize,
    rangeOf,
    assess,
  };
  return {
    find: (text, admits) => rank(text, admits).finding,
    nearest: (text, admits) => assess(text, admits).likely.map(({ entry }) => entry),
    lookUp: (text, entry) => {
      const number = numberOf.get(entry.id);
      if (number === undefined) return { words: 0, known: 0, asked: 0, sentences: [] };
      return lookUp(read(text), entry, rangeOf(number), indexes, { match, matchWords, readWritten });
    },
    readWords: createWordReader(indexes, matchWords, tokenize),
    rank,
    findWith,
    inspect: (text) => inspect(text, inspected),
    retrieve: (text) => retrieveFor(read(text)),
    lexicon,
  };
}

/** The ranking with an entry first. Typed letter for letter it is there even if no word of it counts (「草」). */
function withFirst(entry: number, ranking: readonly RankedEntry[], retrieval: Retrieval): RankedEntry[] {
  const others = ranking.filter((each) => each.entry !== entry);
  const own = ranking.find((each) => each.entry === entry) ?? {
    entry,
    score: others[0]?.score ?? 0,
    queryDocument: undefined,
    explained: retrieval.explainBy(entry),
    objections: retrieval.objectionsTo(entry),
  };
  return [own, ...others];
}
