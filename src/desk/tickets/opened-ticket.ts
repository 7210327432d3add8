import type { FallbackRoute } from '../../conversation/tickets/staff-action.ts';
import type { ActionEnd } from '../../staff/perform-action.ts';
import { chatRetentionMs, type QuotaReader, type TicketView } from '../../engine/ports.ts';
import type { StaffAccount } from '../../staff/accounts.ts';
import type { DeskBook } from '../books.ts';

/** What was typed into a form whose action was not done. */
export type TypedWords = {
  readonly in: 'reply' | 'note';
  readonly text: string;
  readonly fallbackRoute: FallbackRoute;
  /** The action's id, so that it can be tried again as the same action. */
  readonly actionId?: string | undefined;
};

/** The message at the head of the page. `result: 'none'`: the action is not decided yet; the page will show the result. */
export type PageMessage = {
  readonly kind: 'fine' | 'hint' | 'problem';
  readonly text: string;
  readonly result?: ActionEnd['kind'];
};

/** All that a ticket's page is rendered from. */
export type TicketPage = {
  readonly view: TicketView;
  readonly book: DeskBook | undefined;
  readonly colleagues: readonly StaffAccount[];
  readonly quota: Awaited<ReturnType<QuotaReader['quotaOf']>>;
  /** The number of waiting tickets. */
  readonly waiting: number;
  readonly now: number;
  readonly timeZone: string;
  readonly typed?: TypedWords | undefined;
  readonly message?: PageMessage | undefined;
  /** The suggestion to put into the answer box. */
  readonly use?: string | undefined;
};

/**
 * Whether staff can still do something to the ticket. The board stores a closed one for longer than its chat may be stored.
 * When the chat has gone on to a newer ticket, only the worker knows that, and refuses the action.
 */
export function takesActions({ view, now }: Pick<TicketPage, 'view' | 'now'>): boolean {
  const { state } = view.ticket;
  return state.name !== 'closed' || now - state.at < chatRetentionMs;
}
