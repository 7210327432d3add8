import { isContent, wordOf } from '../text/content-words.ts';
import type { QueryDocument, BookWords } from './query-documents.ts';
import { wordsOf } from './query-documents.ts';
import type { Cause } from './doubt.ts';
import type { RankChecker } from './rank-check.ts';

const maxWords = 3;
/** A word counts as a cause when leaving it out changes the margin by at least this, in nats. */
const minChange = 0.5;

/** @param margin by how much the text's own entry is ahead when the text is worded differently, in nats */
export type CauseFinder = (queryDocument: QueryDocument, rival: number, margin: number) => Cause;

/** Leaving out each word takes time, so it is tried for so many texts only. A book with more doubts has other faults. */
const maxTrials = 150;

/**
 * Finds the words of a text that speak for the other entry. Each word is left out in turn; when the text's own entry is
 * further ahead without it, the word is a cause. When no word is, the causes are the words that both entries have.
 */
export function createCauseFinder(checkRank: RankChecker, words: BookWords): CauseFinder {
  let trials = 0;
  return (queryDocument, rival, margin) => {
    trials += 1;
    const harmful = trials <= maxTrials ? harmfulWords(queryDocument, margin, checkRank) : [];
    const atFault = harmful.length > 0 ? harmful : sharedWords(queryDocument, rival, words);
    const own = wordsOf(queryDocument.tokens);
    const missing = words.onlyIn(queryDocument.entry, rival).filter((word) => !own.has(word));
    return {
      rival,
      words: atFault.slice(0, maxWords).map(words.shown),
      missing: missing.slice(0, maxWords).map(words.shown),
    };
  };
}

function harmfulWords(queryDocument: QueryDocument, margin: number, checkRank: RankChecker): string[] {
  const changes = new Map<string, number>();
  for (const [at, token] of queryDocument.tokens.entries()) {
    if (!isContent(token) || changes.has(wordOf(token))) continue;
    const rest = queryDocument.tokens.filter((_, other) => other !== at).map(({ surface }) => surface);
    const { ifVaried } = checkRank(rest.join(''), queryDocument.entry, queryDocument.id);
    changes.set(wordOf(token), ifVaried.margin - margin);
  }
  return [...changes]
    .filter(([, change]) => change >= minChange)
    .sort((a, b) => b[1] - a[1])
    .map(([word]) => word);
}

function sharedWords(queryDocument: QueryDocument, rival: number, words: BookWords): string[] {
  return [...wordsOf(queryDocument.tokens)].filter((word) => words.isIn(word, rival));
}
