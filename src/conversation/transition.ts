import { answerText } from './asking.ts';
import { takeChoice } from './choosing.ts';
import type { ConversationEvent } from './event.ts';
import { greet } from './greeting.ts';
import { explainPastButton, explainUnreadable } from './hints.ts';
import type { SearchableBook } from './searchable-book.ts';
import { newSession, type Session } from './session.ts';
import { silence, type Step } from './step.ts';

/** Decides what an event leads to. Pure: the same session, event and book give the same step. */
export function transition(session: Session, event: ConversationEvent, book: SearchableBook): Step {
  switch (event.type) {
    case 'text':
      return answerText(event, book);
    case 'choice':
      return takeChoice(session, event.choice, book, event.receivedAt);
    case 'foreignChoice':
      return explainPastButton(session, book);
    case 'follow':
      return greet(event, book);
    case 'unfollow':
      return { ...silence(newSession), effects: [{ type: 'discardOutbox' }] };
    case 'unreadable':
      return explainUnreadable(session, event.kind, book);
    case 'unsent':
      return silence(forget(session, event.messageId));
    case 'timePassed':
      return silence(newSession);
  }
}

/** LINE asks that a message its writer has unsent be deleted wherever it is kept. */
function forget(session: Session, messageId: string): Session {
  const { phase } = session;
  if (phase.name === 'idle' || phase.question?.messageId !== messageId) return session;
  return phase.name === 'answered' ? { phase: { name: 'answered', entryId: phase.entryId } } : newSession;
}
