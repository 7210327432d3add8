import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import type { Steps } from '../steps.ts';

/**
 * What the lexicon knows, in five kinds:
 * `same`: words that mean the same at a counter.
 * `from`, `to`: words that people use, and the words that a FAQ may use for the same thing.
 * `broad`, `narrow`: each narrow word is one kind of what the broad words name: 年休 is a 休暇.
 * `what`, `happens`, `then`: what happened to what, and what a FAQ calls that which one then does.
 * `about`, `hints`: what a FAQ is about, and the everyday words with which people come to speak of it.
 */
export type LexiconGroup = {
  /** How sure a match is, above 0 and at most 1. */
  readonly weight?: number;
} & GroupWords;

type GroupWords =
  | { readonly same: readonly string[] }
  | { readonly from: readonly string[]; readonly to: readonly string[] }
  | { readonly broad: readonly string[]; readonly narrow: readonly string[] }
  | { readonly about: readonly string[]; readonly hints: readonly string[] }
  | {
      readonly what: readonly string[];
      readonly happens: readonly string[];
      readonly then: readonly string[];
    };

/** A group in its file, where every scalar is text: 119 is a word here, and so is no. */
type GroupText = { readonly weight?: string } & GroupWords;

/** A file of kinds or hints: broad words, or what is hinted at, with ` = ` between several, and the words of each. */
type WordsByHead = Readonly<Record<string, readonly string[]>>;

const ownFolder = new URL('./', import.meta.url);

/**
 * Everything of the folders `groups`, `situations`, `kinds` and `hints`, in the order of the files' names; it pauses after each
 * file. All of ours takes about 0.5 s, so a process reads it from the index cache where it can (`openLexicon`).
 * @param folder default: our own; another one with such folders, to measure it in their place
 */
export function* readGroups(folder: URL = ownFolder): Steps<LexiconGroup[]> {
  const groups: LexiconGroup[] = [];
  for (const part of ['groups/', 'situations/'])
    for (const text of yamlFilesIn(new URL(part, folder))) {
      for (const { weight, ...words } of parse(text, { schema: 'failsafe' }) as GroupText[])
        groups.push(weight === undefined ? words : { ...words, weight: Number(weight) });
      yield;
    }
  for (const text of yamlFilesIn(new URL('kinds/', folder))) {
    const kinds = parse(text, { schema: 'failsafe' }) as WordsByHead;
    for (const [broad, narrow] of Object.entries(kinds)) groups.push({ broad: broad.split(' = '), narrow });
    yield;
  }
  for (const text of yamlFilesIn(new URL('hints/', folder))) {
    const hints = parse(text, { schema: 'failsafe' }) as WordsByHead;
    for (const [about, words] of Object.entries(hints)) groups.push({ about: about.split(' = '), hints: words });
    yield;
  }
  return groups;
}

function* yamlFilesIn(folder: URL): Iterable<string> {
  if (!existsSync(folder)) return;
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  for (const name of files.sort()) yield readFileSync(new URL(name, folder), 'utf8');
}
