import { buttons } from '../../copy/ja.ts';
import type { Entry } from '../../books/book.ts';
import type { Finding } from '../../search/finding.ts';
import { answerFinding } from './finding-step.ts';
import { goBack, turnPage } from './browsing.ts';
import { handleChoice, helpFurther } from './tapped-choice.ts';
import {
  addRatingComment,
  describeTicket,
  isReopenable,
  passOn,
  reopenTicket,
} from '../tickets/escalation.ts';
import type { Cause, ConversationEvent } from '../event.ts';
import { showAnswer } from './answer.ts';
import { findCorrected } from './correction.ts';
import { findAfterAnswer } from './turns/after-answer.ts';
import { findAfterChoice } from './turns/after-choice.ts';
import { isFollowUp } from '../japanese/turns/dependence.ts';
import { chatLimits } from '../chat-limits.ts';
import { inForceAt } from './in-force.ts';
import { categoryIn, offeredQuestionIn } from '../japanese/ordinals.ts';
import { reservedWordQuestion } from '../japanese/own-question.ts';
import type { SearchableBook } from '../searchable-book.ts';
import { isSameQuestion, joinParts, type AskedQuestion } from '../asked-question.ts';
import {
  withoutCollecting,
  withCollectedAsLastQuestion,
  type Session,
  type SessionNotCollecting,
} from '../session.ts';
import { answerSmallTalk, opensTalk } from './small-talk.ts';
import { readWish, type Wish } from '../japanese/wishes/wish.ts';
import { smallTalkIn } from '../japanese/small-talk/small-talk.ts';
import { handleGuideText } from './guides.ts';
import { answerFactsWish, answerPersonWish, answerWaiting } from './wishes/wish-step.ts';
import { silence, type Step } from '../step.ts';
import { bare, toCommand } from '../japanese/commands.ts';
import { allPartsMs, isClear, looksUnfinished, nextPartMs } from '../japanese/unfinished.ts';

type Text = Extract<ConversationEvent, { type: 'text' }>;

/** Handles a text: a command, small talk, one of the offered questions, a new question, or the beginning of one. */
export function handleText(session: Session, event: Text, book: SearchableBook): Step {
  const now = event.receivedAt;
  const notCollecting = withoutCollecting(session);
  const step = handleWithoutSearch(session, notCollecting, event, book);
  if (step !== undefined) return step;

  const { phase } = session;
  const earlier = phase.name === 'collecting' ? phase.parts : [];
  const since = phase.name === 'collecting' ? phase.since : now;
  const parts = [...earlier, { text: event.text, messageId: event.messageId }];
  const question = joinParts(parts);
  const finding = searchInContext(notCollecting, question, book, now);
  const wish = wishOf(notCollecting, question, finding, book);
  const isUnfinished = mayGoOn(wish, question, finding);
  const isMoreComing = isUnfinished || (event.isFollowed === true && !isClear(finding));
  const until = Math.min(now + nextPartMs, since + allPartsMs);
  if (isMoreComing && until > now && parts.length < chatLimits.questionParts)
    return {
      ...silence({ ...session, phase: { name: 'collecting', parts, since, before: notCollecting.phase } }),
      effects: [
        { type: 'wakeAt', timerId: 'next-part', at: until },
        // LINE shows it for longer than the desk ever waits, so the first part is enough.
        ...(phase.name === 'collecting' ? [] : [{ type: 'showListening' } as const]),
      ],
    };
  return answerWish(notCollecting, wish, question, finding, book, event);
}

function wishOf(
  session: SessionNotCollecting,
  { text }: AskedQuestion,
  finding: Finding,
  book: SearchableBook,
): Wish {
  const { phase, ticket } = session;
  return readWish(text, {
    book,
    finding,
    isFollowUp: phase.name === 'answered' && isFollowUp(text),
    isWaiting: ticket?.state.name === 'waiting',
    isOnScreen: phase.name === 'answered' || phase.name === 'choosing',
    isAnswered: phase.name === 'answered',
  });
}

