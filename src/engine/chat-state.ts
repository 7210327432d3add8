import {
  applyStep,
  dueTimer,
  neverExpires,
  newChatRecord,
  withDeliveries,
  type ChatRecord,
} from './chat-record.ts';
import { withoutMessage } from './dead-letter.ts';
import type { ConversationEvent } from '../conversation/event.ts';
import { offerAgain } from '../conversation/dialogue/may-be-lost.ts';
import { newSession } from '../conversation/session.ts';
import { isAssigned } from '../conversation/tickets/ticket.ts';
import type { LineDelivery } from '../conversation/tickets/transcript.ts';
import type { Step } from '../conversation/step.ts';
import type { Outcome, ReplyToken } from '../delivery/attempt.ts';
import { addToOutbox, isUnsent, type OutboxItem } from '../delivery/outbox.ts';
import { planDelivery, withOutcome, type DeliveryEnd, type DeliveryPlan } from '../delivery/plan.ts';
import type { Arrivals, Change, Claim, DeadLetter, Mail, NextWork } from './ports.ts';

/** A claimed chat while it is worked on: what it is now, and what of that isn't written yet. Pure data. */
export type ClaimedChat = {
  readonly record: ChatRecord;
  readonly mail: readonly Mail[];
  readonly tokens: readonly ReplyToken[];
  /** An item waits for its retry until then (epoch ms); what is said meanwhile stands behind it. */
  readonly blockedUntil?: number;
  readonly unwritten: Omit<Change, 'record' | 'neverExpires'>;
};

const nothingUnwritten: ClaimedChat['unwritten'] = { handled: [], spentTokens: [], deadLetters: [] };
/** After this age LINE takes a token in no case, not even that of a redelivered event. */
const tokenRetentionMs = 20 * 60_000;

export function openClaimedChat(claim: Claim, now: number): ClaimedChat {
  const isOld = isTooOld(now);
  return {
    record: recordOf(claim),
    mail: claim.mail,
    tokens: claim.tokens.filter((token) => !isOld(token)),
    unwritten: {
      ...nothingUnwritten,
      spentTokens: claim.tokens.filter(isOld).map((token) => token.eventId),
    },
  };
}

const isTooOld =
  (now: number) =>
  ({ receivedAt }: ReplyToken): boolean =>
    now - receivedAt > tokenRetentionMs;

/** The chat with what has come since it was looked at last. */
export function withArrivals(chat: ClaimedChat, { mail, tokens }: Arrivals, now: number): ClaimedChat {
  const { handled, spentTokens } = chat.unwritten;
  const isOld = isTooOld(now);
  return {
    ...chat,
    mail: mail.filter(({ mailId }) => !handled.includes(mailId)),
    tokens: tokens.filter((token) => !isOld(token) && !spentTokens.includes(token.eventId)),
  };
}

/** The record with all that it holds today, whichever version of the desk wrote it. */
function recordOf({ record }: Claim): ChatRecord {
  if (record === undefined) return newChatRecord;
  const outbox = record.outbox.map((item) => ({ ...itemDefaults, ...item }));
  return { ...newChatRecord, ...record, outbox, session: { ...newSession, ...record.session } };
}

const itemDefaults: Pick<OutboxItem, 'from' | 'mergedIds'> = { from: 'bot', mergedIds: [] };

export function changeOf(chat: ClaimedChat): Change {
  return { ...chat.unwritten, record: chat.record, neverExpires: neverExpires(chat.record) };
}

export function asWritten(chat: ClaimedChat): ClaimedChat {
  return { ...chat, unwritten: nothingUnwritten };
}

/** Moves the outbox on as far as it goes without LINE, and notes the attempt to be made next. */
export function planChat(
  chat: ClaimedChat,
  chatId: DeadLetter['chatId'],
  now: number,
): [ClaimedChat, DeliveryPlan] {
  const promised = new Set([...chat.mail.map((mail) => mail.event.id), ...tokenOfCollectedQuestion(chat)]);
  const plan = planDelivery(chat.record.outbox, chat.tokens, promised, now);
  const usedTokens = plan.finished.flatMap(({ item }) => tokensTriedBy(item));
  const spent = chat.tokens.filter((token) => usedTokens.includes(token.token)).map((token) => token.eventId);
  const deadLetters = plan.finished.flatMap(({ item, end }): DeadLetter[] => {
    if (end.as === 'delivered') return [];
    const isUncertain = end.as === 'uncertain';
    return [{ at: now, chatId, why: end.why, content: { type: 'delivery', item, isUncertain } }];
  });
  const ends = new Map(plan.finished.flatMap(({ item, end }) => deliveriesOf(item, end)));
  const next: ClaimedChat = {
    mail: chat.mail,
    record: withDeliveries({ ...chat.record, outbox: withOffers(chat.record, plan, now) }, ends),
    tokens: chat.tokens.filter((token) => !spent.includes(token.eventId)),
    ...(plan.blockedUntil === undefined ? {} : { blockedUntil: plan.blockedUntil }),
    unwritten: {
      ...chat.unwritten,
      spentTokens: [...chat.unwritten.spentTokens, ...spent],
      deadLetters: [...chat.unwritten.deadLetters, ...deadLetters],
    },
  };
  return [next, plan];
}

