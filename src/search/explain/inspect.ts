import type { Book } from '../../books/book.ts';
import { measureSignals } from '../confidence/signals.ts';
import type { EntryPlace } from '../rank/explained.ts';
import { featureNames, type Indexes } from '../rank/features.ts';
import type { Finding } from '../finding.ts';
import type {
  Changes,
  InspectedEntry,
  InspectedRequest,
  InspectedWord,
  Inspection,
  ScoreParts,
  Verdict,
} from './inspection.ts';
import { createLexiconMatcher, groupOf, readLexicon, type LexiconGroup } from '../lexicon/lexicon.ts';
import { normalize } from '../text/normalize.ts';
import { rerankNames, type Retrieved, type RankedEntry } from '../rank/ranking.ts';
import { pleasantriesIn } from '../text/request.ts';
import { findRequests, splitRequests } from '../requests.ts';
import type { MessageReader } from '../text/message-reader.ts';
import { streamNames, wordOf, type Streams } from '../index/streams.ts';
import type { Token, Tokenizer } from '../text/tokenizer.ts';
import { confidenceBy, leastToOffer, type Likely } from '../confidence/verdict.ts';
import type { Weights } from '../rank/weights.ts';
import { isContent } from '../text/content-words.ts';

/** What the engine knows of a message when it has judged it. */
export type Considered = {
  readonly retrieved: Retrieved;
  readonly ranking: readonly RankedEntry[];
  readonly likely: readonly Likely[];
  readonly isTyped: boolean;
  readonly answer: number;
  readonly offer: number;
  readonly finding: Finding;
};

export type InspectedBook = {
  readonly book: Book;
  readonly indexes: Indexes;
  readonly weights: Weights;
  readonly caution: number;
  readonly read: MessageReader;
  readonly tokenize: Tokenizer;
  readonly placeOf: (entry: number) => EntryPlace;
  readonly consider: (text: string) => Considered;
};

const mostInspected = 5;
/** A word of which an entry knows less is strange to it. */
const halfKnown = 0.5;
const maxUnknown = 3;

let groups: readonly LexiconGroup[] | undefined;

/** How search comes to its verdict on a message: the same steps, written down. */
export function inspect(message: string, inspected: InspectedBook): Inspection {
  const { book, caution, read, consider } = inspected;
  const { tokens, streams, normal, request, isKana } = read(message);
  const considered = consider(message);
  const { retrieved, ranking, likely, answer, offer } = considered;
  const finding = findRequests(message, consider) ?? considered.finding;
  const words = inspectWords(tokens, retrieved, ranking);
  const ranked = ranking.slice(0, mostInspected).flatMap((scored, at): InspectedEntry[] => {
    const entry = book.entries[scored.entry];
    if (entry === undefined) return [];
    const queryDocument =
      scored.queryDocument === undefined
        ? null
        : queryDocumentOf(inspected, scored.entry, scored.queryDocument);
    const parts = partsOf(scored, retrieved, inspected.weights);
    const met = meetings(scored.entry, tokens, streams, inspected);
    const share = likely[at]?.share ?? 0;
    return [
      { id: entry.id, question: entry.question, share, score: scored.score, parts, queryDocument, met },
    ];
  });
  return {
    message,
    reading: {
      normal,
      dropped: pleasantriesIn(normal),
      request,
      isKana,
      guessed: guessedWords(tokens, streams),
      tokens: tokens.map((token) => ({
        surface: token.surface,
        base: token.base,
        reading: token.reading,
        partOfSpeech: token.partOfSpeech,
        counts: isContent(token),
      })),
    },
    requests: inspectRequests(message, consider),
    ranking: ranked,
    words,
    verdict: {
      kind: finding.kind,
      reason: finding.kind === 'several' ? 'several' : reasonOf(normal, request, considered),
      shown: shownIds(finding),
      answer,
      caution,
      offer,
      leastToOffer,
    },
    changes: { rival: rivalOf(considered, inspected), unknown: unknownWords(words, tokens, consider) },
  };
}

function inspectRequests(message: string, consider: InspectedBook['consider']): InspectedRequest[] {
  return splitRequests(normalize(message)).map((text) => {
    const { finding, likely, answer } = consider(text);
    return { text, kind: finding.kind, first: likely[0]?.entry.id ?? null, answer };
  });
}

/** What is searched for as a word and was not typed as one. */
function guessedWords(tokens: readonly Token[], { words }: Streams): string[] {
  const typed = new Set(tokens.map(wordOf));
  return [...words.keys()].filter((word) => !typed.has(word) && !word.includes('+'));
}

function shownIds(finding: Finding): string[] {
  switch (finding.kind) {
    case 'confident':
      return [finding.entry.id];
    case 'ambiguous':
      return finding.entries.map(({ id }) => id);
    case 'none':
      return finding.nearest.map(({ id }) => id);
    case 'several':
      return [...new Set(finding.parts.flatMap(shownIds))];
  }
}

