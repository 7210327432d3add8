import type { Token } from '../text/tokenizer.ts';

/** What somebody does: a verb (変える), or a noun that する makes one (変更). */
export type Act =
  | { readonly kind: 'noun'; readonly noun: string }
  | { readonly kind: 'verb'; readonly base: string; readonly inflection: string };

const endings: Readonly<
  Record<string, { readonly stem: string; readonly deny: string; readonly past: string }>
> = {
  う: { stem: 'い', deny: 'わ', past: 'った' },
  つ: { stem: 'ち', deny: 'た', past: 'った' },
  る: { stem: 'り', deny: 'ら', past: 'った' },
  む: { stem: 'み', deny: 'ま', past: 'んだ' },
  ぶ: { stem: 'び', deny: 'ば', past: 'んだ' },
  ぬ: { stem: 'に', deny: 'な', past: 'んだ' },
  く: { stem: 'き', deny: 'か', past: 'いた' },
  ぐ: { stem: 'ぎ', deny: 'が', past: 'いだ' },
  す: { stem: 'し', deny: 'さ', past: 'した' },
};

/** A verb in its dictionary form, or undefined for one whose forms aren't known here (来る, くださる). */
export function toVerb({ partOfSpeech, detail, base, inflection }: Token): Act | undefined {
  if (partOfSpeech !== '動詞' || detail !== '自立') return undefined;
  const isRegular = inflection === '一段' || (inflection.startsWith('五段') && !inflection.endsWith('特殊'));
  return isRegular && base.slice(-1) in endings ? { kind: 'verb', base, inflection } : undefined;
}

/** 変えたい, 変更したい: what stands before たい and 方. */
export function stemOf(act: Act): string {
  return act.kind === 'noun' ? `${act.noun}し` : inflect(act, '', 'stem');
}

/** 変えた, 変更した */
export function pastOf(act: Act): string {
  return act.kind === 'noun' ? `${act.noun}した` : inflect(act, 'た', 'past');
}

/** 変えない, 変更しない */
export function denialOf(act: Act): string {
  return act.kind === 'noun' ? `${act.noun}しない` : `${inflect(act, '', 'deny')}ない`;
}

/** 変えて, 変更して */
export function linkOf(act: Act): string {
  return pastOf(act).replace(/た$/u, 'て').replace(/だ$/u, 'で');
}

/** 変えられる, 使える, 変更できる */
export function abilityOf(act: Act): string {
  if (act.kind === 'noun') return `${act.noun}できる`;
  const trunk = act.base.slice(0, -1);
  if (act.inflection === '一段') return `${trunk}られる`;
  return `${trunk}${abilityKana[act.base.slice(-1)] ?? ''}る`;
}

const abilityKana: Readonly<Record<string, string>> = {
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
  { base, inflection }: Act & { kind: 'verb' },
  whenOneStep: string,
  form: 'stem' | 'deny' | 'past',
): string {
  const trunk = base.slice(0, -1);
  if (inflection === '一段') return trunk + whenOneStep;
  // 行く alone of its row: 行った.
  if (form === 'past' && /(?:^|[^い])(?:行く|いく)$/u.test(base) && inflection.includes('促音便'))
    return `${trunk}った`;
  return trunk + (endings[base.slice(-1)]?.[form] ?? '');
}
