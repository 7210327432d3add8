import { nextEvent, withHandledEvent, type ClaimedChat } from './chat-state.ts';
import { publishTickets } from './commit-chat.ts';
import { decideSafely } from './decide-safely.ts';
import type { EngineParts } from './engine-parts.ts';
import type { ChatClaim, Messenger, StaffPresence } from './ports.ts';
import { bookIdOf } from '../conversation/chat-id.ts';
import type { ConversationEvent } from '../conversation/event.ts';
import type { SearchableBook } from '../conversation/searchable-book.ts';
import type { Session } from '../conversation/session.ts';
import { lateReplyIn } from '../conversation/tickets/late-reply.ts';

/** Handles the chat's oldest event or due timer, and publishes what it changed for staff. */
export async function handleNextEvent(
  parts: EngineParts,
  claim: ChatClaim,
  chat: ClaimedChat,
): Promise<ClaimedChat | 'nothing' | 'lost'> {
  const { mailbox, messenger, presence, clock } = parts;
  const next = nextEvent(chat, claim.chatId, clock());
  if (next === undefined) return 'nothing';
  const book = parts.bookOf(bookIdOf(claim.chatId));
  const named = await withDisplayName(messenger, next);
  const event = await withHolderPresence(presence, chat.record.session, named, book, clock());
  if (event.type === 'unsent') await mailbox.eraseMessage(claim.chatId, event.messageId);
  return publishTickets(parts, claim, handleEvent(parts, claim, chat, event, book));
}

function handleEvent(
  { journal, clock }: EngineParts,
  claim: ChatClaim,
  chat: ClaimedChat,
  event: ConversationEvent,
  book: SearchableBook | undefined,
): ClaimedChat {
  const { chatId } = claim;
  const startedAt = clock();
  const { step, deadLetters } = decideSafely(claim, chat.record.session, event, book, journal, startedAt);
  for (const effect of step.effects)
    if (effect.type === 'recordFinding') journal.record({ type: 'searched', chatId, finding: effect.kind });
  const waitedMs = startedAt - event.receivedAt;
  const tookMs = clock() - startedAt;
  journal.record({ type: 'eventHandled', chatId, event: event.type, waitedMs, tookMs });
  return withHandledEvent(chat, event, step, book?.support.lateAnswers ?? 'next-reply', deadLetters);
}

/** A new friend is greeted by name. Nothing else is asked of LINE before the conversation decides. */
async function withDisplayName(messenger: Messenger, event: ConversationEvent): Promise<ConversationEvent> {
  if (event.type !== 'follow') return event;
  const displayName = await messenger.nameOf(event.chatId);
  return displayName === undefined ? event : { ...event, displayName };
}

/** A late reply goes to the last holder of its ticket when they are at the desk. Nothing else is asked of the staff store. */
async function withHolderPresence(
  presence: StaffPresence | undefined,
  session: Session,
  event: ConversationEvent,
  book: SearchableBook | undefined,
  now: number,
): Promise<ConversationEvent> {
  const holder = book && lateReplyIn(session, event, book)?.holder;
  if (presence === undefined || book === undefined || holder === undefined) return event;
  // When the staff store fails, nobody is known to be there, and the reply goes to all staff.
  const isIn = await presence.isIn(holder.login, book.id, now).catch(() => false);
  return isIn ? { ...event, isHolderIn: true } : event;
}
