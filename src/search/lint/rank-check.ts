import type { SearchEngine } from '../engine.ts';
import { firstRanking, rankEntries } from '../rank/ranking.ts';
import type { Scored } from '../rank/score.ts';
import type { Weights } from '../rank/weights.ts';

/** How one text stands between the entry to which it belongs and the strongest other one. */
export type RankCheck = {
  /** The strongest other entry, if any comes up at all. */
  readonly rival: number | undefined;
  /** By how much its own entry leads, in nats (1 = e times as likely); below 0 it is not first. */
  readonly lead: number;
};

export type Standings = {
  /** As the text stands in the book, but for the rule that an exact text always wins. */
  readonly asWritten: RankCheck;
  /** Without the text itself: as somebody meets the book who means the same and words it otherwise. */
  readonly ifVaried: RankCheck;
};

/** Judges a text: the entry to which it belongs, and its number among the asks of the search index. */
export type Judge = (text: string, entry: number, queryDocument: number) => Standings;

export function createJudge(retrieved: SearchEngine['retrieved'], { features, rerank }: Weights): Judge {
  return (text, entry, queryDocument) => {
    const seen = retrieved(text);
    const varied = seen.candidates.map((candidate) =>
      candidate.entry === entry
        ? {
            ...candidate,
            queryDocuments: candidate.queryDocuments.filter((each) => each.queryDocument !== queryDocument),
          }
        : candidate,
    );
    return {
      asWritten: rankCheckOf(entry, rankEntries(seen, features, rerank)),
      ifVaried: rankCheckOf(entry, firstRanking(varied, features)),
    };
  };
}

/** An entry that shares nothing with the text has no place in the ranking: it scores 0. */
function rankCheckOf(entry: number, ranking: readonly Scored[]): RankCheck {
  const own = ranking.find((each) => each.entry === entry)?.score ?? 0;
  const rival = ranking.find((each) => each.entry !== entry);
  return rival === undefined
    ? { rival: undefined, lead: Infinity }
    : { rival: rival.entry, lead: own - rival.score };
}
