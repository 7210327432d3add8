import { readFileSync } from 'node:fs';
import type { EntryRange, StreamIndex } from '../index/stream-index.ts';
import { normalize, toKatakana } from '../text/normalize.ts';
import type { Terms } from '../text/terms.ts';

/** How far an entry says the opposite of a message, each 0 … 1. */
export type Opposition = {
  /** The message has one of a pair (増やす), and the entry's questions only the other (減らす). */
  readonly opposite: number;
  /** The same verb, denied on one side only: 届く, 届かない. */
  readonly polarity: number;
};

const negated = '+否';

/** The two sides of each line of `lexicon/groups/opposites.txt`. Its words are base forms, as the index has them. */
const pairs = readFileSync(new URL('../lexicon/groups/opposites.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) =>
    line.split('|').map((side) =>
      side
        .trim()
        .split(/\s+/u)
        .map((word) => toKatakana(normalize(word).replace(/(?<=\p{Script=Han})する$/u, ''))),
    ),
  );

type Side = { readonly words: ReadonlySet<string>; readonly ids: readonly TermId[] };
/** A term, and the same denied. */
type TermId = { readonly plain: number; readonly negated: number | undefined };

/** A message's words → how far an entry opposes them. */
export type OppositionMeasurer = (words: Terms) => (range: EntryRange) => Opposition;

export function createOppositionMeasurer(index: StreamIndex): OppositionMeasurer {
  const idsOf = (word: string): readonly TermId[] => {
    const plain = index.idOf(word);
    return plain === undefined ? [] : [{ plain, negated: index.idOf(`${word}${negated}`) }];
  };
  const sides = pairs.map((pair) =>
    pair.map((texts): Side => {
      const words = new Set(texts);
      return { words, ids: [...words].flatMap(idsOf) };
    }),
  );

  /** Word → the sides that it stands on, each with the side across. */
  const sidesOf = new Map<string, { readonly own: Side; readonly other: Side }[]>();
  for (const [left, right] of sides) {
    if (left === undefined || right === undefined) continue;
    for (const [own, other] of [
      [left, right],
      [right, left],
    ] as const)
      for (const word of own.words) {
        const known = sidesOf.get(word);
        if (known === undefined) sidesOf.set(word, [{ own, other }]);
        else known.push({ own, other });
      }
  }

  return (words) => {
    const isSaid = (word: string): boolean => words.has(word) && !words.has(`${word}${negated}`);
    const asked = [...words.keys()]
      .flatMap((word) => (isSaid(word) ? (sidesOf.get(word) ?? []) : []))
      .filter(({ other }) => ![...other.words].some(isSaid));
    const verbs = [...words.keys()].flatMap((word) =>
      word.includes('+') ? [] : idsOf(word).map((id) => ({ id, isNegated: words.has(`${word}${negated}`) })),
    );
    return (range) => {
      const holds = ({ plain, negated: denied }: TermId): boolean =>
        index.isAsked(plain, range) && !index.isAsked(denied, range);
      const opposed = asked.filter(
        ({ own, other }) =>
          other.ids.some(holds) && !own.ids.some(({ plain }) => index.isAsked(plain, range)),
      );
      const unlike = verbs.filter(({ id, isNegated }) => {
        if (!index.isAsked(id.plain, range)) return false;
        const isDenied = index.isAsked(id.negated, range);
        return isNegated ? !isDenied : isDenied && countIn(id.plain, range) <= countIn(id.negated, range);
      });
      return { opposite: Math.min(opposed.length, 1), polarity: Math.min(unlike.length, 1) };
    };
  };

  /** How many query documents of the entry hold a term. */
  function countIn(id: number | undefined, { start, end }: EntryRange): number {
    let count = 0;
    for (let document = start; document < end; document += 1)
      if (id !== undefined && index.queryDocuments.postings.holds(id, document, document + 1)) count += 1;
    return count;
  }
}
