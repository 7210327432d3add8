import type { Assessment } from '../assessment.ts';
import { measureSignals } from '../confidence/signals.ts';
import { confidenceBy } from '../confidence/verdict.ts';
import { halfKnown } from '../rank/explained.ts';
import type { Token } from '../text/tokenizer.ts';
import type { InspectedBook } from './inspected-book.ts';
import type { Changes, InspectedWord } from './inspection.ts';

const maxUnknown = 3;

/** What the verdict would be without the second entry. */
export function rivalOf(
  { ranking, likely, retrieval }: Assessment,
  { weights }: InspectedBook,
): Changes['rival'] {
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
export function unknownWords(
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
