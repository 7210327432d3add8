import { search as copy } from '../../copy/ja.ts';
import type { Entry } from '../../books/book.ts';
import type { Finding } from '../../search/finding.ts';
import { answerMessages, answeredPhase, showAnswer, wayToHuman } from './answer.ts';
import { fail, offerInstead } from './fallback.ts';
import { isInForce } from './in-force.ts';
import { lineLimits } from '../line-limits.ts';
import type { Message } from '../message.ts';
import { offerMessage, showOffer } from './choices.ts';
import { answeringSentence } from '../japanese/follow-up.ts';
import { shareWords } from '../japanese/shared-words.ts';
import { entriesIn, type SearchableBook } from '../searchable-book.ts';
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
      return showAnswerFor({ ...session, misses: 0 }, finding.entry, question, book, now);
    case 'likely':
      return answerProbably(session, question, finding, book, now);
    case 'ambiguous':
      return offerChoice(session, question, finding.entries, book, now);
    case 'several':
      return answerSeveral(session, question, finding, book, now);
    case 'none':
      return fail(
        withPassedOverChoice(session),
        { kind: 'notFound', question, nearest: finding.nearest },
        book,
        now,
      );
  }
}

/** Shows an answer. When it is on the screen already, the sentence that says what was asked now comes first. */
function showAnswerFor(
  session: SessionNotCollecting,
  entry: Entry,
  question: AskedQuestion,
  book: SearchableBook,
  now: number,
): Step {
  const step = showAnswer(session, entry, question, book, now);
  const { phase } = session;
  const isOnScreen = phase.name === 'answered' && phase.entryId === entry.id;
  const sentence =
    isOnScreen && book.lookUp !== undefined && !isSameQuestion(phase.question, question)
      ? answeringSentence(question.text, entry, book.lookUp)
      : undefined;
  if (sentence === undefined || step.messages.length === lineLimits.messagesPerRequest) return step;
  if (sentence === entry.answer.trim()) return step;
  return { ...step, messages: [{ type: 'text', text: sentence }, ...step.messages] };
}

/** Typing a new question instead of choosing counts as a miss of the offered choice. */
function withPassedOverChoice(session: SessionNotCollecting): SessionNotCollecting {
  return session.phase.name === 'choosing' ? { ...session, misses: Math.max(1, session.misses) } : session;
}

/**
 * Answers with what is probably meant, and offers below it what else may be. When the same question is asked again, the
 * answer on the screen was the wrong one: the others come first now, and it does not come again.
 */
function answerProbably(
  session: SessionNotCollecting,
  question: AskedQuestion,
  { entry, others }: Extract<Finding, { kind: 'likely' }>,
  book: SearchableBook,
  now: number,
): Step {
  const { phase } = session;
  const isOnScreen = phase.name === 'answered' && phase.entryId === entry.id && phase.others !== undefined;
  if (!isOnScreen || !isSameQuestion(phase.question, question))
    return showAnswer({ ...session, misses: 0 }, entry, question, book, now, others);
  return offerInstead(session, question, others, book, now);
}

/**
 * Offers a choice between likely questions. When the same question is asked again, the choice on the screen did not
 * help: the person gets what is near and was not shown yet, and a human when they have said it in other words. Another
 * question with the same candidates gets them again.
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
  const failure = { kind: 'notHelped', question, nearest: book.nearest(question.text) } as const;
  if (isSameQuestion(phase.question, question)) return fail(session, failure, book, now);
  const isInOtherWords =
    phase.question !== undefined &&
    entries[0]?.id === phase.offered[0] &&
    shareWords(phase.question.text, question.text);
  if (isInOtherWords) return fail({ ...session, misses: Math.max(1, session.misses) }, failure, book, now);
  return showOffer(session, entries, question, copy.chooseAgain);
}

/**
 * Answers each request of a message, in the order asked, and says below what became of the others. When that doesn't fit
 * into one reply, a choice is offered.
 */
function answerSeveral(
  session: SessionNotCollecting,
  question: AskedQuestion,
  { parts, requests }: Extract<Finding, { kind: 'several' }>,
  book: SearchableBook,
  now: number,
): Step {
  const helpful = parts.filter((part) => part.kind !== 'none');
  const [only, ...others] = helpful;
  if (only === undefined) return stepFor(session, question, { kind: 'none', nearest: [] }, book, now);
  const entries = [...new Set(helpful.flatMap(entriesIn))];
  if (others.length === 0 && helpful.length === parts.length)
    return stepFor(session, question, only, book, now);
  const answered = helpful.flatMap(answeredBy);
  const missed = parts.flatMap((part, at) =>
    part.kind === 'none' ? [{ words: requests[at], near: nearBeside(part.nearest, answered, now) }] : [],
  );
  const messages: Message[] = [
    ...helpful.flatMap((part) => partMessages(part, book, now)),
    ...missed.flatMap(({ words, near }) => missedMessages(words, near, question)),
    ...wayToHuman(answered, session, book, now),
  ];
  if (messages.length > lineLimits.messagesPerRequest)
    return offerChoice(session, question, entries, book, now);
  const last = helpful.at(-1);
  const near = missed.findLast((each) => each.near.length > 0)?.near;
  const offered = (near ?? (last === undefined ? [] : entriesIn(last))).map(({ id }) => id);
  const phase =
    near === undefined && (last?.kind === 'confident' || last?.kind === 'likely')
      ? answeredPhase(last.entry, question, last.kind === 'likely' ? last.others : [])
      : ({ name: 'choosing', question, offered } as const);
  const shown = [...entries, ...(near ?? [])].map(({ id }) => id);
  return say(withShown({ ...session, phase, misses: 0 }, shown), messages, shortWaysOut);
}

function nearBeside(nearest: readonly Entry[], answered: readonly Entry[], now: number): readonly Entry[] {
  return nearest.filter((entry) => isInForce(entry, now) && !answered.includes(entry));
}

/** What is said of a request that nothing answers, beside another that is answered: it is never left out silently. */
function missedMessages(
  words: string | undefined,
  near: readonly Entry[],
  { text, messageIds }: AskedQuestion,
): Message[] {
  const says = near.length > 0 ? copy.otherNear : copy.otherNotFound;
  const line: Message =
    words === undefined
      ? { type: 'text', text: says() }
      : { type: 'text', text: says(asTyped(words, text)), quotes: { messageIds, otherwise: says() } };
  if (near.length === 0) return [line];
  return [line, offerMessage(near, near.length > 1 ? copy.amongThese : undefined)];
}

/** Search reads texts in lower case; the person sees their words as they typed them. */
function asTyped(words: string, text: string): string {
  const typed = text.normalize('NFKC');
  const at = typed.toLowerCase().indexOf(words);
  return (at < 0 ? words : typed.slice(at, at + words.length)).replace(/(?:について|に関して)$/u, '');
}

function partMessages(part: Finding, book: SearchableBook, now: number): Message[] {
  switch (part.kind) {
    case 'confident':
      return answerMessages(part.entry, book, now);
    case 'likely':
      return answerMessages(part.entry, book, now, part.others);
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
  return finding.kind === 'confident' || finding.kind === 'likely' ? [finding.entry] : [];
}
