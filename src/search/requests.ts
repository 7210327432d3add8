import type { Entry } from '../books/book.ts';
import type { Assessment } from './assessment.ts';
import { areSeparateClauses } from './clause-requests.ts';
import { readClauses } from './clauses.ts';
import type { Finding } from './finding.ts';
import {
  explain,
  firstOf,
  isAnswered,
  isApart,
  isCertain,
  isInQuestion,
  knownBy,
  lead,
  leadOfPart,
  type Part,
} from './request-part.ts';
import { onlyAskingSentence, splitRequests, type Split, type SplitRequest } from './split-requests.ts';
import { cutDecorations } from './text/decorations.ts';
import { cutPleasantries } from './text/request.ts';
import type { Tokenizer } from './text/tokenizer.ts';

type Assess = (part: string) => Assessment;

/** A part is known when its entry knows so much of its words, 0 … 1, and is right with at least this likelihood. */
const knownShare = 0.85;
const knownLikelihood = 0.25;
/** Fewer words say too little for a sentence to be a request that nobody announced. */
const minWords = 2;
/** An entry that knows less of a word has nothing to do with it. */
const foreignShare = 0.3;
/** The next entry must be so likely to be what a part means when the first was asked for by another. */
const runnerUpShare = 0.15;
/** With whom something is done: 「妻と口座を作りたい」. */
const company =
  /^(?:夫|妻|嫁|旦那|主人|家内|家族|子ども?|子供|息子|娘|孫|父|母|親|兄|姉|弟|妹|友達|友人|知人|彼女?|上司|同僚|私|自分|僕|俺)/u;
const maxClauses = 3;
const maxNearest = 2;
const maxChoices = 5;

/**
 * The finding of a message with several requests: each has an entry of its own, which knows its words. One request in
 * two sentences does not count as two, because no entry is about its background alone.
 * @param whole what search makes of the whole message
 * @returns undefined when the message has one request
 */
export function findRequests(
  text: string,
  whole: Assessment,
  assess: Assess,
  tokenize: Tokenizer,
): Finding | undefined {
  if (whole.isExact) return undefined;
  const plain = cutPleasantries(cutDecorations(text));
  const split = splitRequests(plain, tokenize);
  const found = split && findInSplit(split, whole, assess);
  if (found !== undefined) return found;
  const clauses = findInClauses(plain, whole, assess, tokenize);
  return clauses ?? (split === undefined ? findAmongRemarks(plain, whole, assess) : undefined);
}

/** Clauses that could each stand alone, where nothing else says that they are several. */
function findInClauses(
  text: string,
  whole: Assessment,
  assess: Assess,
  tokenize: Tokenizer,
): Finding | undefined {
  const clauses = readClauses(text, tokenize);
  if (clauses.length < 2 || clauses.length > maxClauses) return undefined;
  const parts = clauses.map((clause) => ({
    ...clause,
    assessment: assess(clause.words),
    isElliptic: false,
  }));
  return areSeparateClauses(parts, whole) ? findingOf(parts, { by: 'clauses' }) : undefined;
}

function findInSplit(split: Split, whole: Assessment, assess: Assess): Finding | undefined {
  const parts = withoutRepeated(partsOf(split, assess) ?? []);
  if (parts.length < 2 || !areSeveral(parts, split, whole)) return undefined;
  // 「IDとパスワードを見られた」 has one answer, and neither noun alone has any.
  const isOne = split.by !== 'announced' && isAnswered(whole) && !parts.some(isCertain);
  if (isOne && parts.every((part) => isInQuestion(whole.ranking[0]?.entry, part))) return undefined;
  return findingOf(parts, split);
}

/**
 * 「パスワードを変えたいです。今日は暑いですね」: beside a remark that the book knows nothing of, the sentence that asks decides how
 * sure the answer is, where the whole message comes to the same entry.
 */
function findAmongRemarks(text: string, whole: Assessment, assess: Assess): Finding | undefined {
  const sentences = isAnswered(whole) ? undefined : onlyAskingSentence(text);
  if (sentences === undefined) return undefined;
  const asked = assess(sentences.asked);
  if (!isAnswered(asked) || asked.ranking[0]?.entry !== whole.ranking[0]?.entry) return undefined;
  if (assess(sentences.background).finding.kind !== 'none') return undefined;
  const { finding } = asked;
  if (finding.kind !== 'likely') return finding;
  return { ...finding, others: inOrderOf(whole, finding.others) };
}

/** The whole message says which of the others is likelier. */
function inOrderOf({ likely }: Assessment, entries: readonly Entry[]): readonly Entry[] {
  const places = new Map(likely.map(({ entry }, at) => [entry, at]));
  return [...entries].sort((a, b) => (places.get(a) ?? likely.length) - (places.get(b) ?? likely.length));
}

function isByGrammar({ by }: Split): boolean {
  return by === 'joined' || by === 'nouns';
}

/** @returns undefined as soon as a request is not known, where that decides: most messages have one request */
function partsOf(split: Split, assess: Assess): readonly Part[] | undefined {
  const mayBeUnknown = split.by !== 'joined' && split.by !== 'sentences';
  const parts: Part[] = [];
  for (const request of split.requests) {
    const part = bestWording(request, assess);
    if (part === undefined || (!mayBeUnknown && !isKnown(part, split))) return undefined;
    parts.push(part);
  }
  return parts;
}

