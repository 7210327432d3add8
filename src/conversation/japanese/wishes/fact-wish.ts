import { isFound, type TaggedSentence } from './cue.ts';
import { factCues, purposeCues, type FactName } from './fact-cues.ts';
import type { Tag } from './wish-tags.ts';

/** The clauses of a sentence: 「電話したいのですが、番号は?」 has two. */
export function toClauses(tags: readonly Tag[]): readonly (readonly Tag[])[] {
  const clauses: Tag[][] = [[]];
  for (const tag of tags) {
    if (tag.groups.includes('clause')) clauses.push([]);
    else clauses.at(-1)?.push(tag);
  }
  return clauses.filter((clause) => clause.length > 0);
}

/** How many letters of unknown words a sentence may hold that asks for the desk's facts. */
const maxUnknownKana = 3;
const foreign: ReadonlySet<string> = new Set([
  'unknown',
  'business',
  'other',
  'reported',
  'supposed',
  'case',
  'harmed',
  'number',
  'anger',
  'complaint',
  'threat',
  'law',
  'outside',
  'rude',
  'wronged',
  'refund',
  'apology',
  'unless',
  'appeal',
  'leave',
  'boss',
  'help',
  'demand',
  'employee',
  'elsewhere',
  'late',
  'passOn',
  'progress',
  'promised',
  'called',
  'visitUs',
  'home',
  'pointless',
  'atAll',
  'unsolved',
  'notCome',
  'askOf',
  'become',
]);

export const holdsForeign = ({ tags }: TaggedSentence): boolean =>
  tags.some(({ groups }) => groups.every((group) => foreign.has(group)));

/** A question after other matters most likely goes on with them: that much less speaks for the desk's own facts. */
const ofOthers = 1;

/**
 * The desk's facts that a text asks for.
 * @param cuts the clauses of the text, cut in one way or another: the best of them counts
 */
export function readFacts(
  sentences: readonly TaggedSentence[],
  cuts: readonly (readonly TaggedSentence[])[],
): FactsReading {
  const forPurpose = sentences.flatMap((sentence) => {
    const found = purposeCues.filter((cue) => isFound(cue, sentence));
    return found.length === 0 ? [] : [toReading(found, sentence)];
  });
  return [...cuts.map(readClauses), ...forPurpose].reduce((best, each) =>
    each.weight > best.weight ? each : best,
  );
}

function readClauses(clauses: readonly TaggedSentence[]): FactsReading {
  const nothing: FactsReading = { weight: 0, of: [], days: [] };
  return clauses
    .map((clause) => {
      const reading = readFactsOf(clause);
      // After other matters the question most likely goes on with them, unless it names the desk.
      const isAboutOthers = clauses.some((other) => other !== clause && isAboutOther(other));
      return isAboutOthers && countIn(clause, 'desk') === 0
        ? { ...reading, weight: reading.weight - ofOthers }
        : reading;
    })
    .reduce((best, each) => (each.weight > best.weight ? each : best), nothing);
}

type FactsReading = {
  readonly weight: number;
  readonly of: readonly FactName[];
  readonly days: readonly string[];
};

function readFactsOf(clause: TaggedSentence): FactsReading {
  const found = isAboutOther(clause) ? [] : factCues.filter((cue) => isFound(cue, clause));
  return toReading(found, clause);
}

function toReading(found: typeof factCues, clause: TaggedSentence): FactsReading {
  return {
    weight: Math.max(0, ...found.map(({ weight }) => weight)),
    of: [...new Set(found.map(({ of }) => of))],
    days: clause.tags.flatMap(({ groups, words }) => (groups.includes('day') ? [words] : [])),
  };
}

/** Whether it holds words that have nothing to do with the desk's own facts. */
function isAboutOther(clause: TaggedSentence): boolean {
  return holdsForeign(clause) || countIn(clause, 'kana') > maxUnknownKana;
}

export function countIn({ tags }: TaggedSentence, group: string): number {
  return tags.filter(({ groups }) => groups.includes(group)).length;
}
