import type { Assessment } from '../assessment.ts';
import type { Finding } from '../finding.ts';
import type { Streams } from '../index/streams.ts';
import { halfKnown } from '../rank/explained.ts';
import type { RankedEntry, Retrieval } from '../rank/ranking.ts';
import { findRequests } from '../requests.ts';
import { splitRequests } from '../split-requests.ts';
import { isContent, wordOf } from '../text/content-words.ts';
import { pleasantriesIn } from '../text/request.ts';
import type { Token } from '../text/tokenizer.ts';
import { rivalOf, unknownWords } from './changes.ts';
import type { InspectedBook } from './inspected-book.ts';
import type { InspectedEntry, InspectedRequest, InspectedWord, Inspection, Verdict } from './inspection.ts';
import { partsOf } from './score-parts.ts';
import { sharedGroups } from './shared-groups.ts';

const maxInspected = 5;

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
