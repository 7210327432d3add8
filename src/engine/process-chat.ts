import * as held from './chat-state.ts';
import type { Claim, Parcel } from './ports.ts';
import { LeaseLost, show, takeNext, written, type EngineParts } from './handle-event.ts';

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
    let chat = await deliver(parts, claim, held.openChat(claim, clock()));
    const taken = await takeNext(parts, claim, chat);
    if (taken !== undefined) chat = await deliver(parts, claim, taken);
    chat = await show(parts, claim, chat);
    const now = clock();
    await written(parts, chat, mailbox.settle(claim, held.changeOf(chat), held.nextWork(chat, now), now));
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error;
    journal.record({ type: 'leaseLost', chatId: claim.chatId });
  }
}

/** Sends what the outbox holds, in order. Each attempt is written down before it is made. */
async function deliver(parts: EngineParts, claim: Claim, opened: held.HeldChat): Promise<held.HeldChat> {
  const { mailbox, messenger, journal, clock } = parts;
  const { chatId } = claim;
  let chat = opened;
  for (;;) {
    const [planned, plan] = held.planChat(chat, chatId, clock());
    chat = planned;
    const { sending } = plan;
    const attempt = sending?.attempts.at(-1);
    if (sending === undefined || attempt === undefined) return chat;
    await written(parts, chat, mailbox.commit(claim, held.changeOf(chat), clock()));
    const startedAt = clock();
    const { id: itemId, messages, quickReplies, form } = sending;
    const { route } = attempt;
    const parcel: Parcel = { chatId, route, itemId, form, messages, quickReplies };
    const sent = messenger.send(parcel);
    chat = await attend(parts, claim, held.asWritten(chat), sent);
    const outcome = await sent;
    const tookMs = clock() - startedAt;
    journal.record({ type: 'deliveryAttempted', chatId, route: route.type, outcome, tookMs });
    chat = held.withAttemptOutcome(chat, itemId, outcome);
  }
}

/** Takes what comes while LINE takes its time, so that staff learn at once what became of an act. */
async function attend(
  parts: EngineParts,
  claim: Claim,
  opened: held.HeldChat,
  sent: Promise<unknown>,
): Promise<held.HeldChat> {
  let chat = opened;
  while (!(await isOverSoon(sent))) {
    const looked = held.withNews(chat, await parts.mailbox.look(claim.chatId), parts.clock());
    // The attempt was written down, so what killed workers before is behind us.
    chat = (await takeNext(parts, { ...claim, tries: 1 }, looked)) ?? looked;
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
