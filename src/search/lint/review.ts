import type { Book } from '../../books/book.ts';
import type { SearchEngine } from '../engine.ts';
import type { Tokenizer } from '../text/tokenizer.ts';
import { curationOf, readWeights } from '../rank/weights.ts';
import { readBookWords, wordsOf } from './query-documents.ts';
import { findConfusedPairs, type Confusion } from './confused-pairs.ts';
import { isError, type QueryDocumentPlace, type Doubt } from './doubt.ts';
import { createExplainer } from './pulling-words.ts';
import { findSameLetters } from './same-letters.ts';
import { createJudge } from './rank-check.ts';

/** Leads in nats. A phrasing that leads by less than this, as it stands, may lose by a slip or another word. */
const narrowLead = 1;
/** So far behind, when it is varied, a phrasing belongs to another entry and not to its own. */
const clearDefeat = -2;
/** A phrasing that leads by less than this, when it is varied, counts for a pair that people will confuse. */
const sureLead = 0.5;

/** How far a review is: `done` of `all` asks. */
export type Progress = { readonly done: number; readonly all: number };

/**
 * Asks every question and phrasing of a book of its own search, one at each step, so that a live desk can go on
 * between them.
 * @param engine of the same book
 */
export function* reviewBook(
  book: Book,
  engine: Pick<SearchEngine, 'retrieved'>,
  tokenize: Tokenizer,
): Generator<Progress | undefined, Doubt[]> {
  const words = yield* readBookWords(book, tokenize);
  const judge = createJudge(engine.retrieved, readWeights(curationOf(book)));
  const explain = createExplainer(judge, words);
  const doubts: Doubt[] = findSameLetters(words.queryDocuments);
  const claimedTwice = new Set<QueryDocumentPlace>(
    doubts.flatMap((doubt) => (doubt.kind === 'twice' && isError(doubt) ? [doubt.at, doubt.first] : [])),
  );
  const confusions: Confusion[] = [];
  for (const [done, queryDocument] of words.queryDocuments.entries()) {
    yield { done, all: words.queryDocuments.length };
    if (wordsOf(queryDocument.tokens).size === 0 && engine.retrieved(queryDocument.text).size === 0) {
      doubts.push({ kind: 'empty', at: queryDocument });
      continue;
    }
    if (claimedTwice.has(queryDocument)) continue;
    const { asWritten, ifVaried } = judge(queryDocument.text, queryDocument.entry, queryDocument.id);
    const { rival } = asWritten;
    if (rival === undefined) continue;
    const kind = kindOf(queryDocument.queryDocument === 0, asWritten.lead, ifVaried.lead);
    if (kind !== undefined)
      doubts.push({ kind, at: queryDocument, pull: explain(queryDocument, rival, ifVaried.lead) });
    if (queryDocument.queryDocument > 0 && ifVaried.rival !== undefined && ifVaried.lead < sureLead)
      confusions.push({ queryDocument, rival: ifVaried.rival });
  }
  return [
    ...doubts,
    ...findConfusedPairs(confusions, words).map((pair): Doubt => ({ kind: 'confused', ...pair })),
  ];
}

function kindOf(
  isQuestion: boolean,
  asWritten: number,
  ifVaried: number,
): 'unreached' | 'astray' | 'narrow' | undefined {
  if (asWritten >= narrowLead) return undefined;
  if (asWritten > 0) return 'narrow';
  if (isQuestion) return 'unreached';
  return ifVaried <= clearDefeat ? 'astray' : 'narrow';
}
