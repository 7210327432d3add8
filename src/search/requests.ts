import type { Finding } from './finding.ts';
import { cutDecorations } from './text/decorations.ts';
import { normalize } from './text/normalize.ts';

/** Where one request may end and the next begin: the end of a sentence, or a word that adds another. */
const boundaries =
  /[。！？!?\n]+|(?:^|、|\s)(?=(?:あと|それと|それから|もう(?:一|1)つ|ついでに|また)[、\s]?)/u;
const additions = /^(?:あと|それと|それから|もう(?:一|1)つ(?:は)?|ついでに|また)[、\s]*/u;
/** Ends of sentences that ask or wish for something; sentences with other ends are background. */
const askingEnds =
  /(?:か|かな|かしら|たい(?:です|のですが|んですが|んですけど|んだけど|と思います)?|ください|下さい|教えて|ほしい(?:です)?|方法(?:は)?|には|ですが|ません|ない(?:です|んですが|のですが)?|ました|いくら|いつ|どこ|する(?:の|んですか)?)$/u;
const maxRequests = 3;

/**
 * The sentences of a message that may each be a request of its own, in order; empty when there is only one. Whether they
 * are several requests, or one in several sentences, is decided by searching (`findRequests`).
 */
export function splitRequests(text: string): readonly string[] {
  const parts = text
    .split(boundaries)
    .map((part) => part.trim().replace(additions, ''))
    .filter((part) => part.length >= 4 && askingEnds.test(part));
  return parts.length >= 2 && parts.length <= maxRequests ? parts : [];
}

/** For two answers at once, each must be more certain than a single answer has to be. */
const minConfidence = 0.9;

/**
 * The findings of a message's requests, if it has several: each is certainly answered, and each by another entry. One
 * request in two sentences does not count as two, because at most one of its sentences is certain by itself.
 */
export function findRequests(
  text: string,
  assess: (part: string) => { readonly finding: Finding; readonly answer: number },
): Finding | undefined {
  const findings: Finding[] = [];
  const entries = new Set<string>();
  // Most messages have one request: at the first sentence that is not certain by itself, the search stops.
  for (const part of splitRequests(cutDecorations(normalize(text)))) {
    const { finding, answer } = assess(part);
    if (finding.kind !== 'confident' || answer < minConfidence) return undefined;
    findings.push(finding);
    entries.add(finding.entry.id);
  }
  const isSeveral = entries.size >= 2 && entries.size === findings.length;
  return isSeveral ? { kind: 'several', parts: findings } : undefined;
}
