import type { LexiconGroup } from './groups.ts';

/** Words → words that the lexicon's groups relate to them. */
export type RelatedWords = (words: readonly string[]) => readonly string[];

/** The narrower words of given ones. One step only: measured, a second leads to wrong entries as often as to right. */
export function narrowerWords(groups: readonly LexiconGroup[]): RelatedWords {
  const below = new Map<string, string[]>();
  for (const group of groups)
    if ('broad' in group)
      for (const word of group.broad) below.set(word, [...(below.get(word) ?? []), ...group.narrow]);
  return (words) => words.flatMap((word) => below.get(word) ?? []);
}

/** Groups with less weight hold words that are only nearly the same. */
const sureWeight = 0.9;

/** The given words and those that surely mean the same. */
export function withSynonyms(groups: readonly LexiconGroup[]): RelatedWords {
  const synonyms = new Map<string, (readonly string[])[]>();
  for (const group of groups)
    if ('same' in group && (group.weight ?? 1) >= sureWeight)
      for (const word of group.same) synonyms.set(word, [...(synonyms.get(word) ?? []), group.same]);
  return (words) => [...new Set([...words, ...words.flatMap((word) => (synonyms.get(word) ?? []).flat())])];
}
