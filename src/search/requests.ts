import type { Entry } from '../books/book.ts';
import type { Assessment } from './assessment.ts';
import type { Finding } from './finding.ts';
import { splitRequests, type Split } from './split-requests.ts';
import { cutDecorations } from './text/decorations.ts';
import { cutPleasantries } from './text/request.ts';

/** A request of a message, and what search makes of it alone. */
type Part = { readonly words: string; readonly assessment: Assessment };
type Assess = (part: string) => Assessment;

/** A part is known when its entry knows so much of its words, 0 … 1, and is right with at least this likelihood. */
const knownShare = 0.85;
const knownLikelihood = 0.25;
/** So much more of a part's words its own entry must know than the entries of the other parts, at one part at least. */
const lead = 0.15;
/** Fewer words say too little for a sentence to be a request that nobody announced. */
const minWords = 2;
const maxNearest = 2;
const maxChoices = 5;

/**
 * The finding of a message with several requests: each has an entry of its own, which knows its words. One request in
 * two sentences does not count as two, because no entry is about its background alone.
 * @param whole what search makes of the whole message
 * @returns undefined when the message has one request
 */
export function findRequests(text: string, whole: Assessment, assess: Assess): Finding | undefined {
  if (whole.isExact) return undefined;
  for (const split of splitRequests(cutPleasantries(cutDecorations(text)))) {
    const parts = partsOf(split, assess);
    if (parts === undefined || !areSeveral(parts, split)) continue;
    // 「IDとパスワードを見られた」 has one answer, which is about both nouns, and neither part has another.
    const isOne = split.by === 'joined' && isAnswered(whole) && parts.every((part) => isWithin(part, whole));
    return isOne ? undefined : findingOf(parts, split);
  }
  return undefined;
}

/** @returns undefined as soon as a request is not known, where that decides: most messages have one request */
function partsOf(split: Split, assess: Assess): readonly Part[] | undefined {
  const parts: Part[] = [];
  for (const wordings of split.requests) {
    const part = bestWording(wordings, assess);
    if (part === undefined || (split.by !== 'announced' && !isKnown(part, split))) return undefined;
    parts.push(part);
  }
  return parts;
}

function bestWording(wordings: readonly string[], assess: Assess): Part | undefined {
  let best: Part | undefined;
  for (const words of wordings) {
    const assessment = assess(words);
    if (best === undefined || assessment.answer > best.assessment.answer) best = { words, assessment };
    if (isAnswered(assessment)) break;
  }
  return best;
}

/** Whether a part is a request that the book knows. */
function isKnown(part: Part, { by }: Split): boolean {
  const { finding, answer, ranking } = part.assessment;
  if (by === 'sentences')
    return finding.kind === 'confident' && (ranking[0]?.explained.length ?? 0) >= minWords;
  if (finding.kind === 'confident') return true;
  return finding.kind !== 'none' && answer >= knownLikelihood && knownBy(part, part) >= knownShare;
}

/**
 * A request that the book doesn't know counts only where its writer says so: beside one that is certain, or where each
 * is worth a choice.
 */
function areSeveral(parts: readonly Part[], split: Split): boolean {
  const known = parts.filter((part) => isKnown(part, split));
  const entries = new Set(known.map(({ assessment }) => assessment.ranking[0]?.entry));
  if (entries.size < known.length) return false;
  if (known.length < parts.length)
    return known.some(isCertain)
      ? known.every(isCertain)
      : parts.every(({ assessment }) => assessment.finding.kind !== 'none');
  return parts.some((part) =>
    parts.every((other) => other === part || knownBy(part, part) - knownBy(part, other) >= lead),
  );
}

function isCertain({ assessment }: Part): boolean {
  return isAnswered(assessment);
}

function isAnswered({ finding: { kind } }: Assessment): boolean {
  return kind === 'confident' || kind === 'likely';
}

/** When no request is answered for certain, one choice holds what each may mean. */
function findingOf(parts: readonly Part[], split: Split): Finding {
  if (!parts.some(isCertain)) return { kind: 'ambiguous', entries: inTurn(parts.map(nearestOf)) };
  return {
    kind: 'several',
    parts: parts.map((part) =>
      isKnown(part, split) && isCertain(part)
        ? part.assessment.finding
        : { kind: 'none', nearest: nearestOf(part) },
    ),
    requests: parts.map(({ words }) => words),
  };
}

/** Whether a part asks for nothing but what answers the whole message: it has the same answer, or is a mere noun of it. */
function isWithin(part: Part, whole: Assessment): boolean {
  if (firstOf(part.assessment) === firstOf(whole)) return true;
  const isNoun = !/[ぁ-ゖ\s]/u.test(part.words);
  return !isCertain(part) && isNoun && knownBy(part, { words: '', assessment: whole }) >= knownShare;
}

function firstOf({ ranking }: Assessment): number | undefined {
  return ranking[0]?.entry;
}

function nearestOf({ assessment: { likely } }: Part): readonly Entry[] {
  return likely.slice(0, maxNearest).map(({ entry }) => entry);
}

/** The first of each list, then the second of each. */
function inTurn(lists: readonly (readonly Entry[])[]): readonly Entry[] {
  const ranks = Array.from({ length: maxNearest }, (_, rank) => rank);
  const all = ranks.flatMap((rank) => lists.flatMap((list) => list[rank] ?? []));
  return [...new Set(all)].slice(0, maxChoices);
}

/** How well the first entry of one part knows the words of another, rare ones above all, 0 … 1. */
function knownBy({ assessment: { retrieval } }: Part, { assessment: { ranking } }: Part): number {
  const [first] = ranking;
  const explained = first === undefined ? [] : retrieval.explainBy(first.entry);
  const all = explained.reduce((sum, { rarity }) => sum + rarity, 0);
  return all === 0 ? 0 : explained.reduce((sum, { rarity, share }) => sum + rarity * share, 0) / all;
}
