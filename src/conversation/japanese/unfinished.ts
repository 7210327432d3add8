import type { Finding } from '../../search/finding.ts';

/** How long to wait for more of a question, after each part and in all, ms. */
export const nextPartMs = 1_000;
export const allPartsMs = 3_000;

const openMark = /[、,…]$|\.\.\.$|・・$/u;
/** No sentence ends so: the verb is still to come. (「届くの」 and 「ですが」 can be an end.) */
const openEnd = /(を|へ|[\p{Script=Han}\p{Script=Katakana}ー](の|が))$/u;
/** A topic, a place or a reason: it may be the whole question or its beginning. */
const looseEnd =
  /(は|も|の|に|で|と|が|から|まで|より|って|て|けど|けれど|けれども|ので|のですが|んですが|たら|場合|とき|時)$/u;

/** Whether a text looks as if its writer will go on. A clear question never does, unless its ending is open. */
export function looksUnfinished(text: string, finding: Finding): boolean {
  const end = text.normalize('NFKC').trimEnd();
  if (openMark.test(end) || openEnd.test(end)) return true;
  if (isClear(finding)) return false;
  if (isNothing(finding)) return true;
  return looseEnd.test(end);
}

/** Whether the answer is certain. One that is only probably right may still be changed by what follows. */
export function isClear(finding: Finding): boolean {
  return finding.kind === 'confident' || (finding.kind === 'several' && finding.parts.some(isClear));
}

function isNothing(finding: Finding): boolean {
  return finding.kind === 'none' || (finding.kind === 'several' && finding.parts.every(isNothing));
}
