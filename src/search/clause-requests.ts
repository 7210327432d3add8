import type { Assessment } from './assessment.ts';
import type { Clause } from './clauses.ts';
import { firstOf, isAnswered, isApart, isCertain, lead, leadOfPart, type Part } from './request-part.ts';

/** A clause with what search makes of it alone. */
type ClausePart = Part & Pick<Clause, 'isAsking' | 'isAdded' | 'isOfAnother'>;

/** 「…は?」, 「…はどうですか」: the predicate is that of the clause before. */
const likewise = /は(?:どう(?:です|でしょう|なん(?:です|でしょう)|なの)?か?ね?)?$/u;
/** The next entry must be so likely to be what a clause means when the first was asked for by another. */
const runnerUpShare = 0.15;

/**
 * Are clauses requests for different things? A statement is background to the request beside it, unless one says that it is
 * added. Every entry must be sure, and leave the words of the other clauses unexplained.
 */
export function areSeparateClauses(parts: readonly ClausePart[], whole: Assessment): boolean {
  const isAdded = parts.some((part) => part.isAdded);
  if (!parts.some(isCertain) || !(isAdded || parts.every(({ isAsking }) => isAsking))) return false;
  if (parts.length === 2 && asksLikewise(parts)) return true;
  if (!parts.every((part) => isCertain(part) || (isAdded && mayBeNamed(part, parts)))) return false;
  if (!parts.every((part) => parts.every((other) => other === part || isApart(part, other.assessment, lead))))
    return false;
  // Together they may mean a third thing, or one entry may know them all.
  const isThird = isAnswered(whole) && !parts.some((part) => firstOf(part) === whole.ranking[0]?.entry);
  return (isAdded || !isThird) && parts.some((part) => isApart(part, whole, leadOfPart));
}

/** What only states asks for nothing (「総務を担当しています」), except where somebody else's matter follows. */
function mayBeNamed({ assessment, isAdded, isAsking }: ClausePart, parts: readonly ClausePart[]): boolean {
  const isMatter = isAsking || (!isAdded && parts.some(({ isOfAnother }) => isOfAnother));
  return assessment.finding.kind !== 'none' && isMatter;
}

/**
 * 「バイトの子って使える?子どもは?」 asks the same of somebody else: what answers the second was not asked for by the first,
 * where another entry knows a word of that better.
 */
function asksLikewise([part, other]: readonly ClausePart[]): boolean {
  if (part === undefined || other === undefined || !likewise.test(other.words)) return false;
  if (part.assessment.finding.kind === 'none' || isCertain(part) || !isCertain(other)) return false;
  const { likely, ranking, retrieval } = part.assessment;
  const taken = firstOf(other);
  const at = ranking.findIndex(({ entry }) => entry !== taken);
  const another = ranking[at]?.entry;
  if (taken === undefined || another === undefined || (likely[at]?.share ?? 0) < runnerUpShare) return false;
  const shares = retrieval.explainBy(taken).map(({ share }) => share);
  return retrieval.explainBy(another).some(({ share }, word) => share - (shares[word] ?? 0) >= lead);
}