/** Whether the writer of a message looks as if they will go on. */
function mayGoOn(wish: Wish, { text }: AskedQuestion, finding: Finding): boolean {
  switch (wish.kind) {
    case 'question':
      return looksUnfinished(text, finding);
    case 'smallTalk':
      return opensTalk(wish.of);
    case 'person':
    case 'facts':
    case 'waiting':
    case 'stillFails':
      return false;
  }
}

/** Does what a message wishes. */
function answerWish(
  session: SessionNotCollecting,
  wish: Wish,
  question: AskedQuestion,
  finding: Finding,
  book: SearchableBook,
  cause: Cause,
): Step {
  switch (wish.kind) {
    case 'question':
      return answerQuestion(session, question, finding, book, cause);
    case 'smallTalk':
      // What is said in one's own words after a rating is the word that was asked for.
      if (session.phase.name === 'rated' && smallTalkIn(question.text) === undefined)
        return addRatingComment(session, question, book);
      return answerSmallTalk(session, wish.of, book, cause);
    case 'person':
      return answerPersonWish(session, wish, question, book, cause);
    case 'facts':
      return answerFactsWish(session, wish, book, cause.receivedAt);
    case 'waiting':
      return answerWaiting(session, wish, book, cause.receivedAt);
    case 'stillFails':
      return helpFurther(session, book, cause.receivedAt);
  }
}

/** No more parts have come: those collected so far are the question. */
export function answerCollected(session: Session, book: SearchableBook, cause: Cause): Step {
  const { phase } = session;
  if (phase.name !== 'collecting') return silence(session);
  const notCollecting = withoutCollecting(session);
  const question = joinParts(phase.parts);
  const finding = searchInContext(notCollecting, question, book, cause.receivedAt);
  const wish = wishOf(notCollecting, question, finding, book);
  return answerWish(notCollecting, wish, question, finding, book, cause);
}

/** Answers a question, while a ticket waits and after one was rated too. */
function answerQuestion(
  notCollecting: SessionNotCollecting,
  question: AskedQuestion,
  finding: Finding,
  book: SearchableBook,
  cause: Cause,
): Step {
  const { ticket, phase } = notCollecting;
  if (phase.name === 'rated' && !isClear(finding)) return addRatingComment(notCollecting, question, book);
  const asking: SessionNotCollecting = {
    ...notCollecting,
    lastQuestion: question,
    shown: shownForQuestion(notCollecting, question),
  };
  if (ticket?.state.name !== 'waiting')
    return answerFinding(asking, question, finding, book, cause.receivedAt);
  if (ticket.question === undefined) return describeTicket(asking, ticket, question, book);
  // Who waits for a person wants no list to choose from.
  return finding.kind === 'none' || finding.kind === 'ambiguous'
    ? passOn(asking)
    : answerFinding(asking, question, finding, book, cause.receivedAt);
}

/** What was shown for another question may fit this one. It stays excluded only while the same is asked in other words. */
function shownForQuestion(
  { shown, lastQuestion, lastFallback }: Session,
  question: AskedQuestion,
): readonly string[] {
  const isRepeated = lastFallback === 'rephrase' || isSameQuestion(lastQuestion, question);
  return isRepeated ? shown : [];
}

