import type { ActionResult } from '../conversation/effect.ts';
import type { ConversationEvent } from '../conversation/event.ts';
import { mapTickets, newSession, ticketsOf, type Session } from '../conversation/session.ts';
import type { Step } from '../conversation/step.ts';
import { updateTicket, isOpen, type Ticket } from '../conversation/tickets/ticket.ts';
import type { Line, LineDelivery } from '../conversation/tickets/transcript.ts';
import { addToOutbox, hasHumanWords, isUnsent, withoutQuotes, type OutboxItem } from '../delivery/outbox.ts';

/** All that is kept of one chat between two events, written in one atomic step. */
export type ChatRecord = {
  readonly session: Session;
  readonly outbox: readonly OutboxItem[];
  readonly timers: readonly Timer[];
  /** Staff whose act was decided and who have not been told yet. */
  readonly pendingResults: readonly PendingResult[];
  /** The versions of its tickets that the board has, by their ids. */
  readonly publishedTickets: Readonly<Record<string, number>>;
};

/** What became of the act that came as the event `actId`. */
export type PendingResult = { readonly actionId: string; readonly outcome: ActionResult };

export type Timer = { readonly id: string; readonly at: number };

/** Who is in the middle of a walk, or waits for a human, may take days. */
export function neverExpires({ session }: ChatRecord): boolean {
  return session.guide !== undefined || isOpen(session.ticket);
}

/** Is there anything that the staff's board doesn't show yet? */
export function hasUnpublished(record: ChatRecord): boolean {
  return record.pendingResults.length > 0 || unpublishedTickets(record).length > 0;
}

/** Tickets of which the board has no copy, or an older one. */
export function unpublishedTickets({ session, publishedTickets }: ChatRecord): readonly Ticket[] {
  return ticketsOf(session).filter(({ id, version }) => publishedTickets[id] !== version);
}

/** The record once the board has all of it. */
export function asPublished(record: ChatRecord): ChatRecord {
  const versions = ticketsOf(record.session).map(({ id, version }) => [id, version] as const);
  return { ...record, pendingResults: [], publishedTickets: Object.fromEntries(versions) };
}

/** The record once it is known what became of messages: staff see it at their own, and at what the bot said in vain. */
export function withDeliveries(record: ChatRecord, ends: ReadonlyMap<string, LineDelivery>): ChatRecord {
  const session = mapTickets(record.session, (ticket) => {
    const lines = ticket.lines.map((line) => withDelivery(line, ends.get(line.id)));
    return lines.every((line, index) => line === ticket.lines[index])
      ? ticket
      : updateTicket(ticket, { lines });
  });
  return session === record.session ? record : { ...record, session };
}

function withDelivery(line: Line, delivery: LineDelivery | undefined): Line {
  if (delivery === undefined) return line;
  if (line.from === 'staff') return { ...line, delivery };
  return line.from === 'bot' && delivery !== 'delivered' && delivery !== 'sending'
    ? { ...line, delivery }
    : line;
}

export const newChatRecord: ChatRecord = {
  session: newSession,
  outbox: [],
  timers: [],
  pendingResults: [],
  publishedTickets: {},
};

/**
 * The record after an event has led to a step.
 * @param lateAnswers the book's rule for an answer that no free token can carry any more. It holds for what
 *   a person asked; a greeting or a hint is never worth a paid push.
 */
export function applyStep(
  record: ChatRecord,
  event: ConversationEvent,
  step: Step,
  lateAnswers: OutboxItem['fallbackRoute'],
): ChatRecord {
  // What a timer makes the desk say is the answer to a question that came in pieces.
  const isAskedFor = event.type === 'text' || event.type === 'choice' || event.type === 'timePassed';
  const { staying, dropped } = sortOutbox(stillSayable(record.outbox, event), step);
  const item: OutboxItem = {
    id: event.id,
    createdAt: event.receivedAt,
    messages: step.messages,
    quickReplies: step.quickReplies,
    fallbackRoute: step.travel ?? (isAskedFor ? lateAnswers : 'next-reply'),
    from: event.type === 'staffReplied' || event.type === 'staffResent' ? 'staff' : 'bot',
    mergedIds: [],
    form: 'drawn',
    attempts: [],
  };
  const results = step.effects.flatMap((effect) =>
    effect.type === 'reportResult' ? [{ actionId: event.id, outcome: effect.outcome }] : [],
  );
  const next: ChatRecord = {
    ...record,
    session: step.session,
    pendingResults: [...record.pendingResults, ...results],
    outbox: step.messages.length === 0 ? staying : addToOutbox(staying, item),
    timers: applyTimers(record.timers, event, step),
  };
  const isBlocked = step.session.blockedAt !== undefined;
  return withDeliveries(next, new Map(dropped.flatMap((each) => endsOf(each, isBlocked))));
}

/** What is still to be said, without what was taken back. */
function stillSayable(outbox: ChatRecord['outbox'], event: ConversationEvent): ChatRecord['outbox'] {
  return event.type === 'unsent' ? outbox.map((item) => withoutQuotes(item, event.messageId)) : outbox;
}

type SortedOutbox = Record<'staying' | 'dropped', readonly OutboxItem[]>;

function sortOutbox(outbox: ChatRecord['outbox'], { effects }: Step): SortedOutbox {
  const discard = effects.find((effect) => effect.type === 'discardOutbox');
  if (discard === undefined) return { staying: outbox, dropped: [] };
  if (discard.of === 'all') return { staying: [], dropped: outbox };
  const neverExpires = (item: OutboxItem): boolean =>
    item.from === 'staff' || item.fallbackRoute === 'push-notice' || hasHumanWords(item);
  return {
    staying: outbox.filter(neverExpires).map(humansPart),
    dropped: outbox.filter((item) => !neverExpires(item)),
  };
}

/** What a human said is followed up as it is when LINE may have it already; else the bot's words beside it are left out. */
function humansPart(item: OutboxItem): OutboxItem {
  if (item.from === 'staff' || !isUnsent(item)) return item;
  const messages = item.messages.filter(({ type }) => type === 'staff');
  return { ...item, messages, quickReplies: [], from: 'staff' };
}

function endsOf(item: OutboxItem, isBlocked: boolean): [string, LineDelivery][] {
  const unsent = isBlocked ? 'blocked' : 'failed';
  return [...item.mergedIds, item.id].map((id) => [id, isUnsent(item) ? unsent : 'uncertain']);
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
