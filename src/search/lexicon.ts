import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { normalize, toKatakana } from './normalize.ts';
import type { Side, Terms } from './streams.ts';
import type { Token, Tokenizer } from './tokenizer.ts';

/** Words that mean the same at a counter, or that lead from what is said to what may be written. */
export type LexiconGroup =
  | { readonly same: readonly string[]; readonly weight?: number }
  | { readonly from: readonly string[]; readonly to: readonly string[]; readonly weight?: number };

/** A text's words → the groups of the lexicon that they belong to. */
export type LexiconMatcher = (tokens: readonly Token[], side: Side) => Terms;

const folder = new URL('./lexicon/', import.meta.url);
const defaultWeights = { same: 1, from: 0.7 } as const;

/** Every group of `lexicon/*.yaml`, in the order of the files' names. */
export function readLexicon(): LexiconGroup[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return files.sort().flatMap((name) => {
    // Every scalar stays text: 119 is a word here, and so is no.
    const written: unknown = parse(readFileSync(new URL(name, folder), 'utf8'), { schema: 'failsafe' });
    return (written as WrittenGroup[]).map(({ weight, ...words }) =>
      weight === undefined ? words : { ...words, weight: Number(weight) },
    );
  });
}

type WrittenGroup = { readonly weight?: string } & (
  { readonly same: readonly string[] } | { readonly from: readonly string[]; readonly to: readonly string[] }
);

type Pattern = { readonly keys: readonly string[]; readonly term: string; readonly weight: number };

/** Makes the groups findable by their words' base forms; particles between the words don't matter. */
export function createLexiconMatcher(groups: readonly LexiconGroup[], tokenize: Tokenizer): LexiconMatcher {
  const patterns = { asked: new Map<string, Pattern[]>(), written: new Map<string, Pattern[]>() };
  const add = (side: Side, words: readonly string[], term: string, weight: number): void => {
    for (const word of words) {
      const tokens = tokenize(normalize(word));
      const keys = toKeys(tokens);
      if (keys.length === 0) keys.push(...toAdverbs(tokens).slice(0, 1));
      const [first] = keys;
      if (first === undefined) continue;
      const known = patterns[side].get(first) ?? [];
      known.push({ keys, term, weight });
      patterns[side].set(first, known);
    }
  };
  for (const [index, group] of groups.entries()) {
    const term = String(index);
    if ('same' in group) {
      const weight = group.weight ?? defaultWeights.same;
      add('asked', group.same, term, weight);
      add('written', group.same, term, 1);
    } else {
      add('asked', group.from, term, group.weight ?? defaultWeights.from);
      add('written', group.to, term, 1);
    }
  }
  return (tokens, side) => {
    const found = findGroups(toKeys(tokens), patterns[side]);
    for (const adverb of toAdverbs(tokens)) findGroups([adverb], patterns[side], found);
    return found;
  };
}

/** The group that a matcher's term stands for. */
export function groupOf(term: string, groups: readonly LexiconGroup[]): LexiconGroup | undefined {
  return groups[Number(term)];
}

function findGroups(
  keys: readonly string[],
  patterns: ReadonlyMap<string, readonly Pattern[]>,
  found = new Map<string, number>(),
): Map<string, number> {
  for (const [start, key] of keys.entries())
    for (const pattern of patterns.get(key) ?? [])
      if (pattern.keys.every((each, offset) => keys[start + offset] === each))
        found.set(pattern.term, Math.max(found.get(pattern.term) ?? 0, pattern.weight));
  return found;
}

/** What of a phrase is compared, in its order. */
export function toKeys(tokens: readonly Token[]): string[] {
  return tokens.flatMap(toKey);
}

/** What of a token counts in a phrase: not particles, endings and marks, but whether it is denied. */
function toKey(token: Token): string[] {
  if (token.partOfSpeech === '助動詞') return isDenial(token) ? ['ナイ'] : [];
  if (['助詞', '記号', '副詞', '感動詞', '接続詞'].includes(token.partOfSpeech) && !isQuantity(token))
    return [];
  if (token.partOfSpeech === '動詞' && token.detail === '非自立') return [];
  return [toKatakana(token.base)];
}

/** Adverbs that stand in no phrase, as words of the lexicon of their own (しばらく, 別途). */
function toAdverbs(tokens: readonly Token[]): string[] {
  return tokens
    .filter((token) => token.partOfSpeech === '副詞' && !isQuantity(token))
    .map(({ base }) => `副詞 ${toKatakana(base)}`);
}

/** Adverbs between the words of a phrase say how (全然), but these are the matter itself. */
function isQuantity({ partOfSpeech, base }: Token): boolean {
  return partOfSpeech === '副詞' && /いくら|いつ|どう|もう一度|再び|初めて|はじめて|すぐ|まだ/u.test(base);
}

function isDenial({ base }: Token): boolean {
  return base === 'ない' || base === 'ん' || base === 'ぬ' || base === 'ず';
}
