import type { Book } from '../../books/book.ts';
import type { Assessment } from '../assessment.ts';
import { measureSignals } from '../confidence/signals.ts';
import type { EntryRange } from '../index/stream-index.ts';
import type { Indexes } from '../index/book-index.ts';
import { featureNames } from '../rank/features.ts';
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
import { groupOf } from '../lexicon/hints.ts';
import { createLexiconMatcher } from '../lexicon/compiled-lexicon.ts';
import type { LexiconGroup } from '../lexicon/groups.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { narrowerWords, withSynonyms } from '../lexicon/related-words.ts';
import { normalize } from '../text/normalize.ts';
import { rerankNames, type Retrieval, type RankedEntry } from '../rank/ranking.ts';
import { pleasantriesIn } from '../text/request.ts';
import { findRequests } from '../requests.ts';
import { splitRequests } from '../split-requests.ts';
import type { MessageReader } from '../message/message-reader.ts';
import { streamNames, type Streams } from '../index/streams.ts';
import type { Token, Tokenizer } from '../text/tokenizer.ts';
import { confidenceBy } from '../confidence/verdict.ts';
import type { Weights } from '../weights.ts';
import { isContent, wordOf } from '../text/content-words.ts';
import { halfKnown } from '../rank/explained.ts';

export type InspectedBook = {
  readonly book: Book;
  readonly lexicon: Lexicon;
  readonly indexes: Indexes;
  readonly weights: Weights;
  readonly answerThreshold: number;
  readonly read: MessageReader;
  readonly tokenize: Tokenizer;
  readonly rangeOf: (entry: number) => EntryRange;
  readonly assess: (text: string) => Assessment;
};

const maxInspected = 5;
const maxUnknown = 3;

/** Searches for a message as always, and says how the verdict came about. */
export function inspect(message: string, inspected: InspectedBook): Inspection {
  const { book, answerThreshold, read, assess, tokenize } = inspected;
  const { tokens, streams, normal, request, isKana } = read(message);
  const assessment = assess(message);
  const { retrieval, ranking, likely, answer, offer } = assessment;
  const finding = findRequests(message, assessment, assess, tokenize) ?? assessment.finding;
  const words = inspectWords(tokens, retrieval, ranking);
  const ranked = ranking.slice(0, maxInspected).flatMap((scored, at): InspectedEntry[] => {
    const entry = book.entries[scored.entry];
    if (entry === undefined) return [];
    const queryDocument =
      scored.queryDocument === undefined
        ? null
        : queryDocumentOf(inspected, scored.entry, scored.queryDocument);
    const parts = partsOf(scored, retrieval, inspected.weights);
    const met = sharedGroups(scored.entry, tokens, streams, inspected);
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
      corrections: correctionsIn(tokens, streams),
      tokens: tokens.map((token) => ({
        surface: token.surface,
        base: token.base,
        reading: token.reading,
        partOfSpeech: token.partOfSpeech,
        counts: isContent(token),
      })),
    },
    requests: inspectRequests(message, inspected),
    ranking: ranked,
    words,
    verdict: {
      kind: finding.kind,
      reason: finding.kind === 'several' ? 'several' : reasonOf(normal, request, assessment),
      shown: shownIds(finding),
      answer,
      answerThreshold,
      offer,
      expected: assessment.expected,
    },
    changes: { rival: rivalOf(assessment, inspected), unknown: unknownWords(words, tokens, assess) },
  };
}

function inspectRequests(message: string, { assess, tokenize }: InspectedBook): InspectedRequest[] {
  const split = splitRequests(message, tokenize);
  const requests = split?.requests.flatMap(({ wordings: [likeliest] }) => likeliest ?? []) ?? [];
  return requests.map((text) => {
    const { finding, likely, answer } = assess(text);
    return { text, kind: finding.kind, first: likely[0]?.entry.id ?? null, answer };
  });
}

/** Words that were searched for though they were not typed. */
function correctionsIn(tokens: readonly Token[], { words }: Streams): string[] {
  const typed = new Set(tokens.map(wordOf));
  return [...words.keys()].filter((word) => !typed.has(word) && !word.includes('+'));
}

