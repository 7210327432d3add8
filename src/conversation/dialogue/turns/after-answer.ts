import type { Entry } from '../../../books/book.ts';
import type { Admits, Finding } from '../../../search/finding.ts';
import { findFollowUp, findOnScreen, isAnsweredBy } from '../../japanese/follow-up.ts';
import { isFollowUp } from '../../japanese/turns/dependence.ts';
import type { SearchableBook } from '../../searchable-book.ts';
import { findGoingOn, type Looking } from './going-on.ts';

/**
 * The finding of a text that comes after an answer. Three readings compete: the answer on the screen answers it, it goes
 * on with the question before (「じゃあ家族は?」), or it is a new question.
 * @param before what was asked before it, if words led to the answer
 */
export function findAfterAnswer(
  last: Entry,
  before: string | undefined,
  text: string,
  book: SearchableBook,
  isValid: Admits,
): Finding {
  const alone = book.search(text, isValid);
  if (canLookUp(book)) {
    const goingOn = findGoingOn(last, before, text, alone, book, isValid);
    const isOnScreen = isAnsweredBy(last, text, alone, book.lookUp);
    if (goingOn !== undefined && (!isOnScreen || goingOn.isNamed)) return goingOn.finding;
    if (isOnScreen) return { kind: 'confident', entry: last };
  }
  const onScreen = findOnScreen(last, text, alone, book.lookUp);
  if (onScreen !== undefined) return onScreen;
  if (!isFollowUp(text) || isAskedWhole(text, alone, book)) return alone;
  const both = `${last.question}\n${text}`;
  return findFollowUp(alone, book.search(both, isValid), book.nearest(both, isValid), last);
}

/** From this share of its nouns on a question says what was asked. */
const sure = 0.9;

/** 「手数料はかかりますか」 names a detail, and there is a question of just that. */
function isAskedWhole(text: string, alone: Finding, { lookUp }: SearchableBook): boolean {
  if (alone.kind !== 'confident' && alone.kind !== 'likely') return false;
  return (lookUp?.(text, alone.entry).asked ?? 0) >= sure;
}

function canLookUp(book: SearchableBook): book is Looking {
  return book.lookUp !== undefined;
}
