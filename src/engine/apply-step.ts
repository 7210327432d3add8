import { withDeliveries, type ChatRecord } from './chat-record.ts';
import type { Effect } from '../conversation/effect.ts';
import type { ConversationEvent, TimerName } from '../conversation/event.ts';
import type { RouteWithoutToken, Step } from '../conversation/step.ts';
import type { MessageDelivery } from '../conversation/tickets/transcript.ts';
import {
  addToOutbox,
  hasHumanWords,
  isSurelyUndelivered,
  withoutQuotes,
  type OutboxItem,
} from '../delivery/outbox.ts';

/**
 * The record after an event has led to a step.
 * @param lateAnswers the book's fallback route for a step that names none of its own: what a person asked for.
 */
export function applyStep(
  record: ChatRecord,
  event: ConversationEvent,
  step: Step,
  lateAnswers: RouteWithoutToken,
): ChatRecord {
  const started: ChatRecord = {
    ...record,
    session: step.session,
    outbox: event.type === 'unsent' ? eraseFromOutbox(record.outbox, event.messageId) : record.outbox,
    timers: event.type === 'timePassed' ? withoutTimer(record.timers, event.timerId) : record.timers,
  };
  const next = step.effects.reduce((each, effect) => applyEffect(each, effect, event), started);
  if (step.messages.length === 0) return next;
  return { ...next, outbox: addToOutbox(next.outbox, toOutboxItem(event, step, lateAnswers)) };
}

/** One effect of an event on the record. A new effect does not compile until it has its case here. */
function applyEffect(record: ChatRecord, effect: Effect, event: ConversationEvent): ChatRecord {
  switch (effect.type) {
    case 'wakeAt': {
      const timer = { id: effect.timerId, at: effect.at };
      return { ...record, timers: [...withoutTimer(record.timers, effect.timerId), timer] };
    }
    case 'cancelWake':
      return { ...record, timers: withoutTimer(record.timers, effect.timerId) };
    case 'discardOutbox':
      return effect.of === 'all' ? discardAll(record) : discardBotWords(record);
    case 'reportResult': {
      const result = { actionId: event.id, outcome: effect.result };
      return { ...record, pendingResults: [...record.pendingResults, result] };
    }
    case 'recordFinding':
    case 'showListening':
      // `handleEvent` does it at once; the chat need not remember it.
      return record;
  }
}

function toOutboxItem(event: ConversationEvent, step: Step, lateAnswers: RouteWithoutToken): OutboxItem {
  return {
    id: event.id,
    createdAt: event.receivedAt,
    messages: step.messages,
    quickReplies: step.quickReplies,
    fallbackRoute: step.fallbackRoute ?? lateAnswers,
    from: hasHumanWords(step) ? 'staff' : 'bot',
    mergedIds: [],
    form: 'drawn',
    attempts: [],
  };
}

function withoutTimer(timers: ChatRecord['timers'], name: TimerName): ChatRecord['timers'] {
  return timers.filter(({ id }) => id !== name);
}

/** The outbox without the words of a message that its writer has unsent. */
function eraseFromOutbox(outbox: ChatRecord['outbox'], messageId: string): ChatRecord['outbox'] {
  return outbox.map((item) => withoutQuotes(item, messageId));
}

function discardAll(record: ChatRecord): ChatRecord {
  return markDiscarded({ ...record, outbox: [] }, record.outbox);
}

/** Discards what the bot had to say. What staff wrote stays. */
function discardBotWords(record: ChatRecord): ChatRecord {
  const isStaying = (item: OutboxItem): boolean =>
    item.from === 'staff' || item.fallbackRoute === 'push-notice' || hasHumanWords(item);
  const staying = record.outbox.filter(isStaying).map(staffPart);
  const discarded = record.outbox.filter((item) => !isStaying(item));
  return markDiscarded({ ...record, outbox: staying }, discarded);
}

/** An item that LINE may have already is repeated unchanged; else the bot's words beside those of staff are left out. */
function staffPart(item: OutboxItem): OutboxItem {
  if (item.from === 'staff' || !isSurelyUndelivered(item)) return item;
  const messages = item.messages.filter(({ type }) => type === 'staff');
  return { ...item, messages, quickReplies: [], from: 'staff' };
}

/** Shows staff how far the discarded items came. */
function markDiscarded(record: ChatRecord, discarded: readonly OutboxItem[]): ChatRecord {
  const undelivered = record.session.blockedAt === undefined ? 'failed' : 'blocked';
  const deliveries = discarded.flatMap((item): [string, MessageDelivery][] =>
    [...item.mergedIds, item.id].map((id) => [id, isSurelyUndelivered(item) ? undelivered : 'uncertain']),
  );
  return withDeliveries(record, new Map(deliveries));
}
