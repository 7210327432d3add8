import { endTalk, endTalkLater, talkEndTimer } from './talk-end.ts';
import { answerHeard, nextPieceTimer, takeText } from './asking.ts';
import { takeChoice } from './choosing.ts';
import type { ConversationEvent } from './event.ts';
import { greet } from './greeting.ts';
import { explainPastButton, explainUnreadable } from './hints.ts';
import type { SearchableBook } from './searchable-book.ts';
import { newSession, settled, type Session } from './session.ts';
import { silence, type Step } from './step.ts';
import { forget } from './unsent.ts';

/** Decides what an event leads to. Pure: the same session, event and book give the same step. */
export function transition(session: Session, event: ConversationEvent, book: SearchableBook): Step {
  return endTalkLater(decide(session, event, book), event.receivedAt);
}

function decide(session: Session, event: ConversationEvent, book: SearchableBook): Step {
  switch (event.type) {
    case 'text':
      return takeText(session, event, book);
    case 'choice':
      return takeChoice(settled(session), event.choice, book, event.receivedAt);
    case 'foreignChoice':
      return explainPastButton(settled(session), book);
    case 'follow':
      return greet(session, event, book);
    case 'unfollow':
      return { ...silence(newSession), effects: [{ type: 'discardOutbox' }] };
    case 'unreadable':
      return session.phase.name === 'listening'
        ? answerHeard(session, book, event.receivedAt)
        : explainUnreadable(session, event.kind, book);
    case 'unsent':
      return silence(forget(session, event.messageId));
    case 'timePassed':
      return wake(session, event.timerId, book, event.receivedAt);
  }
}

function wake(session: Session, timerId: string, book: SearchableBook, now: number): Step {
  switch (timerId) {
    case nextPieceTimer:
      return answerHeard(session, book, now);
    case talkEndTimer:
      return silence(endTalk(session));
    default:
      return silence(session);
  }
}
