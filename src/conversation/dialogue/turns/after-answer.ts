import type { Entry } from '../../../books/book.ts';
import type { Admits, Finding } from '../../../search/finding.ts';
import { completedBy, joinedWith, readEllipsis } from '../../japanese/turns/ellipsis.ts';
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
  const onScreen = findOnScreen(last, text, alone, book.lookUp);
  if (onScreen !== undefined) return onScreen;
  if (!isFollowUp(text)) return alone;
  const both = `${last.question}\n${text}`;
  return findFollowUp(alone, book.search(both, isValid), book.nearest(both, isValid), last);
}

function canLookUp(book: SearchableBook): book is Looking {
  return book.lookUp !== undefined;
}

/** From this share of its nouns on an entry knows what was said, or its question is about it. */
const enough = 0.7;
/** One question says so much more of the completed words than another. */
const clearly = 0.1;

/** A piece with what was asked before, and what that finds. */
type Completed = { readonly words: string; readonly finding: Finding };

/**
 * What a piece of a question finds when it is completed with the question before it: another entry, which must know the
 * new part. `isNamed`: it surely is about that, and the answer on the screen is not.
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
  const isOther: Admits = (entry) => isValid(entry) && entry.id !== last.id;
  const isAbout: Admits = (entry) => {
    const { words, asked } = book.lookUp(said, entry);
    return words === 0 || asked >= enough;
  };
  const knows: Admits = (entry) => book.lookUp(said, entry).known >= enough;
  const frames = [...(before === undefined ? [] : [before]), last.question];
  const search = (complete: typeof completedBy, admits: Admits): readonly Completed[] =>
    [...new Set(frames.flatMap((frame) => complete(ellipsis, frame)))]
      .map((words) => ({ words, finding: book.search(words, admits) }))
      .filter(({ finding }) => isFirst(finding, isOther));

  const completed = search(completedBy, isValid);
  const found = completed.map(({ finding }) => finding);
  const sure = found.find((each) => each.kind === 'confident' && isFirst(each, isAbout));
  if (sure !== undefined) return { finding: sure, isNamed: !isAbout(last) };
  if (isAnswer(alone) && isFirst(alone, isOther) && isFirst(alone, isAbout))
    return { finding: alone, isNamed: false };
  const probable =
    found.find((each) => isAnswer(each) && isFirst(each, isAbout)) ??
    found.find((each) => isAnswer(each) && isFirst(each, knows)) ??
    firstDefined(found, (each) => (isFirst(each, isAbout) ? agreed(each, alone) : undefined)) ??
    firstDefined(completed, (each) => (isFirst(each.finding, isAbout) ? saidWhole(each, book) : undefined)) ??
    (ellipsis.goesOn && isFirst(alone, isOther) ? onlyOneAbout(alone, isAbout) : undefined) ??
    search(joinedWith, isValid).find(({ finding }) => isSure(finding) && isFirst(finding, isAbout))
      ?.finding ??
    // 「じゃあ」 leaves the answer on the screen.
    (ellipsis.goesOn
      ? firstDefined(search(completedBy, isOther), ({ finding }) =>
          isAnswer(finding) && isFirst(finding, knows) ? toLikely(finding, alone, last) : undefined,
        )
      : undefined);
  return probable === undefined ? undefined : { finding: probable, isNamed: false };
}

function firstDefined<T>(all: readonly T[], read: (each: T) => Finding | undefined): Finding | undefined {
  for (const each of all) {
    const finding = read(each);
    if (finding !== undefined) return finding;
  }
  return undefined;
}

/** An answer that is only likely: what the piece alone finds stands below it. */
function toLikely(finding: Answer, alone: Finding, last: Entry): Finding {
  const { entry } = finding;
  const others = (finding.kind === 'likely' ? finding.others : entriesIn(alone)).filter(
    ({ id }) => id !== entry.id && id !== last.id,
  );
  return others.length === 0 ? finding : { kind: 'likely', entry, others: others.slice(0, 3) };
}

function entriesIn(finding: Finding): readonly Entry[] {
  return finding.kind === 'ambiguous' ? finding.entries : isAnswer(finding) ? [finding.entry] : [];
}

/** What is found first both with the question before and without it is probably meant. */
function agreed(within: Finding, alone: Finding): Likely | undefined {
  const first = firstOf(within);
  return first !== undefined && first === firstOf(alone) ? withFirst(within) : undefined;
}

/** What is found first is probably meant when its question alone says both the new part and what it was asked of. */
function saidWhole({ words, finding }: Completed, { lookUp }: Looking): Likely | undefined {
  const likely = withFirst(finding);
  if (likely === undefined) return undefined;
  const says = (entry: Entry): number => lookUp(words, entry).asked;
  const most = says(likely.entry) - clearly;
  if (likely.others.length === 1) return likely;
  return likely.others.every((entry) => says(entry) < most) ? likely : undefined;
}

/** Of several that were found the first, when it alone is about what was said. */
function onlyOneAbout(alone: Finding, isAbout: Admits): Likely | undefined {
  const likely = withFirst(alone);
  return likely !== undefined && isAbout(likely.entry) && !likely.others.some(isAbout) ? likely : undefined;
}

/** The first of several as an answer that is only likely. */
function withFirst(finding: Finding): Likely | undefined {
  if (finding.kind !== 'ambiguous') return undefined;
  const [entry, ...others] = finding.entries;
  return entry === undefined || others.length === 0
    ? undefined
    : { kind: 'likely', entry, others: others.slice(0, 3) };
}

function isFirst(finding: Finding, is: Admits): boolean {
  const first = firstOf(finding);
  return first !== undefined && is(first);
}

function firstOf(finding: Finding): Entry | undefined {
  if (isAnswer(finding)) return finding.entry;
  return finding.kind === 'ambiguous' ? finding.entries[0] : undefined;
}

type Likely = Extract<Finding, { kind: 'likely' }>;
type Answer = Extract<Finding, { kind: 'confident' | 'likely' }>;

function isAnswer(finding: Finding): finding is Answer {
  return finding.kind === 'confident' || finding.kind === 'likely';
}

function isSure({ kind }: Finding): boolean {
  return kind === 'confident';
}