/** Handles a text that needs no search and is never collected. @returns undefined for any other text */
function handleWithoutSearch(
  session: Session,
  notCollecting: SessionNotCollecting,
  event: Text,
  book: SearchableBook,
): Step | undefined {
  const { text, receivedAt: now } = event;
  const { phase } = notCollecting;
  const categories = phase.name === 'choosing' ? (phase.categories ?? []) : [];
  const category = categoryIn(text, categories);
  if (category !== undefined) return handleChoice(notCollecting, { type: 'narrow', category }, book, event);
  const asked = reservedWordQuestion(text, book, inForceAt(now));
  if (asked !== undefined)
    return showAnswer(notCollecting, asked, joinParts([{ text, messageId: event.messageId }]), book, now);
  const command = toCommand(text, book);
  if (command === 'back') return goBack(notCollecting, book, now);
  if (command === 'next')
    return turnPage(notCollecting, book, now) ?? continueGuide(notCollecting, book, event);
  if (command !== undefined)
    return handleChoice(withCollectedAsLastQuestion(session), command.choice, book, event);
  if (isStillUnsolved(text, notCollecting, book, now)) return reopenTicket(notCollecting, event, book);
  switch (phase.name) {
    case 'inGuide':
      return handleGuideText(notCollecting, phase, text, book, now);
    case 'choosing': {
      const onScreen = categories.length > 0 ? [] : phase.offered;
      const named = offeredQuestionIn(text, entriesOf(onScreen, book, now), book);
      return named === undefined ? undefined : showAnswer(notCollecting, named, phase.question, book, now);
    }
    case 'answered': {
      const named = offeredQuestionIn(text, entriesOf(phase.others ?? [], book, now), book);
      if (named !== undefined) return showAnswer(notCollecting, named, phase.question, book, now);
      return handleTextBesideGuide(notCollecting, text, book, now);
    }
    case 'idle':
    case 'browsing':
    case 'handedBack':
    case 'rated':
      return handleTextBesideGuide(notCollecting, text, book, now);
  }
}

/** A text that may mean the guide which the person has not finished, though something else is on the screen. */
function handleTextBesideGuide(
  notCollecting: SessionNotCollecting,
  text: string,
  book: SearchableBook,
  now: number,
): Step | undefined {
  const { guide } = notCollecting;
  return guide === undefined ? undefined : handleGuideText(notCollecting, guide, text, book, now);
}

/** 「まだ解決しない」, typed, reopens a closed ticket as its button does. With an answer on the screen it means that answer. */
function isStillUnsolved(
  text: string,
  { phase, ticket }: SessionNotCollecting,
  book: SearchableBook,
  now: number,
): boolean {
  const isAboutTicket = phase.name === 'idle' || phase.name === 'handedBack' || phase.name === 'rated';
  return isAboutTicket && isReopenable(ticket, now, book) && bare(text) === bare(buttons.stillUnsolved);
}

/** 「次」 or 「つづき」: the next step of the guide on the screen, else the step where the person stopped. */
function continueGuide(
  notCollecting: SessionNotCollecting,
  book: SearchableBook,
  cause: Cause,
): Step | undefined {
  const { phase, guide: place } = notCollecting;
  if (phase.name === 'inGuide')
    return handleChoice(notCollecting, { ...phase, type: 'guide', step: phase.step + 1 }, book, cause);
  return place === undefined
    ? undefined
    : handleChoice(notCollecting, { ...place, type: 'guide' }, book, cause);
}

/** Searches for a question. A follow-up may be answered by what is on the screen, else it is searched with it. */
function searchInContext(
  { phase }: SessionNotCollecting,
  { text }: AskedQuestion,
  book: SearchableBook,
  now: number,
): Finding {
  const isValid = inForceAt(now);
  const corrected = findCorrected(text, phase, book, isValid);
  if (corrected !== undefined) return corrected;
  if (phase.name === 'choosing') return findAfterChoice(text, phase, book, isValid);
  const last = phase.name === 'answered' ? book.entries.find(({ id }) => id === phase.entryId) : undefined;
  if (phase.name !== 'answered' || last === undefined) return book.search(text, isValid);
  return findAfterAnswer(last, phase.question?.text, text, book, isValid);
}

function entriesOf(ids: readonly string[], book: SearchableBook, now: number): readonly Entry[] {
  return ids.flatMap((id) => book.entries.find((entry) => entry.id === id) ?? []).filter(inForceAt(now));
}
