import { planChat, withArrivals, withAttemptOutcome, type ClaimedChat } from './chat-state.ts';
import { commitChat } from './commit-chat.ts';
import type { EngineParts } from './engine-parts.ts';
import { handleNextEvent } from './handle-event.ts';
import type { ChatClaim, DeliveryRequest } from './ports.ts';

/** LINE usually answers sooner. While it takes longer, the chat's next events are handled, ms. */
const sendPatienceMs = 250;

/**
 * Sends what the outbox holds, in order, as far as it can be sent now. Each attempt is committed before it is made,
 * so that a crash can't hide it.
 */
export async function deliverOutbox(
  parts: EngineParts,
  claim: ChatClaim,
  opened: ClaimedChat,
): Promise<ClaimedChat | 'lost'> {
  const { messenger, journal, clock } = parts;
  const { chatId } = claim;
  let chat = opened;
  for (;;) {
    const [planned, { sending }] = planChat(chat, chatId, clock());
    const attempt = sending?.attempts.at(-1);
    if (sending === undefined || attempt === undefined) return planned;
    const committed = await commitChat(parts, claim, planned);
    if (committed === 'lost') return 'lost';
    const startedAt = clock();
    const { id: itemId, messages, quickReplies, form } = sending;
    const { route } = attempt;
    const delivery: DeliveryRequest = { chatId, route, itemId, form, messages, quickReplies };
    const sent = messenger.send(delivery);
    const current = await handleEventsWhileSending(parts, claim, committed, sent);
    if (current === 'lost') return 'lost';
    const outcome = await sent;
    const tookMs = clock() - startedAt;
    journal.record({ type: 'deliveryAttempted', chatId, route: route.type, outcome, tookMs });
    chat = withAttemptOutcome(current, itemId, outcome);
  }
}

/** Handles events that arrive while LINE is slow, so that staff see the result of their action at once. */
async function handleEventsWhileSending(
  parts: EngineParts,
  claim: ChatClaim,
  opened: ClaimedChat,
  sent: Promise<unknown>,
): Promise<ClaimedChat | 'lost'> {
  let chat = opened;
  while (!(await isDoneWithin(sendPatienceMs, sent))) {
    const arrivals = await parts.mailbox.readArrivals(claim.chatId);
    chat = withArrivals(chat, claim.chatId, arrivals, parts.clock());
    // The attempt was committed, so earlier crashes of workers say nothing about these events.
    const handled = await handleNextEvent(parts, { ...claim, tries: 1 }, chat);
    if (handled === 'lost') return 'lost';
    if (handled !== 'nothing') chat = handled;
  }
  return chat;
}

function isDoneWithin(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  return Promise.race([work.then(() => true), timeout]).finally(() => clearTimeout(timer));
}