function reasonOf(
  normal: string,
  request: string,
  { finding, likely, isTyped, offer }: Considered,
): Verdict['reason'] {
  if (!/[\p{L}\p{N}]/u.test(normal)) return 'blank';
  if (request === '') return 'pleasantry';
  if (likely.length === 0) return 'nothing shared';
  if (finding.kind === 'confident') return isTyped ? 'typed' : 'likely';
  if (finding.kind !== 'none') return 'doubtful';
  return offer < leastToOffer ? 'unlikely' : 'alone';
}

function queryDocumentOf(
  { book, placeOf }: InspectedBook,
  entry: number,
  queryDocument: number,
): InspectedEntry['queryDocument'] {
  const { question, phrasings } = book.entries[entry] ?? { question: '', phrasings: [] };
  const at = queryDocument - placeOf(entry).firstQueryDocument;
  return at === 0
    ? { kind: 'question', text: question }
    : { kind: 'phrasing', text: phrasings[at - 1] ?? '' };
}

function partsOf(scored: RankedEntry, { candidates }: Retrieved, weights: Weights): ScoreParts {
  const candidate = candidates.find(({ entry }) => entry === scored.entry);
  const queryDocument = candidate?.queryDocuments.find(
    (each) => each.queryDocument === scored.queryDocument,
  )?.measures;
  const scale = weights.rerank[rerankNames.indexOf('score')] ?? 1;
  const parts = { words: 0, characters: 0, sounds: 0, meanings: 0, length: 0, explained: scored.score };
  for (const [index, name] of featureNames.entries()) {
    const measured = (candidate?.own[index] ?? 0) + (queryDocument?.[index] ?? 0);
    const part = scale * measured * (weights.features[index] ?? 0);
    parts[streamNames.find((stream) => name.startsWith(`${stream}.`)) ?? 'length'] += part;
    parts.explained -= part;
  }
  return parts;
}

/** The groups that the message and the entry share, by the words of each that belong to them. */
function meetings(
  entry: number,
  tokens: readonly Token[],
  { meanings }: Streams,
  { book, indexes, placeOf, tokenize }: InspectedBook,
): InspectedEntry['met'] {
  const { firstQueryDocument, endOfQueryDocuments } = placeOf(entry);
  const shared = [...meanings.keys()].filter((term) =>
    indexes.meanings.isIn(indexes.meanings.idOf(term), entry, firstQueryDocument, endOfQueryDocuments),
  );
  const { question, phrasings, answer } = book.entries[entry] ?? { question: '', phrasings: [], answer: '' };
  const texts = [question, ...phrasings, answer].map((text) => tokenize(normalize(text)));
  groups ??= readLexicon();
  const known = groups;
  const wordsIn = (list: readonly string[], among: readonly (readonly Token[])[]): string[] =>
    list.filter((word) => {
      const match = createLexiconMatcher([{ same: [word] }], tokenize);
      return among.some((each) => match(each, 'asked').size > 0);
    });
  const met = new Map<string, { asked: readonly string[]; written: Set<string> }>();
  for (const term of shared) {
    const group = groupOf(term, known);
    if (group === undefined) continue;
    const asked = wordsIn('same' in group ? group.same : group.from, [tokens]);
    const written = wordsIn('same' in group ? group.same : group.to, texts);
    const each = met.get(asked.join(' ')) ?? { asked, written: new Set() };
    for (const word of written) if (!asked.includes(word)) each.written.add(word);
    if (each.written.size > 0) met.set(asked.join(' '), each);
  }
  return [...met.values()].map(({ asked, written }) => ({ asked, written: [...written] }));
}

function inspectWords(
  tokens: readonly Token[],
  { candidates, explainBy }: Retrieved,
  [first]: readonly RankedEntry[],
): InspectedWord[] {
  if (first === undefined) return [];
  const knowing = new Map<string, number>();
  for (const { entry } of candidates)
    for (const { word, share } of explainBy(entry))
      knowing.set(word, (knowing.get(word) ?? 0) + Number(share >= halfKnown));
  return first.explained.map(({ word, rarity, share }) => ({
    word: tokens.find((token) => wordOf(token) === word)?.base ?? word,
    rarity,
    known: share,
    entries: knowing.get(word) ?? 0,
  }));
}

function rivalOf({ ranking, likely, retrieved }: Considered, { weights }: InspectedBook): Changes['rival'] {
  const [first, second] = ranking;
  const rival = likely[1]?.entry;
  if (first === undefined || second === undefined || rival === undefined) return null;
  const without = measureSignals(
    ranking.filter((each) => each !== second),
    retrieved,
  );
  return {
    id: rival.id,
    lead: first.score - second.score,
    answerWithout: confidenceBy(weights.confidence.answer, without),
  };
}

/** Not an estimate: the message is searched for again without the word. */
function unknownWords(
  words: readonly InspectedWord[],
  tokens: readonly Token[],
  consider: InspectedBook['consider'],
): Changes['unknown'] {
  return words
    .filter(({ known }) => known < halfKnown)
    .sort((a, b) => b.rarity - a.rarity)
    .slice(0, maxUnknown)
    .map(({ word }) => {
      const rest = tokens.filter(({ base }) => base !== word).map(({ surface }) => surface);
      const { finding, likely, answer } = consider(rest.join(''));
      const firstWithout = likely[0]?.entry.id ?? null;
      return { word, kindWithout: finding.kind, firstWithout, answerWithout: answer };
    });
}
