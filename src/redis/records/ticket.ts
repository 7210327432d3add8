import { z } from 'zod';
import { closeReasons } from '../../conversation/tickets/staff-action.ts';
import { otherCloseReasons, type Ticket } from '../../conversation/tickets/ticket.ts';
import type { TranscriptLine } from '../../conversation/tickets/transcript.ts';
import { exactly } from './exactly.ts';
import { askedQuestion, leftNumber, number, staffRef, text, texts, unreadableKind } from './talk.ts';

const undelivered = ['uncertain', 'failed', 'blocked'] as const;
const said = { id: text, at: number };

const askerAction = z.discriminatedUnion('type', [
  z.object({ type: z.literal('unreadable'), kind: unreadableKind }),
  z.object({ type: z.literal('tapped'), words: text.exactOptional() }),
  z.object({ type: z.literal('unsent') }),
  z.object({ type: z.literal('blocked') }),
  z.object({ type: z.literal('unblocked') }),
]);

export const line = exactly<TranscriptLine>()(
  z.discriminatedUnion('from', [
    z.object({ ...said, from: z.literal('asker'), text, messageId: text }),
    z.object({ ...said, from: z.literal('askerAction'), what: askerAction }),
    z.object({
      ...said,
      from: z.literal('bot'),
      text,
      finding: z.enum(['confident', 'ambiguous', 'several', 'none']).exactOptional(),
      delivery: z.enum(undelivered).exactOptional(),
    }),
    z.object({
      ...said,
      from: z.literal('staff'),
      staff: staffRef,
      text,
      delivery: z.enum(['sending', 'delivered', ...undelivered]),
      resends: text.exactOptional(),
    }),
    z.object({ ...said, from: z.literal('note'), staff: staffRef, text }),
    z.object({
      ...said,
      from: z.literal('desk'),
      what: z.enum([
        'opened',
        'claimed',
        'handedOver',
        'released',
        'leaseEnded',
        'idle',
        'closed',
        'cancelled',
        'endedByAsker',
        'reopened',
        'repliedLate',
      ]),
      staff: staffRef.exactOptional(),
      to: staffRef.exactOptional(),
    }),
  ]),
);

export const ticketState = z.discriminatedUnion('name', [
  z.object({ name: z.literal('waiting'), since: number }),
  z.object({
    name: z.literal('assigned'),
    staff: staffRef,
    since: number,
    owesSince: number.exactOptional(),
    leaseSince: number.exactOptional(),
    isIdle: z.literal(true).exactOptional(),
  }),
  z.object({
    name: z.literal('closed'),
    at: number,
    reason: z.enum([...closeReasons, ...otherCloseReasons]),
    by: z.union([staffRef, z.enum(['asker', 'desk'])]),
  }),
]);

export const ticket = exactly<Ticket>()(
  z.object({
    id: text,
    openedAt: number,
    question: askedQuestion.exactOptional(),
    leftNumber: leftNumber.exactOptional(),
    state: ticketState,
    lines: z.array(line),
    isCut: z.literal(true).exactOptional(),
    suggestions: texts,
    isNoticeSent: z.literal(true).exactOptional(),
    rating: z
      .object({ isSolved: z.boolean(), word: text.exactOptional(), messageIds: texts.exactOptional() })
      .exactOptional(),
    version: number,
  }),
);