/** What may be lost is offered once more with the next free reply, but not while staff hold the chat: then the bot is silent. */
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

/** A question that is still being heard is answered in a moment, by the newest token: the one of its last piece. */
function tokenOfCollectedQuestion({ record, tokens }: ClaimedChat): readonly string[] {
  if (record.session.phase.name !== 'collecting') return [];
  const newest = Math.max(...tokens.map(({ receivedAt }) => receivedAt));
  return tokens.filter(({ receivedAt }) => receivedAt === newest).map(({ eventId }) => eventId);
}

function deliveriesOf(item: OutboxItem, { as }: DeliveryEnd): [string, LineDelivery][] {
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

/** What happened next in this chat: its oldest waiting event, or a timer that went off before it. */
export function nextEvent(
  chat: ClaimedChat,
  chatId: DeadLetter['chatId'],
  now: number,
): ConversationEvent | undefined {
  const waiting = nextMail(chat);
  return dueTimer(chat.record, chatId, Math.min(now, waiting?.occurredAt ?? now), now) ?? waiting;
}

/** A text whose writer has sent another already may be the beginning of one question. */
function nextMail(chat: ClaimedChat): ConversationEvent | undefined {
  const [first, second] = chat.mail.map(({ event }) => event);
  if (first?.type !== 'text') return first;
  if (isTakenBack(chat, first.messageId)) return withoutText(first);
  return second?.type === 'text' ? { ...first, isFollowed: true } : first;
}

/** Its writer has taken it back before we read it: that waits behind it, or LINE brings the text late. */
function isTakenBack({ mail, record }: ClaimedChat, messageId: string): boolean {
  const isIt = ({ event }: Mail): boolean => event.type === 'unsent' && event.messageId === messageId;
  return mail.some(isIt) || record.session.takenBack?.includes(messageId) === true;
}

function withoutText(event: Extract<ConversationEvent, { type: 'text' }>): ConversationEvent {
  const { text: _, isFollowed: __, ...rest } = event;
  return { ...rest, type: 'unsent' };
}

/** The chat after it took an event and the step that it led to. */
export function withHandledEvent(
  chat: ClaimedChat,
  event: ConversationEvent,
  step: Step,
  lateAnswers: OutboxItem['fallbackRoute'],
  deadLetters: readonly DeadLetter[],
): ClaimedChat {
  const taken = chat.mail.filter((mail) => mail.event.id === event.id).map((mail) => mail.mailId);
  const record = applyStep(chat.record, event, step, lateAnswers);
  // What was dropped may have used its token: nothing else may travel by it, or its refusal would prove too much.
  const lostTokens = droppedFrom(chat.record.outbox, record.outbox)
    .filter((item) => !isUnsent(item))
    .flatMap(tokensTriedBy);
  const spent = chat.tokens.filter(({ token }) => lostTokens.includes(token)).map(({ eventId }) => eventId);
  return {
    ...chat,
    record,
    mail: chat.mail.filter((mail) => !taken.includes(mail.mailId)),
    tokens: chat.tokens.filter(({ eventId }) => !spent.includes(eventId)),
    unwritten: {
      ...chat.unwritten,
      spentTokens: [...chat.unwritten.spentTokens, ...spent],
      handled: [...chat.unwritten.handled, ...taken],
      deadLetters: [...chat.unwritten.deadLetters, ...deadLetters].map((deadLetter) =>
        event.type === 'unsent' ? withoutMessage(deadLetter, event.chatId, event.messageId) : deadLetter,
      ),
    },
  };
}

/** Items that neither stay nor travel in another. */
function droppedFrom(before: ChatRecord['outbox'], after: ChatRecord['outbox']): readonly OutboxItem[] {
  const remaining = new Set(after.flatMap(({ id, mergedIds }) => [id, ...mergedIds]));
  return before.filter(({ id }) => !remaining.has(id));
}

export function nextWork(chat: ClaimedChat, now: number): NextWork {
  const { blockedUntil } = chat;
  const timers = chat.record.timers.map((timer) => timer.at);
  const times = blockedUntil === undefined ? timers : [blockedUntil, ...timers];
  return {
    mailAt: now,
    ...(times.length === 0 ? {} : { otherwiseAt: Math.min(...times) }),
  };
}
