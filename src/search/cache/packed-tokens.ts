import type { Token } from '../text/token.ts';
import type { Parts, Unpacked } from './packing.ts';

const tokenFields = ['surface', 'base', 'reading', 'partOfSpeech', 'detail', 'inflection'] as const;

/** For each field of a token a list. */
export function packTokens(name: string, tokens: readonly Token[]): Parts {
  return Object.fromEntries(
    tokenFields.map((field) => [`${name} ${field}`, tokens.map((token) => token[field])]),
  );
}

export function unpackTokens(name: string, packed: Unpacked): readonly Token[] {
  const [surfaces = [], bases = [], readings = [], partsOfSpeech = [], details = [], inflections = []] =
    tokenFields.map((field) => packed.strings(`${name} ${field}`));
  return surfaces.map((surface, at) => ({
    surface,
    base: bases[at] ?? '',
    reading: readings[at] ?? '',
    partOfSpeech: partsOfSpeech[at] ?? '',
    detail: details[at] ?? '',
    inflection: inflections[at] ?? '',
  }));
}
