import type { Steps } from '../steps.ts';
import { normalize } from '../text/normalize.ts';
import type { Token, Tokenizer } from '../text/tokenizer.ts';
import { createWordCollector } from './everyday-words.ts';
import type { LexiconGroup } from './groups.ts';
import { hintTermOf, weighHints } from './hints.ts';
import { toPhraseKeys } from './keyed-words.ts';
import type { Membership } from './membership.ts';
import { narrowerWords, withSynonyms } from './related-words.ts';

const defaultWeights = { same: 1, from: 0.7, narrow: 0.5, situation: 0.7 } as const;

/** Phrase (the keys of its words, joined) → the groups that it belongs to. */
export type Phrases = ReadonlyMap<string, readonly Membership[]>;

/**
 * The tables of phrases: those of the two sides, words that may be found by a broader one, the halves of a situation,
 * hints.
 */
export const tableNames = ['asked', 'written', 'narrow', 'thing', 'happening', 'hint'] as const;
export type TableName = (typeof tableNames)[number];
export type CompiledLexicon = Readonly<Record<TableName, Phrases>> & {
  /** The words of all phrases, verbs in every form: what a message in kana may hold beside the book's own words. */
  readonly words: readonly Token[];
};

/** Stands between the keys of a phrase; no key contains it. */
export const separator = '\t';

/** Tokenizes every word of the lexicon (20,000, about 1 s), with a pause after each group. */
export function* compileGroups(groups: readonly LexiconGroup[], tokenize: Tokenizer): Steps<CompiledLexicon> {
  const table = (): Map<string, Membership[]> => new Map();
  const tables = {
    asked: table(),
    written: table(),
    narrow: table(),
    thing: table(),
    happening: table(),
    hint: table(),
  };
  const words = createWordCollector(tokenize);
  // Many words stand in several groups, and a group's words are added to both sides.
  const phraseOf = new Map<string, string | undefined>();
  const toPhrase = (word: string): string | undefined => {
    if (!phraseOf.has(word)) {
      const tokens = tokenize(normalize(word));
      words.add(tokens);
      const keys = toPhraseKeys(tokens);
      phraseOf.set(word, keys.length === 0 ? undefined : keys.join(separator));
    }
    return phraseOf.get(word);
  };
  const add = (name: keyof typeof tables, words: Iterable<string>, term: string, weight: number): void => {
    for (const word of words) {
      const phrase = toPhrase(word);
      if (phrase === undefined) continue;
      const known = tables[name].get(phrase);
      if (known === undefined) tables[name].set(phrase, [{ term, weight }]);
      else known.push({ term, weight });
    }
  };
  const narrower = narrowerWords(groups);
  const synonymous = withSynonyms(groups);
  for (const [index, group] of groups.entries()) {
    const term = String(index);
    if ('same' in group) {
      const weight = group.weight ?? defaultWeights.same;
      add('asked', group.same, term, weight);
      add('written', group.same, term, 1);
    } else if ('from' in group) {
      add('asked', group.from, term, group.weight ?? defaultWeights.from);
      add('written', group.to, term, 1);
    } else if ('broad' in group) {
      add('narrow', group.narrow, term, defaultWeights.narrow);
      // An entry may call the broader thing by another name: 年休 is a 休暇, and so it is an お休み.
      add('written', synonymous(group.broad), term, 1);
    } else if ('about' in group) {
      add('hint', synonymous(group.hints), hintTermOf(index), 1);
      add('written', synonymous(group.about), hintTermOf(index), 1);
    } else {
      const weight = group.weight ?? defaultWeights.situation;
      add('thing', [...group.what, ...narrower(group.what)], term, weight);
      add('happening', group.happens, term, weight);
      add('written', group.then, term, 1);
    }
    yield;
  }
  const hint = new Map([...tables.hint].map(([phrase, of]) => [phrase, weighHints(of)]));
  return { ...tables, hint, words: yield* words.finish() };
}

/** Longer words of English in the phrases of messages: they must not be read as Japanese in Latin letters (チャンゲ). */
export function englishWords({ asked }: CompiledLexicon): ReadonlySet<string> {
  const words = [...asked.keys()].flatMap((phrase) => phrase.split(separator));
  return new Set(words.filter((word) => /^[a-z]{4,}$/u.test(word)));
}
