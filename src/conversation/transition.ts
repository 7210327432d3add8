import { noteBlock, isPastBlock, silentIfBlocked } from './block.ts';
import { greet } from './dialogue/greeting.ts';
import { explainPastButton, explainUnreadable } from './dialogue/hints.ts';
import { answerCollected, handleText } from './dialogue/question.ts';
import { handleChoice } from './dialogue/tapped-choice.ts';
import { isAskerEvent, type ConversationEvent, type TimerEvent } from './event.ts';
import { isHeardTwice, withHeard } from './heard-twice.ts';
import type { SearchableBook } from './searchable-book.ts';
import { newTalk, withoutCollecting, withCollectedAsLastQuestion, type Session } from './session.ts';
import { silence, type Step } from './step.ts';
import { endTalk, endTalkLater } from './talk-end.ts';
import { withCancelButton } from './tickets/escalation.ts';
import { handleLateReply, lateReplyIn } from './tickets/late-reply.ts';
import { handleStaffAction } from './tickets/staff-actions.ts';
import { handleInStaffMode, noteAsker, noteBot } from './tickets/staff-mode.ts';
import { ticketTimesOf } from './tickets/ticket-times.ts';
import { isAssigned } from './tickets/ticket.ts';
import { endSilentTicket, endTicketLease } from './tickets/timers.ts';
import { eraseMessage } from './tickets/unsend.ts';
import { sendPushNotice } from './tickets/waiting-answer.ts';

/** Decides what an event leads to. Pure: the same session, event and book give the same step. */
export function transition(session: Session, event: ConversationEvent, book: SearchableBook): Step {
  if (isPastBlock(session, event)) return silence(session);
  const current = noteAsker(noteBlock(session, event), event, book);
  if (isAssigned(current.ticket) && isAskerEvent(event))
    return handleInStaffMode(current, current.ticket, event, book);
  if (isHeardTwice(session, event)) return silence(current);
  const lateReply = lateReplyIn(current, event, book);
  const decided =
    lateReply === undefined ? handleByType(current, event, book) : handleLateReply(current, lateReply, book);
  const step = withHeard(silentIfBlocked(withCancelButton(decided)), event);
  return endTalkLater(noteBot(step, event), event.receivedAt);
}

function handleByType(session: Session, event: ConversationEvent, book: SearchableBook): Step {
  switch (event.type) {
    case 'text':
      // Staff read the text as it was written (noteAsker); what LINE draws in it decides nothing.
      return handleText(session, { ...event, text: event.plainWords ?? event.text }, book);
    case 'choice':
      return handleChoice(withCollectedAsLastQuestion(session), event.choice, book, event);
    case 'foreignChoice':
      return explainPastButton(withoutCollecting(session), book);
    case 'follow':
      return greet(session, event, book);
    case 'unfollow':
      return forgetTalk(session);
    case 'unreadable':
      return session.phase.name === 'collecting'
        ? answerCollected(session, book, event)
        : explainUnreadable(session, event.kind, book);
    case 'unsent':
      return silence(eraseMessage(session, event.messageId, book));
    case 'timePassed':
      return handleTimer(session, event, book);
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

/** Nothing reaches a person who has blocked the account. Only the tickets stay, for staff to see. */
function forgetTalk(session: Session): Step {
  const { guide: _, ...talk } = newTalk(session);
  return { ...silence({ ...talk, lines: [] }), effects: [{ type: 'discardOutbox', of: 'all' }] };
}

function handleTimer(session: Session, event: ConversationEvent & TimerEvent, book: SearchableBook): Step {
  switch (event.timerId) {
    case 'next-part':
      return answerCollected(session, book, event);
    case 'talk-ends':
      return silence(endTalk(session));
    case 'ticket-lease':
      return endTicketLease(session, event);
    case 'ticket-idle':
      return endSilentTicket(session, event, ticketTimesOf(book));
    case 'answer-waits':
      return sendPushNotice(session);
  }
}
