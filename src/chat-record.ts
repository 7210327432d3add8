import type { ConversationEvent } from './conversation/event.ts';
import { newSession, type Session } from './conversation/session.ts';
import type { Step } from './conversation/step.ts';
import { addToOutbox, type OutboxItem } from './delivery/outbox.ts';

/** All that is kept of one chat between two events, written in one atomic step. */
export type ChatRecord = {
  readonly session: Session;
  readonly outbox: readonly OutboxItem[];
  readonly timers: readonly Timer[];
};

export type Timer = { readonly id: string; readonly at: number };

/** Who is in the middle of a walk takes days, perhaps months. */
export function isKept({ session }: ChatRecord): boolean {
  return session.walk !== undefined;
}

export const newChatRecord: ChatRecord = { session: newSession, outbox: [], timers: [] };

/**
 * The record after an event has led to a step.
 * @param lateAnswers the book's rule for an answer that no free token can carry any more. It holds for what
 *   a person asked; a greeting or a hint is never worth a paid push.
 */
export function applyStep(
  record: ChatRecord,
  event: ConversationEvent,
  step: Step,
  lateAnswers: OutboxItem['whenLate'],
): ChatRecord {
  // What a timer makes the desk say is the answer to a question that came in pieces.
  const isAskedFor = event.type === 'text' || event.type === 'choice' || event.type === 'timePassed';
  const kept = step.effects.some((effect) => effect.type === 'discardOutbox') ? [] : record.outbox;
  const item: OutboxItem = {
    id: event.id,
    createdAt: event.receivedAt,
    messages: step.messages,
    quickReplies: step.quickReplies,
    whenLate: isAskedFor ? lateAnswers : 'next-reply',
    form: 'drawn',
    attempts: [],
  };
  return {
    session: step.session,
    outbox: step.messages.length === 0 ? kept : addToOutbox(kept, item),
    timers: applyTimers(record.timers, event, step),
  };
}

function applyTimers(timers: readonly Timer[], event: ConversationEvent, step: Step): readonly Timer[] {
  const fired = event.type === 'timePassed' ? event.timerId : undefined;
  let next = timers.filter((timer) => timer.id !== fired);
  for (const effect of step.effects) {
    if (effect.type !== 'wakeAt' && effect.type !== 'cancelWake') continue;
    next = next.filter((timer) => timer.id !== effect.timerId);
    if (effect.type === 'wakeAt') next = [...next, { id: effect.timerId, at: effect.at }];
  }
  return next;
}

/** The timer that went off first, as an event; undefined when none is due before `until` (epoch ms). */
export function dueTimer(
  record: ChatRecord,
  chatId: ConversationEvent['chatId'],
  until: number,
  now: number,
): ConversationEvent | undefined {
  const [first] = record.timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at);
  if (first === undefined) return undefined;
  const id = `timer:${chatId}:${first.id}:${first.at}`;
  return { id, chatId, occurredAt: first.at, receivedAt: now, type: 'timePassed', timerId: first.id };
}
