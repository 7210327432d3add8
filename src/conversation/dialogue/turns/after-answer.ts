import type { Entry } from '../../../books/book.ts';
import type { Admits, Finding } from '../../../search/finding.ts';
import { completedBy, joinedWith, readEllipsis, type Ellipsis } from '../../japanese/turns/ellipsis.ts';
import { findFollowUp, findOnScreen, isAnsweredBy } from '../../japanese/follow-up.ts';
import { isFollowUp, withoutThanks } from '../../japanese/turns/dependence.ts';
import type { SearchableBook } from '../../searchable-book.ts';

type Looking = SearchableBook & Required<Pick<SearchableBook, 'lookUp'>>;

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
  const onScreen = findOnScreen(last, text, alone);
  if (onScreen !== undefined) return onScreen;
  if (!isFollowUp(text)) return alone;
  const both = `${last.question}\n${text}`;
  return findFollowUp(alone, book.search(both, isValid), book.nearest(both, isValid), last);
}

function canLookUp(book: SearchableBook): book is Looking {
  return book.lookUp !== undefined;
}

/** From this share of its nouns on an entry's question is about what was said. */
const isAbout = 0.7;

/**
 * What a piece of a question finds when it is completed with the question before it: another entry, which must be about
 * the new part. `isNamed`: it surely is, and the answer on the screen is not.
 */
function findGoingOn(
  last: Entry,
  before: string | undefined,
  text: string,
  alone: Finding,
  book: Looking,
  isValid: Admits,
): { readonly finding: Finding; readonly isNamed: boolean } | undefined {
  const ellipsis = readEllipsis(withoutThanks(text));
  if (ellipsis === undefined) return undefined;
  const { said } = ellipsis;
  const asksFor = (entry: Entry): boolean => {
    const { words, asked } = book.lookUp(said, entry);
    return words === 0 || asked >= isAbout;
  };
  const isOther = (entry: Entry | undefined): entry is Entry =>
    entry !== undefined && entry.id !== last.id && asksFor(entry);
  const search = (words: string): Finding => book.search(words, isValid);
  const frames = [...(before === undefined ? [] : [before]), last.question];
  const found = searchAll(frames, completedBy, ellipsis, search).filter((each) => isOther(firstOf(each)));
  const sure = found.find(({ kind }) => kind === 'confident');
  if (sure !== undefined) return { finding: sure, isNamed: !asksFor(last) };
  const first = firstOf(alone);
  if (isAnswer(alone) && isOther(first)) return { finding: alone, isNamed: false };
  const probable =
    found.find(({ kind }) => kind === 'likely') ??
    found.flatMap((each) => agreed(each, first) ?? []).find(isAnswer) ??
    (ellipsis.goesOn ? onlyOneNamed(alone, asksFor) : undefined) ??
    searchAll(frames, joinedWith, ellipsis, search).find(
      (each) => each.kind === 'confident' && isOther(each.entry),
    );
  return probable === undefined || firstOf(probable)?.id === last.id
    ? undefined
    : { finding: probable, isNamed: false };
}

/** The findings of a piece, put together with what was asked before in the words of the person and of the book. */
function searchAll(
  frames: readonly string[],
  complete: (ellipsis: Ellipsis, before: string) => readonly string[],
  ellipsis: Ellipsis,
  search: (words: string) => Finding,
): readonly Finding[] {
  return [...new Set(frames.flatMap((frame) => complete(ellipsis, frame)))].map(search);
}

/** What is found first both with the question before and without it is probably meant. */
function agreed(within: Finding, first: Entry | undefined): Likely | undefined {
  if (within.kind !== 'ambiguous') return undefined;
  const [entry, ...others] = within.entries;
  if (entry === undefined || entry !== first || others.length === 0) return undefined;
  return { kind: 'likely', entry, others: others.slice(0, 3) };
}

function firstOf(finding: Finding): Entry | undefined {
  if (isAnswer(finding)) return finding.entry;
  return finding.kind === 'ambiguous' ? finding.entries[0] : undefined;
}

/** Of several that were found the first, when it alone is about what was said. */
function onlyOneNamed(alone: Finding, asksFor: (entry: Entry) => boolean): Likely | undefined {
  if (alone.kind !== 'ambiguous') return undefined;
  const [entry, ...others] = alone.entries;
  if (entry === undefined || others.length === 0 || !asksFor(entry) || others.some(asksFor)) return undefined;
  return { kind: 'likely', entry, others: others.slice(0, 3) };
}

type Likely = Extract<Finding, { kind: 'likely' }>;
type Answer = Extract<Finding, { kind: 'confident' | 'likely' }>;

function isAnswer(finding: Finding): finding is Answer {
  return finding.kind === 'confident' || finding.kind === 'likely';
}
