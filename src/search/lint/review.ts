import type { Book } from '../../books/book.ts';
import type { SearchEngine } from '../engine.ts';
import type { Tokenizer } from '../text/tokenizer.ts';
import { curationOf, readWeights } from '../weights.ts';
import { readBookWords, wordsOf } from './query-documents.ts';
import { findConfusedPairs, type Confusion } from './confused-pairs.ts';
import { isError, type QueryDocumentPlace, type Doubt } from './doubt.ts';
import { createCauseFinder } from './cause.ts';
import { findSameLetters } from './same-letters.ts';
import { createRankChecker } from './rank-check.ts';

/** Margins say by how much the own entry is ahead, in nats. Below this a typing mistake may let another entry win. */
const narrowMargin = 1;
/** A phrasing that, worded differently, is so far behind belongs to another entry. */
const defeatMargin = -2;
/** A phrasing that, worded differently, is ahead by less than this hints at two entries that people will confuse. */
const safeMargin = 0.5;

/** How far a review is: `done` of `all` questions and phrasings. */
export type Progress = { readonly done: number; readonly all: number };

/**
 * Searches a book with each of its own questions and phrasings, one at each step, so that chats
 * are answered in between.
 * @param engine of the same book
 */
export function* reviewBook(
  book: Book,
  engine: Pick<SearchEngine, 'retrieve'>,
  tokenize: Tokenizer,
): Generator<Progress | undefined, Doubt[]> {
  const words = yield* readBookWords(book, tokenize);
  const checkRank = createRankChecker(engine.retrieve, readWeights(curationOf(book)));
  const findCause = createCauseFinder(checkRank, words);
  const doubts: Doubt[] = findSameLetters(words.queryDocuments);
  const claimedTwice = new Set<QueryDocumentPlace>(
    doubts.flatMap((doubt) => (doubt.kind === 'twice' && isError(doubt) ? [doubt.at, doubt.first] : [])),
  );
  const confusions: Confusion[] = [];
  for (const [done, queryDocument] of words.queryDocuments.entries()) {
    yield { done, all: words.queryDocuments.length };
    if (wordsOf(queryDocument.tokens).size === 0 && engine.retrieve(queryDocument.text).size === 0) {
      doubts.push({ kind: 'empty', at: queryDocument });
      continue;
    }
    if (claimedTwice.has(queryDocument)) continue;
    const { asWritten, ifVaried } = checkRank(queryDocument.text, queryDocument.entry, queryDocument.id);
    const { rival } = asWritten;
    if (rival === undefined) continue;
    const kind = kindOf(queryDocument.position === 0, asWritten.margin, ifVaried.margin);
    if (kind !== undefined)
      doubts.push({ kind, at: queryDocument, cause: findCause(queryDocument, rival, ifVaried.margin) });
    if (queryDocument.position > 0 && ifVaried.rival !== undefined && ifVaried.margin < safeMargin)
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
  if (asWritten >= narrowMargin) return undefined;
  if (asWritten > 0) return 'narrow';
  if (isQuestion) return 'unreached';
  return ifVaried <= defeatMargin ? 'astray' : 'narrow';
}
