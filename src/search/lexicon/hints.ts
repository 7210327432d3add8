import { weightUnits, type Membership } from './membership.ts';

/**
 * A hint is an everyday word with which people come to speak of something: 財布 and 落とす of 紛失. One alone says little,
 * several together say much, so hints have a stream of their own, and terms that no group has.
 */
const firstHint = 1_000_000;

/** The term of the hints in the group of that number. */
export const hintTermOf = (group: number): string => String(firstHint + group);

export const isHint = (term: string): boolean => Number(term) >= firstHint;

/** The number of the group that a term belongs to. */
export const groupOf = (term: string): number => Number(term) % firstHint;

/** The more things a word hints at, the less it says of each. */
export function weighHints(memberships: readonly Membership[]): readonly Membership[] {
  const weight = Math.round(weightUnits / Math.sqrt(memberships.length)) / weightUnits;
  return memberships.map(({ term }) => ({ term, weight }));
}
