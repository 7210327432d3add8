import type { Token } from '../text/tokenizer.ts';

/** What somebody does: a verb (変える), or a noun that takes する (変更). */
export type Predicate =
  | { readonly kind: 'noun'; readonly noun: string }
  | { readonly kind: 'verb'; readonly base: string; readonly inflection: string };

const endings: Readonly<
  Record<string, { readonly stem: string; readonly negative: string; readonly past: string }>
> = {
  う: { stem: 'い', negative: 'わ', past: 'った' },
  つ: { stem: 'ち', negative: 'た', past: 'った' },
  る: { stem: 'り', negative: 'ら', past: 'った' },
  む: { stem: 'み', negative: 'ま', past: 'んだ' },
  ぶ: { stem: 'び', negative: 'ば', past: 'んだ' },
  ぬ: { stem: 'に', negative: 'な', past: 'んだ' },
  く: { stem: 'き', negative: 'か', past: 'いた' },
  ぐ: { stem: 'ぎ', negative: 'が', past: 'いだ' },
  す: { stem: 'し', negative: 'さ', past: 'した' },
};

/** A verb in its dictionary form, or undefined for one whose forms aren't known here (来る, くださる). */
export function toVerb({ partOfSpeech, detail, base, inflection }: Token): Predicate | undefined {
  if (partOfSpeech !== '動詞' || detail !== '自立') return undefined;
  const isRegular = inflection === '一段' || (inflection.startsWith('五段') && !inflection.endsWith('特殊'));
  return isRegular && base.slice(-1) in endings ? { kind: 'verb', base, inflection } : undefined;
}

/** 変え(たい), 変更し(たい): the form before たい and 方. */
export function stemOf(predicate: Predicate): string {
  return predicate.kind === 'noun' ? `${predicate.noun}し` : inflect(predicate, '', 'stem');
}

/** 変えた, 変更した */
export function pastOf(predicate: Predicate): string {
  return predicate.kind === 'noun' ? `${predicate.noun}した` : inflect(predicate, 'た', 'past');
}

/** 変えない, 変更しない */
export function negationOf(predicate: Predicate): string {
  return predicate.kind === 'noun' ? `${predicate.noun}しない` : `${inflect(predicate, '', 'negative')}ない`;
}

/** 変えて, 変更して */
export function teFormOf(predicate: Predicate): string {
  return pastOf(predicate).replace(/た$/u, 'て').replace(/だ$/u, 'で');
}

/** 変えられる, 使える, 変更できる */
export function potentialOf(predicate: Predicate): string {
  if (predicate.kind === 'noun') return `${predicate.noun}できる`;
  const trunk = predicate.base.slice(0, -1);
  if (predicate.inflection === '一段') return `${trunk}られる`;
  return `${trunk}${potentialKana[predicate.base.slice(-1)] ?? ''}る`;
}

const potentialKana: Readonly<Record<string, string>> = {
  う: 'え',
  つ: 'て',
  る: 'れ',
  む: 'め',
  ぶ: 'べ',
  ぬ: 'ね',
  く: 'け',
  ぐ: 'げ',
  す: 'せ',
};

function inflect(
  { base, inflection }: Predicate & { kind: 'verb' },
  ichidanEnding: string,
  form: 'stem' | 'negative' | 'past',
): string {
  const trunk = base.slice(0, -1);
  if (inflection === '一段') return trunk + ichidanEnding;
  // Only 行く is irregular here: 行った.
  if (form === 'past' && /(?:^|[^い])(?:行く|いく)$/u.test(base) && inflection.includes('促音便'))
    return `${trunk}った`;
  return trunk + (endings[base.slice(-1)]?.[form] ?? '');
}
