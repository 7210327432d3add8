import { nextEvent, type ClaimedChat } from './chat-state.ts';
import { commitAndPublish } from './commit-chat.ts';
import { decideSafely } from './decide-safely.ts';
import type { EngineParts } from './engine-parts.ts';
import { chatLeaseMs, type ChatClaim, type Messenger } from './ports.ts';
import { bookIdOf } from '../conversation/chat-id.ts';
import type { ConversationEvent } from '../conversation/event.ts';
import type { SearchableBook } from '../conversation/searchable-book.ts';

/**
 * Handles the chat's oldest event or due timer, and publishes what it changed for staff.
 * @throws when the store fails; the event stays where it is
 */
export async function handleNextEvent(
  parts: EngineParts,
  claim: ChatClaim,
  chat: ClaimedChat,
): Promise<ClaimedChat | 'nothing' | 'lost'> {
  const next = nextEvent(chat, claim.chatId, parts.clock());
  const book = parts.bookOf(bookIdOf(claim.chatId));
  // A book that was closed meanwhile: the next claim leaves the chat to others.
  if (next === undefined || book === undefined) return 'nothing';
  const event = await withDisplayName(parts.messenger, next);
  await eraseUnsent(parts, claim, event);
  return commitAndPublish(parts, claim, await handleEvent(parts, claim, chat, event, book));
}

async function handleEvent(
  parts: EngineParts,
  claim: ChatClaim,
  before: ClaimedChat,
  event: ConversationEvent,
  book: SearchableBook,
): Promise<ClaimedChat> {
  const { journal, clock } = parts;
  const { chatId } = claim;
  const startedAt = clock();
  const { step, chat } = await decideSafely(parts, claim, before, event, book);
  for (const effect of step.effects) {
    if (effect.type === 'recordFinding') journal.record({ type: 'searched', chatId, finding: effect.kind });
    if (effect.type === 'showListening') parts.messenger.showListening(chatId);
  }
  const waitedMs = startedAt - event.receivedAt;
  const tookMs = clock() - startedAt;
  journal.record({ type: 'eventHandled', chatId, event: event.type, waitedMs, tookMs });
  return chat;
}

/** A new friend is greeted by name. Nothing else is asked of LINE before the conversation decides. */
async function withDisplayName(messenger: Messenger, event: ConversationEvent): Promise<ConversationEvent> {
  if (event.type !== 'follow') return event;
  const displayName = await messenger.nameOf(event.chatId);
  return displayName === undefined ? event : { ...event, displayName };
}

/**
 * Erases an unsent message from the dead letters, before it is forgotten which one that was. If the store fails, this
 * worker lives all the same: the chat is left for as long as its lease, and no try is counted against its event.
 */
async function eraseUnsent(
  { mailbox, clock }: EngineParts,
  claim: ChatClaim,
  event: ConversationEvent,
): Promise<void> {
  if (event.type !== 'unsent') return;
  try {
    await mailbox.eraseMessage(claim.chatId, event.messageId);
  } catch (error) {
    await mailbox.leave(claim, clock() + chatLeaseMs).catch(() => undefined);
    throw error;
  }
}
