import type { SearchEngine } from '../engine.ts';
import { rankByFeatures, rankEntries } from '../rank/ranking.ts';
import type { Scored } from '../rank/score.ts';
import type { Weights } from '../weights.ts';

/** How a text's own entry stands against the strongest other entry. */
export type RankCheck = {
  /** The strongest other entry; undefined when no other is found. */
  readonly rival: number | undefined;
  /** By how much its own entry is ahead, in nats (1 = e times as likely); below 0 it is not first. */
  readonly margin: number;
};

export type RankChecks = {
  /** As the text stands in the book, without the rule that an exact text always wins. */
  readonly asWritten: RankCheck;
  /** As if the book lacked the text: for somebody who means the same and uses other words. */
  readonly ifVaried: RankCheck;
};

/** @param entry the text's own entry @param queryDocument the text's number in the search index */
export type RankChecker = (text: string, entry: number, queryDocument: number) => RankChecks;

export function createRankChecker(
  retrieve: SearchEngine['retrieve'],
  { features, rerank }: Weights,
): RankChecker {
  return (text, entry, queryDocument) => {
    const retrieval = retrieve(text);
    const varied = retrieval.candidates.map((candidate) =>
      candidate.entry === entry
        ? {
            ...candidate,
            queryDocuments: candidate.queryDocuments.filter((each) => each.queryDocument !== queryDocument),
          }
        : candidate,
    );
    return {
      asWritten: toRankCheck(entry, rankEntries(retrieval, features, rerank)),
      ifVaried: toRankCheck(entry, rankByFeatures(varied, features)),
    };
  };
}

/** An entry that shares nothing with the text is not in the ranking, and scores 0. */
function toRankCheck(entry: number, ranking: readonly Scored[]): RankCheck {
  const own = ranking.find((each) => each.entry === entry)?.score ?? 0;
  const rival = ranking.find((each) => each.entry !== entry);
  return rival === undefined
    ? { rival: undefined, margin: Infinity }
    : { rival: rival.entry, margin: own - rival.score };
}
