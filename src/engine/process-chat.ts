import * as chatState from './chat-state.ts';
import type { Claim, DeliveryRequest } from './ports.ts';
import {
  LeaseLost,
  publishTickets,
  handleNextEvent,
  ensureCommitted,
  type EngineParts,
} from './handle-event.ts';

export type { EngineParts } from './handle-event.ts';

/** LINE mostly answers sooner. One that takes longer keeps nobody waiting: the chat is looked at meanwhile, ms. */
const patienceMs = 250;

/**
 * Works on one claimed chat: deliver what the chat owes, take its next event, deliver what that led to, let it go.
 * @throws when the store can't be reached; nothing is lost by it, since the lease runs out
 */
export async function work(parts: EngineParts, claim: Claim): Promise<void> {
  const { mailbox, journal, clock } = parts;
  try {
    let chat = await deliver(parts, claim, chatState.openClaimedChat(claim, clock()));
    const taken = await handleNextEvent(parts, claim, chat);
    if (taken !== undefined) chat = await deliver(parts, claim, taken);
    chat = await publishTickets(parts, claim, chat);
    const now = clock();
    await ensureCommitted(
      parts,
      chat,
      mailbox.settle(claim, chatState.changeOf(chat), chatState.nextWork(chat, now), now),
    );
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error;
    journal.record({ type: 'leaseLost', chatId: claim.chatId });
  }
}

/** Sends what the outbox holds, in order. Each attempt is written down before it is made. */
async function deliver(
  parts: EngineParts,
  claim: Claim,
  opened: chatState.ClaimedChat,
): Promise<chatState.ClaimedChat> {
  const { mailbox, messenger, journal, clock } = parts;
  const { chatId } = claim;
  let chat = opened;
  for (;;) {
    const [planned, plan] = chatState.planChat(chat, chatId, clock());
    chat = planned;
    const { sending } = plan;
    const attempt = sending?.attempts.at(-1);
    if (sending === undefined || attempt === undefined) return chat;
    await ensureCommitted(parts, chat, mailbox.commit(claim, chatState.changeOf(chat), clock()));
    const startedAt = clock();
    const { id: itemId, messages, quickReplies, form } = sending;
    const { route } = attempt;
    const delivery: DeliveryRequest = { chatId, route, itemId, form, messages, quickReplies };
    const sent = messenger.send(delivery);
    chat = await attend(parts, claim, chatState.asWritten(chat), sent);
    const outcome = await sent;
    const tookMs = clock() - startedAt;
    journal.record({ type: 'deliveryAttempted', chatId, route: route.type, outcome, tookMs });
    chat = chatState.withAttemptOutcome(chat, itemId, outcome);
  }
}

/** Takes what comes while LINE takes its time, so that staff learn at once what became of an act. */
async function attend(
  parts: EngineParts,
  claim: Claim,
  opened: chatState.ClaimedChat,
  sent: Promise<unknown>,
): Promise<chatState.ClaimedChat> {
  let chat = opened;
  while (!(await isOverSoon(sent))) {
    const arrived = chatState.withArrivals(
      chat,
      await parts.mailbox.readArrivals(claim.chatId),
      parts.clock(),
    );
    // The attempt was written down, so what killed workers before is behind us.
    chat = (await handleNextEvent(parts, { ...claim, tries: 1 }, arrived)) ?? arrived;
  }
  return chat;
}

function isOverSoon(sent: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs);
  });
  return Promise.race([sent.then(() => true), patience]).finally(() => clearTimeout(timer));
}
