import { search as copy } from '../../copy/ja.ts';
import type { Entry } from '../../books/book.ts';
import type { Finding } from '../../search/finding.ts';
import { answerMessages, showAnswer, wayToHuman } from './answer.ts';
import { fail } from './fallback.ts';
import { lineLimits } from '../line-limits.ts';
import type { Message } from '../message.ts';
import { offerMessage, showOffer } from './choices.ts';
import type { SearchableBook } from '../searchable-book.ts';
import { isSameQuestion, type AskedQuestion } from '../asked-question.ts';
import { withShown, type SessionNotCollecting } from '../session.ts';
import { say, type Step } from '../step.ts';
import { shortWaysOut } from './ways-out.ts';

/** Answers a question with what search found for it. */
export function answerFinding(
  session: SessionNotCollecting,
  question: AskedQuestion,
  found: Finding,
  book: SearchableBook,
  now: number,
): Step {
  const step = stepFor(session, question, found, book, now);
  return { ...step, effects: [...step.effects, { type: 'recordFinding', kind: found.kind }] };
}

function stepFor(
  session: SessionNotCollecting,
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
      return fail(
        withPassedOverChoice(session),
        { kind: 'notFound', question, nearest: finding.nearest },
        book,
        now,
      );
  }
}

/** Typing a new question instead of choosing counts as a miss of the offered choice. */
function withPassedOverChoice(session: SessionNotCollecting): SessionNotCollecting {
  return session.phase.name === 'choosing' ? { ...session, misses: Math.max(1, session.misses) } : session;
}

/**
 * Offers a choice between likely questions. When the same question is asked again, the choice on the screen did not
 * help: the person gets what is near and was not shown yet. Another question with the same candidates gets them again.
 */
function offerChoice(
  session: SessionNotCollecting,
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

/** Answers each request of a message, in the order asked. When the answers don't fit into one reply, a choice is offered. */
function answerSeveral(
  session: SessionNotCollecting,
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
  if (messages.length > lineLimits.messagesPerRequest)
    return offerChoice(session, question, entries, book, now);
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

/** Entries whose answers are shown, without those that are only offered. */
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
