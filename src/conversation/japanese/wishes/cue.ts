import type { Tag } from './wish-tags.ts';

/** Something in a sentence that speaks for a wish, or against it. */
export type Cue = {
  /**
   * Positive for, negative against. From 1 on it is enough where the book has no sure answer, from 2 on in any case.
   * 0 speaks for nothing by itself, and only says how a wish is meant.
   */
  readonly weight: number;
  /**
   * Groups of `wish-words.ts` that follow each other. `a|b` = one of them, `?` = perhaps, `*` = any number, `..` = up to
   * four letters that we don't know, `...` = anything, `^` and `$` = the ends of the sentence. Fillers and particles are
   * left out before.
   */
  readonly pattern: string;
  /** A message in which it is found. */
  readonly example: string;
};

/** A sentence whose words are known, ready to be looked through. */
export type TaggedSentence = { readonly tags: readonly Tag[]; readonly asText: string };

const leftOut: ReadonlySet<string> = new Set(['filler', 'particle', 'clause']);

export function toTagged(tags: readonly Tag[]): TaggedSentence {
  const relevant = tags.filter(({ groups }) => !groups.every((group) => leftOut.has(group)));
  return { tags: relevant, asText: relevant.map(({ groups }) => `<${groups.join(' ')}>`).join('') };
}

export function isFound({ pattern }: Cue, { asText }: TaggedSentence): boolean {
  return compiled(pattern).test(asText);
}

const patterns = new Map<string, RegExp>();

function compiled(pattern: string): RegExp {
  const known = patterns.get(pattern) ?? new RegExp(pattern.split(' ').map(toSource).join(''), 'u');
  patterns.set(pattern, known);
  return known;
}

function toSource(piece: string): string {
  if (piece === '^' || piece === '$') return piece;
  if (piece === '..') return `(?:${oneOf('kana')}){0,4}`;
  if (piece === '...') return '.*';
  const [, names = '', count = ''] = /^([\w|]+)([?*+]?)$/u.exec(piece) ?? [];
  if (names === '') throw new Error(`"${piece}" is no part of a cue's pattern.`);
  return `${oneOf(names)}${count}`;
}

function oneOf(names: string): string {
  return `(?:<(?:[^<>]* )?(?:${names})(?: [^<>]*)?>)`;
}
