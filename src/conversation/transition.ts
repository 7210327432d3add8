import { answerCollected, nextPartTimer, takeText } from './dialogue/question.ts';
import { takeChoice } from './dialogue/tapped-choice.ts';
import { withCancel } from './tickets/escalation.ts';
import type { ConversationEvent } from './event.ts';
import { greet } from './dialogue/greeting.ts';
import { asLastQuestion } from './dialogue/question-parts.ts';
import { explainPastButton, explainUnreadable } from './dialogue/hints.ts';
import type { SearchableBook } from './searchable-book.ts';
import { isPastBlock, noteBlock, unlessBlocked } from './block.ts';
import { lateReplyIn, takeLateReply } from './tickets/late-reply.ts';
import { newTalk, settled, type Session } from './session.ts';
import { handleStaffAction } from './tickets/staff-actions.ts';
import { silence, type Step } from './step.ts';
import { endTalk, endTalkLater, talkEndTimer } from './talk-end.ts';
import { endIdle, endLease, idleTimer, leaseTimer } from './tickets/timers.ts';
import { isAssigned } from './tickets/ticket.ts';
import { ticketTimesOf } from './tickets/ticket-times.ts';
import { eraseMessage } from './tickets/unsend.ts';
import { answerWaitsTimer, sendWaitingNotice } from './tickets/waiting-answer.ts';
import { isAskersEvent, listenForStaff, noteAsker, noteBot } from './tickets/staff-mode.ts';

/** Decides what an event leads to. Pure: the same session, event and book give the same step. */
export function transition(session: Session, event: ConversationEvent, book: SearchableBook): Step {
  if (isPastBlock(session, event)) return silence(session);
  const settledSession = noteAsker(noteBlock(session, event), event, book);
  const { ticket } = settledSession;
  if (isAssigned(ticket) && isAskersEvent(event)) return listenForStaff(settledSession, ticket, event, book);
  const late = lateReplyIn(settledSession, event, book);
  const decided =
    late === undefined ? decide(settledSession, event, book) : takeLateReply(settledSession, late, book);
  const step = unlessBlocked(withCancel(decided));
  return endTalkLater(noteBot(step, event), event.receivedAt);
}

function decide(session: Session, event: ConversationEvent, book: SearchableBook): Step {
  switch (event.type) {
    case 'text':
      return takeText(session, event, book);
    case 'choice':
      return takeChoice(asLastQuestion(session), event.choice, book, event);
    case 'foreignChoice':
      return explainPastButton(settled(session), book);
    case 'follow':
      return greet(session, event, book);
    case 'unfollow':
      return leave(session);
    case 'unreadable':
      return session.phase.name === 'collecting'
        ? answerCollected(session, book, event)
        : explainUnreadable(session, event.kind, book);
    case 'unsent':
      return silence(eraseMessage(session, event.messageId, book));
    case 'timePassed':
      return wake(session, event, book);
    case 'staffClaimed':
    case 'staffReplied':
    case 'staffNoted':
    case 'staffHandedOver':
    case 'staffResolved':
    case 'staffReopened':
    case 'staffResent':
      return handleStaffAction(session, event, ticketTimesOf(book));
  }
}

/** Who has blocked the account can't be reached: only tickets are kept, for staff to see. */
function leave(settledSession: Session): Step {
  const { guide: _, ...talk } = newTalk(settledSession);
  return { ...silence({ ...talk, lines: [] }), effects: [{ type: 'discardOutbox', of: 'all' }] };
}

function wake(
  session: Session,
  event: Extract<ConversationEvent, { type: 'timePassed' }>,
  book: SearchableBook,
): Step {
  switch (event.timerId) {
    case nextPartTimer:
      return answerCollected(session, book, event);
    case talkEndTimer:
      return silence(endTalk(session));
    case leaseTimer:
      return endLease(session, event);
    case idleTimer:
      return endIdle(session, event, ticketTimesOf(book));
    case answerWaitsTimer:
      return sendWaitingNotice(session);
    default:
      return silence(session);
  }
}
