import { z } from 'zod';
import type { ActionResult } from '../../conversation/effect.ts';
import type { BoardChange, TicketSummary, TicketView } from '../../engine/ports.ts';
import { defineFormat, unchanged, type Format } from './format.ts';
import { exactly } from './exactly.ts';
import { actionResult, chatId, number, text } from './talk.ts';
import { ticket, ticketState } from './ticket.ts';
import { upgradeBoardChange, upgradeTicketView } from './upgrade-to-2.ts';

const ticketView = exactly<TicketView>()(
  z.object({
    chatId,
    bookId: text,
    ticket,
    blockedAt: number.exactOptional(),
    freeReplyUntil: number.exactOptional(),
  }),
);

const ticketSummary = exactly<TicketSummary>()(
  z.object({
    chatId,
    bookId: text,
    id: text,
    version: number,
    openedAt: number,
    state: ticketState,
    question: text,
    askedAt: number,
    lastWords: text,
  }),
);

const boardChange = exactly<BoardChange>()(
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('ticket'), bookId: text, ticketId: text, version: number }),
    z.object({ type: z.literal('outcome'), actionId: text }),
  ]),
);

export const ticketViewFormat: Format<TicketView> = defineFormat('ticket', ticketView, [upgradeTicketView]);
export const ticketSummaryFormat: Format<TicketSummary> = defineFormat('ticket summary', ticketSummary, [
  unchanged,
]);
export const actionResultFormat: Format<ActionResult> = defineFormat(
  'result of a staff action',
  actionResult,
  [unchanged],
);
export const boardChangeFormat: Format<BoardChange> = defineFormat('change of the board', boardChange, [
  upgradeBoardChange,
]);
