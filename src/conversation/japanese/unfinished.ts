import type { Finding } from '../../search/finding.ts';

/** How long more of a question is waited for, after each piece and in all, ms. */
export const nextPartMs = 1_000;
export const allPartsMs = 3_000;

const openMark = /[、,…]$|\.\.\.$|・・$/u;
/** Nothing can end with these: the verb is still to come. 「届くの」 and 「ですが」 can be an end. */
const openEnd = /(を|へ|[\p{Script=Han}\p{Script=Katakana}ー](の|が))$/u;
/** A topic, a place or a reason: perhaps all of it, perhaps a beginning. */
const looseEnd =
  /(は|も|の|に|で|と|が|から|まで|より|って|て|けど|けれど|けれども|ので|のですが|んですが|たら|場合|とき|時)$/u;

/** Does a text look as if its writer had more to say? A clear question never does. */
export function looksUnfinished(text: string, finding: Finding): boolean {
  const end = text.normalize('NFKC').trimEnd();
  if (openMark.test(end) || openEnd.test(end)) return true;
  if (isClear(finding)) return false;
  if (isNothing(finding)) return true;
  return looseEnd.test(end);
}

export function isClear(finding: Finding): boolean {
  return finding.kind === 'confident' || (finding.kind === 'several' && finding.parts.some(isClear));
}

function isNothing(finding: Finding): boolean {
  return finding.kind === 'none' || (finding.kind === 'several' && finding.parts.every(isNothing));
}
