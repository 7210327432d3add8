import { tableNames, type CompiledLexicon, type Phrases } from '../lexicon/compiled-lexicon.ts';
import type { LexiconGroup } from '../lexicon/groups.ts';
import { weightUnits } from '../lexicon/membership.ts';
import { packTokens, unpackTokens } from './packed-tokens.ts';
import type { Parts, Unpacked } from './packing.ts';

/** The compiled lexicon, and its groups, which few commands need and which are decoded when asked for. */
export type CachedLexicon = {
  readonly compiled: CompiledLexicon;
  readonly groups: () => readonly LexiconGroup[];
};

export function packLexicon(compiled: CompiledLexicon, groups: readonly LexiconGroup[]): Parts {
  const tables = tableNames.flatMap((name) => Object.entries(packPhrases(name, compiled[name])));
  const words = packTokens('words', compiled.words);
  return { ...Object.fromEntries(tables), ...words, groups: [JSON.stringify(groups)] };
}

/** For one table: its phrases, where the groups of each begin, and the groups' numbers and weights. */
function packPhrases(name: string, phrases: Phrases): Parts {
  const starts = [0];
  const terms: number[] = [];
  const weights: number[] = [];
  for (const memberships of phrases.values()) {
    for (const { term, weight } of memberships) {
      terms.push(Number(term));
      weights.push(weight);
    }
    starts.push(terms.length);
  }
  return {
    [`${name} phrases`]: [...phrases.keys()],
    [`${name} starts`]: Uint32Array.from(starts),
    [`${name} terms`]: Uint32Array.from(terms),
    // 0.7 comes back as 0.7, and not as the nearest 32-bit float.
    [`${name} weights`]: Uint32Array.from(weights, (weight) => Math.round(weight * weightUnits)),
  };
}

export function unpackLexicon(packed: Unpacked): CachedLexicon {
  return {
    compiled: {
      asked: unpackPhrases('asked', packed),
      written: unpackPhrases('written', packed),
      narrow: unpackPhrases('narrow', packed),
      thing: unpackPhrases('thing', packed),
      happening: unpackPhrases('happening', packed),
      hint: unpackPhrases('hint', packed),
      words: unpackTokens('words', packed),
    },
    groups: () => JSON.parse(packed.strings('groups')[0] ?? '[]') as LexiconGroup[],
  };
}

function unpackPhrases(name: string, packed: Unpacked): Phrases {
  const [starts, terms] = [packed.numbers(`${name} starts`), packed.numbers(`${name} terms`)];
  const weights = packed.numbers(`${name} weights`);
  const memberships = Array.from(terms, (term, at) => ({
    term: String(term),
    weight: (weights[at] ?? 0) / weightUnits,
  }));
  return new Map(
    packed
      .strings(`${name} phrases`)
      .map((phrase, at) => [phrase, memberships.slice(starts[at], starts[at + 1])] as const),
  );
}