/** The parts without those that an answer to one before them answers too. */
function withoutRepeated(parts: readonly Part[]): readonly Part[] {
  return parts.filter(
    (part, at) =>
      !isCertain(part) ||
      !parts.slice(0, at).some((before) => isCertain(before) && firstOf(before) === firstOf(part)),
  );
}

function bestWording({ words, wordings, isElliptic }: SplitRequest, assess: Assess): Part | undefined {
  let best: Assessment | undefined;
  for (const wording of wordings) {
    const assessment = assess(wording);
    if (best === undefined || assessment.answer > best.answer) best = assessment;
    if (isAnswered(assessment)) break;
  }
  return best && { words, assessment: best, isElliptic };
}

/** Whether a part is a request that the book knows. */
function isKnown(part: Part, { by }: Pick<Split, 'by'>): boolean {
  const { finding, answer, ranking } = part.assessment;
  if (by === 'sentences')
    return finding.kind === 'confident' && (ranking[0]?.explained.length ?? 0) >= minWords;
  if (isCertain(part)) return true;
  return finding.kind !== 'none' && answer >= knownLikelihood && knownBy(part, part) >= knownShare;
}

/** Whether the parts ask for different things. */
function areSeveral(parts: readonly Part[], split: Split, whole: Assessment): boolean {
  const known = parts.filter((part) => isKnown(part, split));
  if (parts.some((part) => !known.includes(part))) return areSeveralThoughUnknown(parts, known, split);
  if (new Set(known.map(firstOf)).size < known.length) return isOtherThan(parts, split);
  // An entry that knows the words of all parts answers all of them: 「IDとパスワードがばれた」.
  const isWholeApart = parts.some((part) => isApart(part, whole, leadOfPart));
  if (isByGrammar(split) && !isWholeApart) return false;
  return parts.some((part) =>
    parts.every((other) => other === part || isApart(part, other.assessment, lead)),
  );
}

/**
 * A request that the book doesn't know counts where its writer says so, beside one that is certain, or where each is worth
 * a choice; and where it is a noun of which the answer to the other knows nothing (「駐車場とプールはありますか」).
 */
function areSeveralThoughUnknown(parts: readonly Part[], known: readonly Part[], { by }: Split): boolean {
  if (by === 'nouns')
    return (
      known.length > 0 &&
      known.every(isCertain) &&
      parts.every((part) => known.includes(part) || known.every((other) => isForeignTo(part, other)))
    );
  if (parts.some((part) => part.isElliptic && asksOn(part, parts))) return false;
  if (known.some(isCertain)) return known.every(isCertain);
  return by === 'announced' && parts.every(({ assessment }) => assessment.finding.kind !== 'none');
}

/** What leaves out words and finds nothing else asks on about the same thing: 「児童手当はいくら?いつ入る?」 */
function asksOn(part: Part, parts: readonly Part[]): boolean {
  return (
    part.assessment.finding.kind === 'none' ||
    parts.some((other) => other !== part && firstOf(other) === firstOf(part))
  );
}

/** Does the entry of another part know none of the words that only this part has? */
function isForeignTo(part: Part, other: Part): boolean {
  if (company.test(part.words)) return false;
  const common = new Set(explain(other, other).map(({ word }) => word));
  const own = explain(part, other).filter(({ word }) => !common.has(word));
  return own.length > 0 && own.every(({ share }) => share < foreignShare);
}

/**
 * Two parts with the same first entry ask for two things only if their writer announced them, and there is another entry
 * that one of them may mean: what answers one request was not asked for again.
 */
function isOtherThan(parts: readonly Part[], { by }: Split): boolean {
  if (by !== 'announced') return false;
  return parts.every((part) => {
    const isTaken = parts.some(
      (other) => other !== part && isCertain(other) && firstOf(other) === firstOf(part),
    );
    return !isTaken || (!isCertain(part) && (part.assessment.likely[1]?.share ?? 0) >= runnerUpShare);
  });
}

/** When no request is answered for certain, one choice holds what each may mean. */
function findingOf(parts: readonly Part[], split: Pick<Split, 'by'>): Finding {
  if (!parts.some(isCertain)) return { kind: 'ambiguous', entries: inTurn(parts.map(nearestOf)) };
  const findings = parts.map((part) =>
    isKnown(part, split) && isCertain(part) ? part.assessment.finding : part,
  );
  const shown = new Set(
    findings.flatMap((each) =>
      'kind' in each && (each.kind === 'confident' || each.kind === 'likely') ? [each.entry] : [],
    ),
  );
  const firstShown = (entry: Entry): boolean => !shown.has(entry) && shown.add(entry).has(entry);
  return {
    kind: 'several',
    parts: findings.map((each): Finding => {
      if (!('kind' in each)) return { kind: 'none', nearest: nearestOf(each).filter(firstShown) };
      if (each.kind !== 'likely') return each;
      const others = each.others.filter(firstShown);
      return others.length === 0 ? { kind: 'confident', entry: each.entry } : { ...each, others };
    }),
    requests: parts.map(({ words }) => words),
  };
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
