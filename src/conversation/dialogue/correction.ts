import type { Entry } from '../../books/book.ts';
import type { Admits, Finding } from '../../search/finding.ts';
import { readDenial, type Denial } from '../japanese/denial.ts';
import type { SearchableBook } from '../searchable-book.ts';
import type { PhaseNotCollecting } from '../session.ts';

const maxChoices = 3;
const maxOffered = 5;
/** Verbs and nouns differ after so many characters: 忘れた, 忘れて. */
const stemLength = 2;

/**
 * The finding of a message that denies something: 「違う、…」, 「AじゃなくてB」. What is denied is put away, and what is
 * wanted is searched, with the topic of the talk when it is only a piece. @returns undefined when nothing is denied
 */
export function findCorrected(
  text: string,
  phase: PhaseNotCollecting,
  book: SearchableBook,
  isValid: Admits,
): Finding | undefined {
  const denial = readDenial(text);
  if (denial === undefined) return undefined;
  const isAfter = phase.name === 'answered' || phase.name === 'choosing';
  // 「いえ、…」 without anything before it turns down nothing.
  if (denial.denied.length === 0 && !isAfter) return undefined;
  const named = entriesNamed(denial, book, isValid);
  const last = isTurnedDown(denial, phase, book) && phase.name === 'answered' ? phase.entryId : undefined;
  const admits: Admits = (entry) => isValid(entry) && entry.id !== last && !named.includes(entry);
  const { wanted } = denial;
  const direct = wanted.length < 2 ? undefined : book.search(wanted, admits);
  if (direct !== undefined && isSure(direct)) return direct;
  const topic = topicOf(denial, phase);
  const together = topic === '' ? undefined : book.search(`${topic} ${wanted}`.trim(), admits);
  if (together !== undefined && isSure(together)) return together;
  const best =
    [together, direct].find((each) => each !== undefined && each.kind !== 'none') ?? direct ?? together;
  const below = named.filter(({ id }) => id !== last);
  return withBelow(best ?? offer(book.nearest(text, admits)), below);
}

/** Whether the last answer is turned down: by a word, or because its own question is denied. */
function isTurnedDown(
  { denied, isCorrection }: Denial,
  phase: PhaseNotCollecting,
  book: SearchableBook,
): boolean {
  if (phase.name !== 'answered') return false;
  const question = book.entries.find(({ id }) => id === phase.entryId)?.question ?? '';
  return isCorrection || denied.some((words) => question.includes(words.slice(0, stemLength)));
}

/** Entries that the denied words alone surely find. */
function entriesNamed({ denied }: Denial, book: SearchableBook, isValid: Admits): readonly Entry[] {
  return denied.flatMap((words) => {
    const finding = book.search(words, isValid);
    return finding.kind === 'confident' || finding.kind === 'likely' ? [finding.entry] : [];
  });
}

/** Words may be denied of the very entry that is meant: in a choice it stays, as the last. */
function withBelow(finding: Finding, denied: readonly Entry[]): Finding {
  if (finding.kind !== 'ambiguous' || denied.length === 0) return finding;
  const [lowest] = denied;
  const others = finding.entries.slice(0, maxOffered - 1);
  return lowest === undefined ? finding : { kind: 'ambiguous', entries: [...others, lowest] };
}

/** What the wanted words may be a piece of: what was asked before, without the denied words; else what these are about. */
function topicOf({ denied, topic, isCorrection }: Denial, phase: PhaseNotCollecting): string {
  const before = phase.name === 'answered' || phase.name === 'choosing' ? phase.question?.text : undefined;
  if (topic !== undefined) return topic;
  if (before === undefined || !(isCorrection || denied.length > 0)) return '';
  return denied.reduce((rest, words) => rest.replaceAll(words, ''), before.normalize('NFKC'));
}

function isSure({ kind }: Finding): boolean {
  return kind === 'confident' || kind === 'several';
}

function offer(entries: readonly Entry[]): Finding {
  const choices = entries.slice(0, maxChoices);
  return choices.length < 2 ? { kind: 'none', nearest: choices } : { kind: 'ambiguous', entries: choices };
}
