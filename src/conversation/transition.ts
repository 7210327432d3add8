import { answerHeard, nextPieceTimer, takeText } from './dialogue/question.ts';
import { takeChoice } from './dialogue/tapped-choice.ts';
import { withCancel } from './tickets/escalation.ts';
import type { ConversationEvent } from './event.ts';
import { greet } from './dialogue/greeting.ts';
import { keptForHuman } from './dialogue/question-parts.ts';
import { explainPastButton, explainUnreadable } from './dialogue/hints.ts';
import type { SearchableBook } from './searchable-book.ts';
import { isPastBlock, noteReach, unlessBlocked } from './block.ts';
import { lateReplyIn, takeLateReply } from './tickets/late-reply.ts';
import { newTalk, settled, type Session } from './session.ts';
import { takeStaffAct } from './tickets/staff-actions.ts';
import { silence, type Step } from './step.ts';
import { endTalk, endTalkLater, talkEndTimer } from './talk-end.ts';
import { endIdle, endLease, idleTimer, leaseTimer } from './tickets/timers.ts';
import { isAssigned } from './tickets/ticket.ts';
import { ticketTimesOf } from './tickets/ticket-times.ts';
import { forget } from './tickets/unsend.ts';
import { answerWaitsTimer, tellOfAnswer } from './tickets/waiting-answer.ts';
import { isAskersAct, listenForStaff, noteAsker, noteBot } from './tickets/staff-mode.ts';

/** Decides what an event leads to. Pure: the same session, event and book give the same step. */
export function transition(session: Session, event: ConversationEvent, book: SearchableBook): Step {
  if (isPastBlock(session, event)) return silence(session);
  const heard = noteAsker(noteReach(session, event), event, book);
  const { ticket } = heard;
  if (isAssigned(ticket) && isAskersAct(event)) return listenForStaff(heard, ticket, event, book);
  const late = lateReplyIn(heard, event, book);
  const decided = late === undefined ? decide(heard, event, book) : takeLateReply(heard, late, book);
  const step = unlessBlocked(withCancel(decided));
  return endTalkLater(noteBot(step, event), event.receivedAt);
}

function decide(session: Session, event: ConversationEvent, book: SearchableBook): Step {
  switch (event.type) {
    case 'text':
      return takeText(session, event, book);
    case 'choice':
      return takeChoice(keptForHuman(session), event.choice, book, event);
    case 'foreignChoice':
      return explainPastButton(settled(session), book);
    case 'follow':
      return greet(session, event, book);
    case 'unfollow':
      return leave(session);
    case 'unreadable':
      return session.phase.name === 'listening'
        ? answerHeard(session, book, event)
        : explainUnreadable(session, event.kind, book);
    case 'unsent':
      return silence(forget(session, event.messageId, book));
    case 'timePassed':
      return wake(session, event, book);
    case 'staffClaimed':
    case 'staffReplied':
    case 'staffNoted':
    case 'staffHandedOver':
    case 'staffResolved':
    case 'staffReopened':
    case 'staffResent':
      return takeStaffAct(session, event, ticketTimesOf(book));
  }
}

/** Who has blocked the account can't be reached: only tickets are kept, for staff to see. */
function leave(heard: Session): Step {
  const { walk: _, ...kept } = newTalk(heard);
  return { ...silence({ ...kept, lines: [] }), effects: [{ type: 'discardOutbox', of: 'all' }] };
}

function wake(
  session: Session,
  event: Extract<ConversationEvent, { type: 'timePassed' }>,
  book: SearchableBook,
): Step {
  switch (event.timerId) {
    case nextPieceTimer:
      return answerHeard(session, book, event);
    case talkEndTimer:
      return silence(endTalk(session));
    case leaseTimer:
      return endLease(session, event);
    case idleTimer:
      return endIdle(session, event, ticketTimesOf(book));
    case answerWaitsTimer:
      return tellOfAnswer(session);
    default:
      return silence(session);
  }
}
