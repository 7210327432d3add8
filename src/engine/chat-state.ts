import { applyStep } from './apply-step.ts';
import { dueTimer, neverExpires, newChatRecord, withDeliveries, type ChatRecord } from './chat-record.ts';
import { eraseFromDeadLetter } from './dead-letter.ts';
import type { ChatId } from '../conversation/chat-id.ts';
import type { ConversationEvent } from '../conversation/event.ts';
import { offerAgain } from '../conversation/dialogue/answer.ts';
import { isAssigned } from '../conversation/tickets/ticket.ts';
import type { MessageDelivery } from '../conversation/tickets/transcript.ts';
import type { RouteWithoutToken, Step } from '../conversation/step.ts';
import type { Outcome, ReplyToken } from '../delivery/attempt.ts';
import { addToOutbox, isSurelyUndelivered, type OutboxItem } from '../delivery/outbox.ts';
import { planDelivery, withOutcome, type DeliveryEnd, type DeliveryPlan } from '../delivery/plan.ts';
import type { Arrivals, Change, ChatClaim, DamagedMail, DeadLetter, Mail, NextWork } from './ports.ts';

/** A claimed chat while it is worked on: its present state, and what of that is not committed yet. Pure data. */
export type ClaimedChat = {
  readonly record: ChatRecord;
  readonly mail: readonly Mail[];
  readonly tokens: readonly ReplyToken[];
  /** An outbox item waits for its retry until then (epoch ms); later items stay behind it. */
  readonly blockedUntil?: number;
  readonly uncommitted: Omit<Change, 'record' | 'neverExpires'>;
};

const nothingUncommitted: ClaimedChat['uncommitted'] = { handled: [], spentTokens: [], deadLetters: [] };
/** LINE never accepts an older token, not even that of a redelivered event. */
const tokenRetentionMs = 20 * 60_000;

export function openClaimedChat(claim: ChatClaim, now: number): ClaimedChat {
  const isExpired = isExpiredAt(now);
  const opened: ClaimedChat = {
    record: claim.record ?? newChatRecord,
    mail: claim.mail,
    tokens: claim.tokens.filter((token) => !isExpired(token)),
    uncommitted: {
      ...nothingUncommitted,
      spentTokens: claim.tokens.filter(isExpired).map((token) => token.eventId),
    },
  };
  return withDamagedAside(opened, claim.chatId, claim.damaged, now);
}

/** Puts events that can't be read aside as dead letters, so that the chat goes on with the next one. */
function withDamagedAside(
  chat: ClaimedChat,
  chatId: ChatId,
  damaged: readonly DamagedMail[] = [],
  now: number,
): ClaimedChat {
  const { handled, deadLetters } = chat.uncommitted;
  const found = damaged.filter(({ mailId }) => !handled.includes(mailId));
  if (found.length === 0) return chat;
  const added = found.map(({ raw, why }): DeadLetter => ({
    at: now,
    chatId,
    why,
    content: { type: 'damaged', raw },
  }));
  return {
    ...chat,
    uncommitted: {
      ...chat.uncommitted,
      handled: [...handled, ...found.map(({ mailId }) => mailId)],
      deadLetters: [...deadLetters, ...added],
    },
  };
}

const isExpiredAt =
  (now: number) =>
  ({ receivedAt }: ReplyToken): boolean =>
    now - receivedAt > tokenRetentionMs;

/** The chat with the events and tokens that have arrived since it was read last. */
export function withArrivals(
  chat: ClaimedChat,
  chatId: ChatId,
  { mail, tokens, damaged }: Arrivals,
  now: number,
): ClaimedChat {
  const { handled, spentTokens } = chat.uncommitted;
  const isExpired = isExpiredAt(now);
  const arrived: ClaimedChat = {
    ...chat,
    mail: mail.filter(({ mailId }) => !handled.includes(mailId)),
    tokens: tokens.filter((token) => !isExpired(token) && !spentTokens.includes(token.eventId)),
  };
  return withDamagedAside(arrived, chatId, damaged, now);
}

