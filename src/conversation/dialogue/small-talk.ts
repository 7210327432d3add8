import { hello, smallTalk as copy } from '../../copy/small-talk.ts';
import { offerOthers, handleChoice, sayGlad } from './tapped-choice.ts';
import { rateTicket, reopenTicket } from '../tickets/escalation.ts';
import type { Cause } from '../event.ts';
import type { SearchableBook } from '../searchable-book.ts';
import type { SessionNotCollecting } from '../session.ts';
import { sayPolitely, type Step } from '../step.ts';
import type { SmallTalk } from '../japanese/small-talk/small-talk.ts';
import { menuButtons } from './ways-out.ts';

/** After these, people often ask in their next message. */
export function opensTalk(kind: SmallTalk): boolean {
  return kind === 'greeting' || kind === 'attention';
}

/** Answers small talk politely, or does what it means in the present phase. What search found for it is not used. */
export function answerSmallTalk(
  session: SessionNotCollecting,
  kind: SmallTalk,
  book: SearchableBook,
  cause: Cause,
): Step {
  const { phase } = session;
  const isAnswered = phase.name === 'answered';
  if (phase.name === 'handedBack') {
    if (kind === 'no') return reopenTicket(session, cause, book);
    if (kind === 'yes' || kind === 'thanks') return rateTicket(session, book);
  }
  if ((kind === 'yes' || kind === 'thanks') && isAnswered && !isThanked(session))
    return sayGladAndStay(session, book);
  if ((kind === 'yes' || kind === 'thanks') && phase.name === 'inGuide')
    return handleChoice(session, { ...phase, type: 'guide', step: phase.step + 1 }, book, cause);
  if (kind === 'no') {
    if (isAnswered) return handleChoice(session, { type: 'unsolved', entryId: phase.entryId }, book, cause);
    if (phase.name === 'choosing' || session.misses > 0) return offerOthers(session, book, cause.receivedAt);
    if (phase.name === 'inGuide' && session.lastFallback !== 'stuck')
      return handleChoice(session, { ...phase, type: 'stuck' }, book, cause);
  }
  if (kind === 'yes' && phase.name === 'choosing') {
    const [only] = phase.offered;
    if (only !== undefined && phase.offered.length === 1)
      return handleChoice(session, { type: 'entry', entryId: only }, book, cause);
    return sayPolitely(session, 'which one', copy.whichOne, menuButtons(book));
  }
  const [first, second] = copy[kind];
  const opening = kind === 'greeting' ? helloAt(cause.receivedAt, book) : '';
  return sayPolitely(session, kind, [opening + first, second], menuButtons(book));
}

/** People say おはようございます until about eleven, and こんばんは from six in the evening. */
function helloAt(now: number, { zone }: SearchableBook): string {
  const hour = zone.toWall(now).minute / 60;
  if (hour >= 4 && hour < 11) return hello.morning;
  return hour >= 11 && hour < 18 ? hello.day : hello.evening;
}

/** The answer stays on the screen: 「なるほど」 is often followed by a question about it. */
function sayGladAndStay(session: SessionNotCollecting, book: SearchableBook): Step {
  const step = sayGlad(session, book);
  return { ...step, session: { ...step.session, phase: session.phase, lastFallback: 'thanks' } };
}

function isThanked({ lastFallback }: SessionNotCollecting): boolean {
  return lastFallback === 'thanks' || lastFallback === 'thanks again';
}
