import { search as copy } from '../../copy/ja.ts';
import type { Entry } from '../../books/book.ts';
import type { Finding } from '../../search/finding.ts';
import { answerMessages, showAnswer, wayToHuman } from './answer.ts';
import { fail } from './fallback.ts';
import type { Message } from '../message.ts';
import { offerMessage, showOffer } from './choices.ts';
import type { SearchableBook } from '../searchable-book.ts';
import { isSameQuestion, type AskedQuestion } from '../asked-question.ts';
import { withShown, type SettledSession } from '../session.ts';
import { say, type Step } from '../step.ts';
import { shortWaysOut } from './ways-out.ts';

/** LINE's limit for one free reply. */
const maxMessages = 5;

/** What search found for a question, as the step it leads to. */
export function answerFinding(
  session: SettledSession,
  question: AskedQuestion,
  found: Finding,
  book: SearchableBook,
  now: number,
): Step {
  const step = stepFor(session, question, found, book, now);
  return { ...step, effects: [...step.effects, { type: 'recordFinding', kind: found.kind }] };
}

function stepFor(
  session: SettledSession,
  question: AskedQuestion,
  finding: Finding,
  book: SearchableBook,
  now: number,
): Step {
  switch (finding.kind) {
    case 'confident':
      return showAnswer({ ...session, misses: 0 }, finding.entry, question, book, now);
    case 'ambiguous':
      return offerChoice(session, question, finding.entries, book, now);
    case 'several':
      return answerSeveral(session, question, finding.parts, book, now);
    case 'none':
      return fail(passedOver(session), { kind: 'notFound', question, nearest: finding.nearest }, book, now);
  }
}

/** Whoever types on instead of choosing was not helped by what was offered: that was a miss too. */
function passedOver(session: SettledSession): SettledSession {
  return session.phase.name === 'choosing' ? { ...session, misses: Math.max(1, session.misses) } : session;
}

/**
 * A choice between likely questions. Whoever asks the same again was not helped by the choice on the screen, and gets
 * what is near and was not shown; another question is searched as one, even when the same entries are near it.
 */
function offerChoice(
  session: SettledSession,
  question: AskedQuestion,
  entries: readonly Entry[],
  book: SearchableBook,
  now: number,
): Step {
  const { phase } = session;
  const isOnScreen = phase.name === 'choosing' && entries.every(({ id }) => phase.offered.includes(id));
  if (!isOnScreen) return showOffer(session, entries, question);
  if (!isSameQuestion(phase.question, question))
    return showOffer(session, entries, question, copy.chooseAgain);
  return fail(session, { kind: 'notHelped', question, nearest: book.nearest(question.text) }, book, now);
}

/** Each errand of a message, in the order asked; what doesn't fit into one reply becomes a choice. */
function answerSeveral(
  session: SettledSession,
  question: AskedQuestion,
  parts: readonly Finding[],
  book: SearchableBook,
  now: number,
): Step {
  const helpful = parts.filter((part) => part.kind !== 'none');
  const [only, ...others] = helpful;
  if (only === undefined) return stepFor(session, question, { kind: 'none', nearest: [] }, book, now);
  const entries = [...new Set(helpful.flatMap(entriesOf))];
  if (others.length === 0 && helpful.length === parts.length)
    return stepFor(session, question, only, book, now);
  const isPartly = helpful.length < parts.length;
  const messages: Message[] = [
    ...helpful.flatMap((part) => partMessages(part, book, now)),
    ...(isPartly ? [{ type: 'text', text: copy.partlyFound } as const] : []),
    ...wayToHuman(helpful.flatMap(answeredBy), session, book, now),
  ];
  if (messages.length > maxMessages) return offerChoice(session, question, entries, book, now);
  const last = helpful.at(-1);
  const offered = last === undefined ? [] : entriesOf(last).map(({ id }) => id);
  const phase =
    last?.kind === 'confident'
      ? ({ name: 'answered', entryId: last.entry.id, question } as const)
      : ({ name: 'choosing', question, offered } as const);
  const shown = entries.map(({ id }) => id);
  return say(withShown({ ...session, phase, misses: 0 }, shown), messages, shortWaysOut);
}

function partMessages(part: Finding, book: SearchableBook, now: number): Message[] {
  switch (part.kind) {
    case 'confident':
      return answerMessages(part.entry, book, now);
    case 'ambiguous':
      return [offerMessage(part.entries)];
    case 'several':
      return part.parts.flatMap((each) => partMessages(each, book, now));
    case 'none':
      return [];
  }
}

/** Entries whose answers are shown, not only offered. */
function answeredBy(finding: Finding): readonly Entry[] {
  if (finding.kind === 'several') return finding.parts.flatMap(answeredBy);
  return finding.kind === 'confident' ? [finding.entry] : [];
}

function entriesOf(finding: Finding): readonly Entry[] {
  switch (finding.kind) {
    case 'confident':
      return [finding.entry];
    case 'ambiguous':
      return finding.entries;
    case 'several':
      return finding.parts.flatMap(entriesOf);
    case 'none':
      return [];
  }
}
