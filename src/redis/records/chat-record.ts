import { z } from 'zod';
import { unrepeatedTexts } from '../../conversation/dialogue/unrepeated-text.ts';
import { routesWithoutToken } from '../../conversation/step.ts';
import { timerNames } from '../../conversation/event.ts';
import type { Heard, Session } from '../../conversation/session.ts';
import type { OutboxItem } from '../../delivery/outbox.ts';
import type { ChatRecord } from '../../engine/chat-record.ts';
import { defineFormat, type Format } from './format.ts';
import { exactly } from './exactly.ts';
import {
  actionResult,
  askedQuestion,
  button,
  choice,
  leftNumber,
  message,
  number,
  text,
  texts,
} from './talk.ts';
import { line, ticket } from './ticket.ts';
import { upgradeChatRecord } from './upgrade-to-2.ts';

const guidePlace = { guideId: text, step: number };

const phaseNotCollecting = z.discriminatedUnion('name', [
  z.object({ name: z.literal('idle') }),
  z.object({
    name: z.literal('choosing'),
    question: askedQuestion.exactOptional(),
    offered: texts,
    categories: texts.exactOptional(),
  }),
  z.object({
    name: z.literal('answered'),
    entryId: text,
    question: askedQuestion.exactOptional(),
    others: texts.exactOptional(),
  }),
  z.object({ name: z.literal('browsing'), category: text, page: number }),
  z.object({ name: z.literal('inGuide'), ...guidePlace }),
  z.object({ name: z.literal('handedBack') }),
  z.object({ name: z.literal('rated') }),
]);

const phase = z.discriminatedUnion('name', [
  z.object({
    name: z.literal('collecting'),
    parts: z.array(z.object({ text, messageId: text })),
    since: number,
    before: phaseNotCollecting,
  }),
  phaseNotCollecting,
]);

const heard = exactly<Heard>()(
  z.union([z.object({ at: number, messageId: text }), z.object({ at: number, choice })]),
);

const session = exactly<Session>()(
  z.object({
    phase,
    shown: texts,
    misses: number,
    lastFallback: z.enum(unrepeatedTexts).exactOptional(),
    guide: z.object(guidePlace).exactOptional(),
    lastQuestion: askedQuestion.exactOptional(),
    leftNumber: leftNumber.exactOptional(),
    lines: z.array(line),
    lastHeard: heard.exactOptional(),
    ticket: ticket.exactOptional(),
    blockedAt: number.exactOptional(),
    takenBack: texts.exactOptional(),
    earlier: z.array(ticket).exactOptional(),
  }),
);

const outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('accepted') }),
  z.object({
    kind: z.literal('refused'),
    reason: z.enum([
      'invalidReplyToken',
      'rateLimited',
      'quotaExceeded',
      'unauthorized',
      'invalidMessage',
      'notConnected',
      'undeliverable',
    ]),
    detail: text,
  }),
  z.object({ kind: z.literal('unknown'), detail: text }),
]);

const attempt = z.object({
  route: z.discriminatedUnion('type', [
    z.object({ type: z.literal('reply'), token: text, receivedAt: number }),
    z.object({ type: z.literal('push') }),
  ]),
  at: number,
  outcome: outcome.exactOptional(),
});

export const outboxItem = exactly<OutboxItem>()(
  z.object({
    id: text,
    createdAt: number,
    messages: z.array(message),
    quickReplies: z.array(button),
    fallbackRoute: z.enum(routesWithoutToken),
    from: z.enum(['bot', 'staff']),
    mergedIds: texts,
    form: z.enum(['drawn', 'plain']),
    attempts: z.array(attempt),
  }),
);

const chatRecord = exactly<ChatRecord>()(
  z.object({
    session,
    outbox: z.array(outboxItem),
    timers: z.array(z.object({ id: z.enum(timerNames), at: number })),
    pendingResults: z.array(z.object({ actionId: text, outcome: actionResult })),
    publishedTickets: z.record(text, number),
  }),
);

export const chatRecordFormat: Format<ChatRecord> = defineFormat('chat record', chatRecord, [
  upgradeChatRecord,
]);