const itemDefaults: Pick<OutboxItem, 'from' | 'mergedIds'> = { from: 'bot', mergedIds: [] };

/** What the next commit writes. */
export function toChange(chat: ClaimedChat): Change {
  return { ...chat.uncommitted, record: chat.record, neverExpires: neverExpires(chat.record) };
}

export function asCommitted(chat: ClaimedChat): ClaimedChat {
  return { ...chat, uncommitted: nothingUncommitted };
}

/** Moves the outbox on as far as it goes without asking LINE, and notes on its item the attempt to be made next. */
export function planChat(chat: ClaimedChat, chatId: ChatId, now: number): [ClaimedChat, DeliveryPlan] {
  const reserved = new Set([...chat.mail.map((mail) => mail.event.id), ...tokenOfCollectedQuestion(chat)]);
  const plan = planDelivery(chat.record.outbox, chat.tokens, reserved, now);
  const triedTokens = plan.finished.flatMap(({ item }) => tokensTriedBy(item));
  const spent = chat.tokens
    .filter((token) => triedTokens.includes(token.token))
    .map((token) => token.eventId);
  const deadLetters = plan.finished.flatMap(({ item, end }): DeadLetter[] => {
    if (end.as === 'delivered') return [];
    const isUncertain = end.as === 'uncertain';
    return [{ at: now, chatId, why: end.why, content: { type: 'delivery', item, isUncertain } }];
  });
  const deliveries = new Map(plan.finished.flatMap(({ item, end }) => deliveriesOf(item, end)));
  const next: ClaimedChat = {
    mail: chat.mail,
    record: withDeliveries({ ...chat.record, outbox: withOffers(chat.record, plan, now) }, deliveries),
    tokens: chat.tokens.filter((token) => !spent.includes(token.eventId)),
    ...(plan.blockedUntil === undefined ? {} : { blockedUntil: plan.blockedUntil }),
    uncommitted: {
      ...chat.uncommitted,
      spentTokens: [...chat.uncommitted.spentTokens, ...spent],
      deadLetters: [...chat.uncommitted.deadLetters, ...deadLetters],
    },
  };
  return [next, plan];
}

/** Offers once more, with the next free reply, an answer that may be lost. While staff hold the chat the bot is silent. */
function withOffers({ session }: ChatRecord, plan: DeliveryPlan, now: number): readonly OutboxItem[] {
  if (isAssigned(session.ticket)) return plan.outbox;
  return plan.finished.reduce<readonly OutboxItem[]>((outbox, { item, end }) => {
    const offer = end.as === 'uncertain' ? offerAgain(item.messages) : undefined;
    if (offer === undefined) return outbox;
    const id = `may-be-lost:${item.id}`;
    const rest = { quickReplies: [], form: 'drawn', attempts: [], ...itemDefaults } as const;
    return addToOutbox(outbox, {
      id,
      createdAt: now,
      messages: [offer],
      fallbackRoute: 'next-reply',
      ...rest,
    });
  }, plan.outbox);
}

/** The newest token belongs to the last part of a question that is being collected, and answers it in a moment. */
function tokenOfCollectedQuestion({ record, tokens }: ClaimedChat): readonly string[] {
  if (record.session.phase.name !== 'collecting') return [];
  const newest = Math.max(...tokens.map(({ receivedAt }) => receivedAt));
  return tokens.filter(({ receivedAt }) => receivedAt === newest).map(({ eventId }) => eventId);
}

function deliveriesOf(item: OutboxItem, { as }: DeliveryEnd): [string, MessageDelivery][] {
  const delivery = as === 'undeliverable' ? 'failed' : as;
  return [...item.mergedIds, item.id].map((id) => [id, delivery]);
}

function tokensTriedBy(item: OutboxItem): string[] {
  return item.attempts.flatMap(({ route }) => (route.type === 'reply' ? [route.token] : []));
}

