import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import type { Steps } from '../steps.ts';

/** Words that mean the same at a counter, or words that people use, and the words that a FAQ may use for the same thing. */
export type LexiconGroup =
  | { readonly same: readonly string[]; readonly weight?: number }
  | { readonly from: readonly string[]; readonly to: readonly string[]; readonly weight?: number };

/** A group in its file, where every scalar is text: 119 is a word here, and so is no. */
type GroupText = { readonly weight?: string } & (
  | { readonly same: readonly string[] }
  | { readonly from: readonly string[]; readonly to: readonly string[] }
);

const ownFolder = new URL('./groups/', import.meta.url);

/**
 * Every group of a folder's YAML files, in the order of the files' names; it pauses after each file. All of ours take
 * about 0.4 s, so a process reads them from the index cache where it can (`openLexicon`).
 * @param folder default: our own groups; another folder, to measure its groups in their place
 */
export function* readGroups(folder: URL = ownFolder): Steps<LexiconGroup[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const groups: LexiconGroup[] = [];
  for (const name of files.sort()) {
    const texts = parse(readFileSync(new URL(name, folder), 'utf8'), { schema: 'failsafe' }) as GroupText[];
    for (const { weight, ...words } of texts)
      groups.push(weight === undefined ? words : { ...words, weight: Number(weight) });
    yield;
  }
  return groups;
}
