import { wordOf } from '../index/streams.ts';
import { isContent } from '../text/content-words.ts';
import type { QueryDocument, BookWords } from './query-documents.ts';
import { wordsOf } from './query-documents.ts';
import type { Pull } from './doubt.ts';
import type { Judge } from './rank-check.ts';

const mostWords = 3;
/** Below this change of the lead (nats) a word decides nothing. */
const leastPull = 0.5;

export type Explainer = (queryDocument: QueryDocument, rival: number, lead: number) => Pull;

/** So many pulls are explained by trial; a book with more doubts has a plainer fault than single words. */
const mostTrials = 150;

/**
 * Which words of an ask speak for the other entry: those without which its own entry would lead by more than
 * `lead`, tried one by one. Where no single word does, those that the other entry has too.
 */
export function createExplainer(judge: Judge, words: BookWords): Explainer {
  let trials = 0;
  return (queryDocument, rival, lead) => {
    trials += 1;
    const pulling = trials <= mostTrials ? pullingWords(queryDocument, lead, judge) : [];
    const atFault = pulling.length > 0 ? pulling : sharedWords(queryDocument, rival, words);
    const own = wordsOf(queryDocument.tokens);
    const missing = words.tellApart(queryDocument.entry, rival).filter((word) => !own.has(word));
    return {
      rival,
      words: atFault.slice(0, mostWords).map(words.shown),
      missing: missing.slice(0, mostWords).map(words.shown),
    };
  };
}

function pullingWords(queryDocument: QueryDocument, lead: number, judge: Judge): string[] {
  const pulls = new Map<string, number>();
  for (const [at, token] of queryDocument.tokens.entries()) {
    if (!isContent(token) || pulls.has(wordOf(token))) continue;
    const rest = queryDocument.tokens.filter((_, other) => other !== at).map(({ surface }) => surface);
    pulls.set(
      wordOf(token),
      judge(rest.join(''), queryDocument.entry, queryDocument.id).ifVaried.lead - lead,
    );
  }
  return [...pulls]
    .filter(([, pull]) => pull >= leastPull)
    .sort((a, b) => b[1] - a[1])
    .map(([word]) => word);
}

function sharedWords(queryDocument: QueryDocument, rival: number, words: BookWords): string[] {
  return [...wordsOf(queryDocument.tokens)].filter((word) => words.isIn(word, rival));
}
