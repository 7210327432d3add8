import type { Entry } from '../../../books/book.ts';
import type { Admits, Finding } from '../../../search/finding.ts';
import { isSaidBy } from '../../japanese/follow-up.ts';
import { asksForDetail, isFollowUp } from '../../japanese/turns/dependence.ts';
import type { SearchableBook } from '../../searchable-book.ts';
import type { PhaseNotCollecting } from '../../session.ts';

/** A detail asked under a choice is asked of what the choice was about: together they may make one answer certain. */
export function findAfterChoice(
  text: string,
  { question, offered }: Extract<PhaseNotCollecting, { name: 'choosing' }>,
  book: SearchableBook,
  isValid: Admits,
): Finding {
  const alone = book.search(text, isValid);
  const isAboutChoice = asksForDetail(text) || isFollowUp(text);
  if (question === undefined || alone.kind === 'confident' || !isAboutChoice) return alone;
  const isOffered: Admits = (entry) => isValid(entry) && offered.includes(entry.id);
  const together = book.search(`${question.text} ${text}`, isOffered);
  if (together.kind === 'confident' || together.kind === 'likely') return together;
  return findSaying(text, book.entries.filter(isOffered), book) ?? onlyOneOffered(alone, isOffered);
}

/** What is found first, and alone of what was found is in the choice, is probably meant. */
function onlyOneOffered(alone: Finding, isOffered: Admits): Finding {
  if (alone.kind !== 'ambiguous') return alone;
  const [entry, ...others] = alone.entries;
  if (entry === undefined || others.length === 0 || !isOffered(entry) || others.some(isOffered)) return alone;
  return { kind: 'likely', entry, others: others.slice(0, 3) };
}

/** The one of the offered entries whose answer says what is asked, when the others do not. */
function findSaying(
  text: string,
  offered: readonly Entry[],
  { lookUp }: SearchableBook,
): Finding | undefined {
  if (lookUp === undefined) return undefined;
  const [entry, ...more] = offered.filter((each) => isSaidBy(each, text, lookUp));
  if (entry === undefined || more.length > 0) return undefined;
  const others = offered.filter((each) => each !== entry).slice(0, 3);
  return others.length === 0 ? { kind: 'confident', entry } : { kind: 'likely', entry, others };
}
