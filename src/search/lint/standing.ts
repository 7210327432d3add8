import type { SearchEngine } from '../engine.ts';
import { scoreCandidate } from '../score.ts';

/** How one text stands between the entry to which it belongs and the strongest other one. */
export type Standing = {
  /** The strongest other entry, if any comes up at all. */
  readonly rival: number | undefined;
  /** By how much its own entry leads, in nats (1 = e times as likely); below 0 it is not first. */
  readonly lead: number;
};

export type Standings = {
  /** As the text stands in the book, but for the rule that an exact text always wins. */
  readonly asWritten: Standing;
  /** Without the text itself: as somebody meets the book who means the same and words it otherwise. */
  readonly ifVaried: Standing;
};

/** @param entry to which the text belongs  @param ask its number in the search index */
export function createJudge(
  look: SearchEngine['look'],
  weights: Float32Array,
): (text: string, entry: number, ask: number) => Standings {
  return (text, entry, ask) => {
    const { candidates } = look(text);
    let [own, varied] = [0, 0];
    let best = -Infinity;
    let rival: number | undefined;
    for (const candidate of candidates) {
      const { score } = scoreCandidate(candidate, weights);
      if (candidate.entry === entry) {
        const asks = candidate.asks.filter((each) => each.ask !== ask);
        own = score;
        varied = scoreCandidate({ ...candidate, asks }, weights).score;
      } else if (score > best) [best, rival] = [score, candidate.entry];
    }
    const standing = (score: number): Standing => ({
      rival,
      lead: rival === undefined ? Infinity : score - best,
    });
    return { asWritten: standing(own), ifVaried: standing(varied) };
  };
}
