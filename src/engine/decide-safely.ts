import { withHandledEvent, type ClaimedChat } from './chat-state.ts';
import type { EngineParts } from './engine-parts.ts';
import type { ChatClaim, DeadLetter, StaffPresence } from './ports.ts';
import { actorOf, type ConversationEvent } from '../conversation/event.ts';
import { apologise } from '../conversation/dialogue/hints.ts';
import type { SearchableBook } from '../conversation/searchable-book.ts';
import { isAssigned } from '../conversation/tickets/ticket.ts';
import { lateReplyIn } from '../conversation/tickets/late-reply.ts';
import { withoutCollecting, type Session } from '../conversation/session.ts';
import { silence, withResult, type Step } from '../conversation/step.ts';
import { transition } from '../conversation/transition.ts';

/** What an event leads to, and the chat after it. */
export type Decision = { readonly step: Step; readonly chat: ClaimedChat };

/** A chat that was claimed so often without a commit has killed its workers: its event becomes a dead letter. */
const maxTries = 5;

/**
 * Decides what an event leads to. A defect of ours, wherever in the decision it is, costs one answer or one staff
 * action, never the chat: the event becomes a dead letter, the asker gets an apology, and staff see that their action
 * failed. The store isn't asked in here, so a failure of the store is never taken for a defect.
 */
export async function decideSafely(
  { presence, journal, clock }: EngineParts,
  { chatId, tries }: ChatClaim,
  chat: ClaimedChat,
  event: ConversationEvent,
  book: SearchableBook,
): Promise<Decision> {
  const { session } = chat.record;
  const decide = (
    known: ConversationEvent,
    step: Step,
    deadLetters: readonly DeadLetter[] = [],
  ): Decision => ({
    step,
    chat: withHandledEvent(chat, known, step, book.support.lateAnswers, deadLetters),
  });
  const giveUp = (why: string): Decision => {
    const deadLetters: DeadLetter[] = [{ at: clock(), chatId, why, content: { type: 'event', event } }];
    try {
      return decide(event, failure(session, event, book), deadLetters);
    } catch {
      // What the event met, its apology may meet as well.
      const step = silentFailure(session, event);
      return { step, chat: withHandledEvent(chat, event, step, 'next-reply', deadLetters) };
    }
  };
  if (tries > maxTries) return giveUp('workers died over it');
  try {
    const known = await withHolderPresence(presence, session, event, book, clock());
    return decide(known, transition(session, known, book));
  } catch (error) {
    journal.record({ type: 'eventFailed', chatId, eventId: event.id, error });
    return giveUp(String(error));
  }
}

/** No apology while staff hold the chat, nor for what staff do or an asker unsends. */
function failure(session: Session, event: ConversationEvent, book: SearchableBook): Step {
  const isSilent = isAssigned(session.ticket) || actorOf(event) === 'staff' || event.type === 'unsent';
  return isSilent ? silentFailure(session, event) : apologise(withoutCollecting(session), book);
}

function silentFailure(session: Session, event: ConversationEvent): Step {
  const step = silence(session);
  return actorOf(event) === 'staff' ? withResult(step, { kind: 'failed' }) : step;
}

/** A late reply goes to the last holder of its ticket when they are at the desk. Nothing else is asked of the staff store. */
async function withHolderPresence(
  presence: StaffPresence | undefined,
  session: Session,
  event: ConversationEvent,
  book: SearchableBook,
  now: number,
): Promise<ConversationEvent> {
  const holder = lateReplyIn(session, event, book)?.holder;
  if (presence === undefined || holder === undefined) return event;
  // When the staff store fails, nobody is known to be there, and the reply goes to all staff.
  const isIn = await presence.isIn(holder.login, book.id, now).catch(() => false);
  return isIn ? { ...event, isHolderIn: true } : event;
}
