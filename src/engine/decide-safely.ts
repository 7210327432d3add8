import type { ConversationEvent } from '../conversation/event.ts';
import { apologise } from '../conversation/dialogue/hints.ts';
import type { SearchableBook } from '../conversation/searchable-book.ts';
import { lateReplyIn } from '../conversation/tickets/late-reply.ts';
import { isAskersEvent } from '../conversation/tickets/staff-mode.ts';
import { isStaffAction, withResult } from '../conversation/tickets/staff-actions.ts';
import { isAssigned } from '../conversation/tickets/ticket.ts';
import { settled, type Session } from '../conversation/session.ts';
import { silence, type Step } from '../conversation/step.ts';
import { transition } from '../conversation/transition.ts';
import type { Claim, DeadLetter, Journal, Messenger, StaffPresence } from './ports.ts';

/** What an event leads to, and what had to be put aside for people to look at. */
export type Decision = { readonly step: Step; readonly deadLetters: readonly DeadLetter[] };

/** A chat claimed this often without a commit has killed its workers: its event is put aside. */
const maxTries = 5;

/** Lets the conversation decide. A defect of ours costs one answer or one act, never the chat, and staff learn of theirs. */
export function decideSafely(
  { chatId, tries }: Claim,
  session: Session,
  event: ConversationEvent,
  book: SearchableBook | undefined,
  journal: Journal,
  now: number,
): Decision {
  const putAside = (why: string): DeadLetter[] => [
    { at: now, chatId, why, content: { type: 'event', event } },
  ];
  // While staff hold the chat, and for what they do themselves, the asker hears nothing of our defects.
  const isOurs = isAssigned(session.ticket) || !(isAskersEvent(event) || event.type === 'timePassed');
  const failure = (): Step => {
    if (isStaffAction(event)) return withResult(silence(session), { kind: 'failed' });
    return isOurs || book === undefined ? silence(session) : apologise(settled(session), book);
  };
  if (book === undefined) return { step: failure(), deadLetters: putAside('no book of this id is loaded') };
  if (tries > maxTries) return { step: failure(), deadLetters: putAside('workers died over it') };
  try {
    return { step: transition(session, event, book), deadLetters: [] };
  } catch (error) {
    journal.record({ type: 'eventFailed', chatId, eventId: event.id, error });
    return { step: failure(), deadLetters: putAside(String(error)) };
  }
}

/** A late reply goes to who held its ticket, if they are there: the only thing that is asked of the staff's store. */
export async function withHolder(
  presence: StaffPresence | undefined,
  session: Session,
  event: ConversationEvent,
  book: SearchableBook | undefined,
  now: number,
): Promise<ConversationEvent> {
  const holder = book && lateReplyIn(session, event, book)?.holder;
  if (presence === undefined || book === undefined || holder === undefined) return event;
  // Out of reach, nobody is known to be there, and the words are for all.
  const isIn = await presence.isIn(holder.login, book.id, now).catch(() => false);
  return isIn ? { ...event, isHolderIn: true } : event;
}

/** A new friend is greeted by name: the only thing that is asked of LINE before the conversation decides. */
export async function withName(messenger: Messenger, event: ConversationEvent): Promise<ConversationEvent> {
  if (event.type !== 'follow') return event;
  const displayName = await messenger.nameOf(event.chatId);
  return displayName === undefined ? event : { ...event, displayName };
}
