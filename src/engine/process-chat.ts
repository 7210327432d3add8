import { openClaimedChat, type ClaimedChat } from './chat-state.ts';
import { commitAndPublish, settleChat } from './commit-chat.ts';
import { deliverOutbox } from './deliver-outbox.ts';
import type { EngineParts } from './engine-parts.ts';
import { handleNextEvent } from './handle-event.ts';
import { lacksBook, leaveToOthers } from './missing-book.ts';
import type { ChatClaim } from './ports.ts';

export type { EngineParts } from './engine-parts.ts';

/**
 * Works on one claimed chat: delivers what is still in its outbox, handles its next event, delivers what that led to,
 * and lets the chat go. A chat whose book this worker doesn't have is left as it is.
 * @throws when the store can't be reached; nothing is lost by it, since the lease runs out
 */
export async function processChat(parts: EngineParts, claim: ChatClaim): Promise<void> {
  if (lacksBook(parts, claim)) return leaveToOthers(parts, claim);
  const opened = openClaimedChat(claim, parts.clock());
  const delivered = await deliverOutbox(parts, claim, opened);
  const handled = delivered === 'lost' ? 'lost' : await handleAndDeliver(parts, claim, delivered);
  const published = handled === 'lost' ? 'lost' : await commitAndPublish(parts, claim, handled);
  const end = published === 'lost' ? 'lost' : await settleChat(parts, claim, published);
  if (end === 'lost') parts.journal.record({ type: 'chatLeaseLost', chatId: claim.chatId });
}

async function handleAndDeliver(
  parts: EngineParts,
  claim: ChatClaim,
  chat: ClaimedChat,
): Promise<ClaimedChat | 'lost'> {
  const handled = await handleNextEvent(parts, claim, chat);
  if (handled === 'lost') return 'lost';
  return handled === 'nothing' ? chat : deliverOutbox(parts, claim, handled);
}
