import type { CompiledLexicon } from '../lexicon/lexicon.ts';
import type { Parts, Unpacked } from './packing.ts';
import type { Side } from '../index/terms.ts';

/** For each side: its phrases, where each one's groups begin, the groups' numbers and weights. */
export function packLexicon(lexicon: CompiledLexicon): Parts {
  return { ...packSide('asked', lexicon.asked), ...packSide('written', lexicon.written) };
}

function packSide(side: Side, phrases: CompiledLexicon[Side]): Parts {
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
    [`${side} phrases`]: [...phrases.keys()],
    [`${side} starts`]: Uint32Array.from(starts),
    [`${side} terms`]: Uint32Array.from(terms),
    // In hundred-thousandths, so that a weight is the same number again: 0.7, not the nearest 32-bit one.
    [`${side} weights`]: Uint32Array.from(weights, (weight) => Math.round(weight * weightParts)),
  };
}

const weightParts = 100_000;

export function unpackLexicon(packed: Unpacked): CompiledLexicon {
  return { asked: unpackSide('asked', packed), written: unpackSide('written', packed) };
}

function unpackSide(side: Side, packed: Unpacked): CompiledLexicon[Side] {
  const [starts, terms] = [packed.numbers(`${side} starts`), packed.numbers(`${side} terms`)];
  const weights = packed.numbers(`${side} weights`);
  const memberships = Array.from(terms, (term, at) => ({
    term: String(term),
    weight: (weights[at] ?? 0) / weightParts,
  }));
  return new Map(
    packed
      .strings(`${side} phrases`)
      .map((phrase, at) => [phrase, memberships.slice(starts[at], starts[at + 1])] as const),
  );
}
