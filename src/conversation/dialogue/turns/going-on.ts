import type { Entry } from '../../../books/book.ts';
import type { Admits, Finding } from '../../../search/finding.ts';
import { withoutThanks } from '../../japanese/turns/dependence.ts';
import { completedBy, joinedWith, readEllipsis } from '../../japanese/turns/ellipsis.ts';
import { entriesIn, type SearchableBook } from '../../searchable-book.ts';

export type Looking = SearchableBook & Required<Pick<SearchableBook, 'lookUp'>>;

/** From this share of its nouns on an entry knows what was said, or its question is about it. */
const enough = 0.7;
/** One question says so much more of the completed words than another. */
const clearly = 0.1;

/** A piece with what was asked before, and what that finds. */
type Completed = { readonly words: string; readonly finding: Finding };

/**
 * What a piece of a question finds when it is completed with the question before it: another entry, which must know the
 * new part. `isNamed`: it surely is about that, and the answer on the screen is not.
 * @param before what was asked before it, if words led to the answer
 */
export function findGoingOn(
  last: Entry,
  before: string | undefined,
  text: string,
  alone: Finding,
  book: Looking,
  isValid: Admits,
): { readonly finding: Finding; readonly isNamed: boolean } | undefined {
  const ellipsis = readEllipsis(withoutThanks(text));
  if (ellipsis === undefined) return undefined;
  const { said, goesOn } = ellipsis;
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
  const answers = completed.map(({ finding }) => finding).filter(isAnswer);
  const sure = answers.find((answer) => isSure(answer) && isAbout(answer.entry));
  if (sure !== undefined) return { finding: sure, isNamed: !isAbout(last) };
  const isOwn = isAnswer(alone) && isOther(alone.entry) && isAbout(alone.entry) && knows(alone.entry);
  if (isOwn && isSure(alone)) return { finding: alone, isNamed: false };

  /** What is probably meant, likeliest first. */
  function* probable(): Generator<Finding> {
    yield* answers.filter(({ entry }) => isAbout(entry));
    if (isOwn) yield alone;
    yield* answers.filter(({ entry }) => knows(entry));
    const unsure = completed.filter(({ finding }) => isFirst(finding, isAbout));
    yield* unsure.flatMap(({ finding }) => agreed(finding, alone));
    yield* unsure.flatMap((each) => saidWhole(each, book));
    if (goesOn && isFirst(alone, isOther)) yield* onlyOneAbout(alone, isAbout);
    const joined = search(joinedWith, isValid).filter(({ finding }) => isFirst(finding, isAbout));
    yield* joined.flatMap<Finding>(({ finding }) => (isSure(finding) ? [finding] : agreed(finding, alone)));
    // 「じゃあ」 leaves the answer on the screen.
    const others = goesOn ? search(completedBy, isOther).map(({ finding }) => finding) : [];
    yield* others
      .filter(isAnswer)
      .filter(({ entry }) => knows(entry))
      .map((answer) => toLikely(answer, alone, last));
  }
  const [finding] = probable();
  return finding === undefined ? undefined : { finding, isNamed: false };
}

/** An answer that is only likely: what the piece alone finds stands below it. */
function toLikely(finding: Answer, alone: Finding, last: Entry): Finding {
  const { entry } = finding;
  const others = (finding.kind === 'likely' ? finding.others : entriesIn(alone)).filter(
    ({ id }) => id !== entry.id && id !== last.id,
  );
  return others.length === 0 ? finding : { kind: 'likely', entry, others: others.slice(0, 3) };
}

/** What is found first both with the question before and without it is probably meant. */
function agreed(within: Finding, alone: Finding): readonly Likely[] {
  const first = firstOf(within);
  return first !== undefined && first === firstOf(alone) ? withFirst(within) : [];
}

/**
 * What is found first is probably meant when one other is left, or when its question alone says both the new part and
 * what it was asked of.
 */
function saidWhole({ words, finding }: Completed, { lookUp }: Looking): readonly Likely[] {
  const says = (entry: Entry): number => lookUp(words, entry).asked;
  return withFirst(finding).filter(
    ({ entry, others }) => others.length === 1 || others.every((each) => says(each) < says(entry) - clearly),
  );
}

/** Of several that were found the first, when it alone is about what was said. */
function onlyOneAbout(alone: Finding, isAbout: Admits): readonly Likely[] {
  return withFirst(alone).filter(({ entry, others }) => isAbout(entry) && !others.some(isAbout));
}

/** The first of several as an answer that is only likely. */
function withFirst(finding: Finding): readonly Likely[] {
  if (finding.kind !== 'ambiguous') return [];
  const [entry, ...others] = finding.entries;
  return entry === undefined || others.length === 0
    ? []
    : [{ kind: 'likely', entry, others: others.slice(0, 3) }];
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
