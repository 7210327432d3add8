import type { Finding } from './finding.ts';
import { normalize } from './text/normalize.ts';

/** Where one errand may end and the next begin: a sentence's end, or a word that adds another. */
const boundaries =
  /[。！？!?\n]+|(?:^|、|\s)(?=(?:あと|それと|それから|もう(?:一|1)つ|ついでに|また)[、\s]?)/u;
const additions = /^(?:あと|それと|それから|もう(?:一|1)つ(?:は)?|ついでに|また)[、\s]*/u;
/** Sentences that ask or wish; what stands before them is background. */
const queryDocuments =
  /(?:か|かな|かしら|たい(?:です|のですが|んですが|んですけど|んだけど|と思います)?|ください|下さい|教えて|ほしい(?:です)?|方法(?:は)?|には|ですが|ません|ない(?:です|んですが|のですが)?|ました|いくら|いつ|どこ|する(?:の|んですか)?)$/u;
const maxRequests = 3;

/**
 * A message's sentences that may each be an errand of its own, in order; empty when it holds only one. Whether
 * they are several errands, or one told in several sentences, is for the search to find out.
 */
export function splitRequests(text: string): readonly string[] {
  const parts = text
    .split(boundaries)
    .map((part) => part.trim().replace(additions, ''))
    .filter((part) => part.length >= 4 && queryDocuments.test(part));
  return parts.length >= 2 && parts.length <= maxRequests ? parts : [];
}

/** To say two answers at once, each must be surer than one alone need be. */
const surely = 0.9;

/**
 * The findings of a message's errands, if it holds several: each of them surely answered, each by another entry.
 * One errand told in two sentences never comes here, since at most one of its sentences is sure by itself.
 */
export function findRequests(
  text: string,
  consider: (part: string) => { readonly finding: Finding; readonly answer: number },
): Finding | undefined {
  const findings: Finding[] = [];
  const entries = new Set<string>();
  // Most messages are of one errand: the first sentence that is not sure by itself ends the search.
  for (const part of splitRequests(normalize(text))) {
    const { finding, answer } = consider(part);
    if (finding.kind !== 'confident' || answer < surely) return undefined;
    findings.push(finding);
    entries.add(finding.entry.id);
  }
  const isSeveral = entries.size >= 2 && entries.size === findings.length;
  return isSeveral ? { kind: 'several', parts: findings } : undefined;
}