function shownIds(finding: Finding): string[] {
  switch (finding.kind) {
    case 'confident':
      return [finding.entry.id];
    case 'likely':
      return [finding.entry, ...finding.others].map(({ id }) => id);
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
  { finding, likely, isExact }: Assessment,
): Verdict['reason'] {
  if (!/[\p{L}\p{N}]/u.test(normal)) return 'blank';
  if (request === '') return 'pleasantry';
  if (likely.length === 0) return 'nothing shared';
  switch (finding.kind) {
    case 'confident':
      return isExact ? 'typed' : 'sure';
    case 'likely':
      return 'likely';
    case 'ambiguous':
      return finding.entries.length === 1 ? 'asked about' : 'doubtful';
    case 'several':
      return 'several';
    case 'none':
      return 'unlikely';
  }
}

function queryDocumentOf(
  { book, rangeOf }: InspectedBook,
  entry: number,
  queryDocument: number,
): InspectedEntry['queryDocument'] {
  const { question, phrasings } = book.entries[entry] ?? { question: '', phrasings: [] };
  const at = queryDocument - rangeOf(entry).start;
  return at === 0
    ? { kind: 'question', text: question }
    : { kind: 'phrasing', text: phrasings[at - 1] ?? '' };
}

function partsOf(scored: RankedEntry, { candidates }: Retrieval, weights: Weights): ScoreParts {
  const candidate = candidates.find(({ entry }) => entry === scored.entry);
  const queryDocument = candidate?.queryDocuments.find(
    (each) => each.queryDocument === scored.queryDocument,
  )?.measures;
  const scale = weights.rerank[rerankNames.indexOf('score')] ?? 1;
  const parts = {
    words: 0,
    characters: 0,
    sounds: 0,
    meanings: 0,
    hints: 0,
    length: 0,
    explained: scored.score,
  };
  for (const [index, name] of featureNames.entries()) {
    const measured = (candidate?.own[index] ?? 0) + (queryDocument?.[index] ?? 0);
    const part = scale * measured * (weights.features[index] ?? 0);
    parts[streamNames.find((stream) => name.startsWith(`${stream}.`)) ?? 'length'] += part;
    parts.explained -= part;
  }
  return parts;
}

/** For each group of the lexicon that message and entry share: the words of the group in either. */
function sharedGroups(
  entry: number,
  tokens: readonly Token[],
  { meanings, hints }: Streams,
  { book, lexicon, indexes, rangeOf, tokenize }: InspectedBook,
): InspectedEntry['met'] {
  const range = rangeOf(entry);
  const shared = [
    ...[...meanings.keys()].filter((term) => indexes.meanings.isIn(indexes.meanings.idOf(term), range)),
    ...[...hints.keys()].filter((term) => indexes.hints.isIn(indexes.hints.idOf(term), range)),
  ];
  const { question, phrasings, answer } = book.entries[entry] ?? { question: '', phrasings: [], answer: '' };
  const texts = [question, ...phrasings, answer].map((text) => tokenize(normalize(text)));
  const groups = lexicon.groups();
  const wordsIn = (list: readonly string[], among: readonly (readonly Token[])[]): string[] =>
    [...new Set(list)].filter((word) => {
      const match = createLexiconMatcher([{ same: [word] }], tokenize);
      return among.some((each) => match(each, 'asked').size > 0);
    });
  const met = new Map<string, { how: Way; asked: readonly string[]; written: Set<string> }>();
  for (const term of shared) {
    const group = groups[groupOf(term)];
    if (group === undefined) continue;
    const sides = sidesOf(group, groups);
    const asked = wordsIn(sides.asked, [tokens]);
    const written = wordsIn(sides.written, texts);
    const key = [sides.how, ...asked].join(' ');
    const each = met.get(key) ?? { how: sides.how, asked, written: new Set() };
    for (const word of written) if (!asked.includes(word)) each.written.add(word);
    if (each.written.size > 0) met.set(key, each);
  }
  return [...met.values()].map(({ how, asked, written }) => ({ how, asked, written: [...written] }));
}

type Way = InspectedEntry['met'][number]['how'];

/** A group's words in messages, and its words in entries. */
function sidesOf(
  group: LexiconGroup,
  groups: readonly LexiconGroup[],
): { how: Way; asked: readonly string[]; written: readonly string[] } {
  if ('same' in group) return { how: 'same', asked: group.same, written: group.same };
  if ('from' in group) return { how: 'same', asked: group.from, written: group.to };
  if ('broad' in group)
    return { how: 'broader', asked: group.narrow, written: withSynonyms(groups)(group.broad) };
  if ('about' in group)
    return { how: 'hint', asked: group.hints, written: withSynonyms(groups)(group.about) };
  const things = [...group.what, ...narrowerWords(groups)(group.what)];
  return { how: 'situation', asked: [...things, ...group.happens], written: group.then };
}

function inspectWords(
  tokens: readonly Token[],
  { candidates, explainBy }: Retrieval,
  [first]: readonly RankedEntry[],
): InspectedWord[] {
  if (first === undefined) return [];
  const counts = new Map<string, number>();
  for (const { entry } of candidates)
    for (const { word, share } of explainBy(entry))
      counts.set(word, (counts.get(word) ?? 0) + Number(share >= halfKnown));
  return first.explained.map(({ word, rarity, share }) => ({
    word: tokens.find((token) => wordOf(token) === word)?.base ?? word,
    rarity,
    known: share,
    entries: counts.get(word) ?? 0,
  }));
}

function rivalOf({ ranking, likely, retrieval }: Assessment, { weights }: InspectedBook): Changes['rival'] {
  const [first, second] = ranking;
  const rival = likely[1]?.entry;
  if (first === undefined || second === undefined || rival === undefined) return null;
  const without = measureSignals(
    ranking.filter((each) => each !== second),
    retrieval,
  );
  return {
    id: rival.id,
    margin: first.score - second.score,
    answerWithout: confidenceBy(weights.confidence.answer, without),
  };
}

/** For each unknown word, search runs once more without it. */
function unknownWords(
  words: readonly InspectedWord[],
  tokens: readonly Token[],
  assess: InspectedBook['assess'],
): Changes['unknown'] {
  return words
    .filter(({ known }) => known < halfKnown)
    .sort((a, b) => b.rarity - a.rarity)
    .slice(0, maxUnknown)
    .map(({ word }) => {
      const rest = tokens.filter(({ base }) => base !== word).map(({ surface }) => surface);
      const { finding, likely, answer } = assess(rest.join(''));
      const firstWithout = likely[0]?.entry.id ?? null;
      return { word, kindWithout: finding.kind, firstWithout, answerWithout: answer };
    });
}
