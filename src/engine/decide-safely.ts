import { actorOf, type ConversationEvent } from '../conversation/event.ts';
import { apologise } from '../conversation/dialogue/hints.ts';
import type { SearchableBook } from '../conversation/searchable-book.ts';
import { isAssigned } from '../conversation/tickets/ticket.ts';
import { settled, type Session } from '../conversation/session.ts';
import { silence, withResult, type Step } from '../conversation/step.ts';
import { transition } from '../conversation/transition.ts';
import type { ChatClaim, DeadLetter, Journal } from './ports.ts';

/** What an event leads to, and the dead letters for people to look at. */
export type Decision = { readonly step: Step; readonly deadLetters: readonly DeadLetter[] };

/** A chat that was claimed so often without a commit has killed its workers: its event becomes a dead letter. */
const maxTries = 5;

/**
 * Decides what an event leads to. A defect of ours costs one answer or one staff action, never the chat: the event
 * becomes a dead letter, the asker gets an apology, and staff see that their action failed.
 */
export function decideSafely(
  { chatId, tries }: ChatClaim,
  session: Session,
  event: ConversationEvent,
  book: SearchableBook | undefined,
  journal: Journal,
  now: number,
): Decision {
  const toDeadLetters = (why: string): DeadLetter[] => [
    { at: now, chatId, why, content: { type: 'event', event } },
  ];
  // No apology while staff hold the chat, nor for what staff do or an asker unsends.
  const isSilent = isAssigned(session.ticket) || actorOf(event) === 'staff' || event.type === 'unsent';
  const failure = (): Step => {
    if (actorOf(event) === 'staff') return withResult(silence(session), { kind: 'failed' });
    return isSilent || book === undefined ? silence(session) : apologise(settled(session), book);
  };
  if (book === undefined)
    return { step: failure(), deadLetters: toDeadLetters('no book of this id is loaded') };
  if (tries > maxTries) return { step: failure(), deadLetters: toDeadLetters('workers died over it') };
  try {
    return { step: transition(session, event, book), deadLetters: [] };
  } catch (error) {
    journal.record({ type: 'eventFailed', chatId, eventId: event.id, error });
    return { step: failure(), deadLetters: toDeadLetters(String(error)) };
  }
}
