import type { LexiconGroup } from './groups.ts';

/** The narrower words of given ones. One step only: measured, a second one leads to wrong entries as often as to right. */
export function narrowerWords(
  groups: readonly LexiconGroup[],
): (broad: readonly string[]) => readonly string[] {
  const below = new Map<string, string[]>();
  for (const group of groups)
    if ('broad' in group)
      for (const word of group.broad) below.set(word, [...(below.get(word) ?? []), ...group.narrow]);
  return (broad) => broad.flatMap((word) => below.get(word) ?? []);
}