export function withAttemptOutcome(chat: ClaimedChat, itemId: string, outcome: Outcome): ClaimedChat {
  const outbox = chat.record.outbox.map((item) => (item.id === itemId ? withOutcome(item, outcome) : item));
  return { ...chat, record: { ...chat.record, outbox } };
}

/** What to handle next: the chat's oldest waiting event, or a timer that was due before it. */
export function nextEvent(chat: ClaimedChat, chatId: ChatId, now: number): ConversationEvent | undefined {
  const waiting = nextMail(chat);
  return dueTimer(chat.record, chatId, Math.min(now, waiting?.occurredAt ?? now), now) ?? waiting;
}

/** The oldest waiting event. A text with another one behind it is marked: both may be parts of one question. */
function nextMail(chat: ClaimedChat): ConversationEvent | undefined {
  const [first, second] = chat.mail.map(({ event }) => event);
  if (first?.type !== 'text') return first;
  if (isUnsentMessage(chat, first.messageId)) return withoutText(first);
  return second?.type === 'text' ? { ...first, isFollowed: true } : first;
}

/** The writer has unsent it before we read it: the unsend event waits behind it, or LINE delivered the text late. */
function isUnsentMessage({ mail, record }: ClaimedChat, messageId: string): boolean {
  const isIt = ({ event }: Mail): boolean => event.type === 'unsent' && event.messageId === messageId;
  return mail.some(isIt) || record.session.takenBack?.includes(messageId) === true;
}

function withoutText(event: Extract<ConversationEvent, { type: 'text' }>): ConversationEvent {
  const { text: _, isFollowed: __, ...rest } = event;
  return { ...rest, type: 'unsent' };
}

/** The chat after an event and the step that it led to. */
export function withHandledEvent(
  chat: ClaimedChat,
  event: ConversationEvent,
  step: Step,
  lateAnswers: RouteWithoutToken,
  deadLetters: readonly DeadLetter[],
): ClaimedChat {
  const handled = chat.mail.filter((mail) => mail.event.id === event.id).map((mail) => mail.mailId);
  const record = applyStep(chat.record, event, step, lateAnswers);
  // A discarded item may have used its token, so no other item gets it: LINE's refusal would look like a delivery.
  const lostTokens = discardedFrom(chat.record.outbox, record.outbox)
    .filter((item) => !isSurelyUndelivered(item))
    .flatMap(tokensTriedBy);
  const spent = chat.tokens.filter(({ token }) => lostTokens.includes(token)).map(({ eventId }) => eventId);
  return {
    ...chat,
    record,
    mail: chat.mail.filter((mail) => !handled.includes(mail.mailId)),
    tokens: chat.tokens.filter(({ eventId }) => !spent.includes(eventId)),
    uncommitted: {
      ...chat.uncommitted,
      spentTokens: [...chat.uncommitted.spentTokens, ...spent],
      handled: [...chat.uncommitted.handled, ...handled],
      deadLetters: [...chat.uncommitted.deadLetters, ...deadLetters].map((deadLetter) =>
        event.type === 'unsent' ? eraseFromDeadLetter(deadLetter, event.chatId, event.messageId) : deadLetter,
      ),
    },
  };
}

/** Items that are neither left nor merged into another. */
function discardedFrom(before: ChatRecord['outbox'], after: ChatRecord['outbox']): readonly OutboxItem[] {
  const remaining = new Set(after.flatMap(({ id, mergedIds }) => [id, ...mergedIds]));
  return before.filter(({ id }) => !remaining.has(id));
}

/** When the chat needs work again. */
export function toNextWork(chat: ClaimedChat, now: number): NextWork {
  const { blockedUntil } = chat;
  const timers = chat.record.timers.map((timer) => timer.at);
  const times = blockedUntil === undefined ? timers : [blockedUntil, ...timers];
  return {
    mailAt: now,
    ...(times.length === 0 ? {} : { otherwiseAt: Math.min(...times) }),
  };
}
