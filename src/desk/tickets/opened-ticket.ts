import type { FallbackRoute } from '../../conversation/tickets/staff-action.ts';
import type { ActionEnd } from '../../staff/perform-action.ts';
import type { QuotaReader, TicketView } from '../../engine/ports.ts';
import type { StaffAccount } from '../../staff/accounts.ts';
import type { DeskBook } from '../books.ts';

/** What a form brought that did not get through. */
export type TypedWords = {
  readonly in: 'reply' | 'note';
  readonly text: string;
  readonly late: FallbackRoute;
  /** The act it was, to be tried again. */
  readonly actionId?: string | undefined;
};

/** What is to be said of an act at the head of the page. `outcome: none`: it is not decided yet, and will be shown. */
export type Told = {
  readonly kind: 'fine' | 'hint' | 'problem';
  readonly text: string;
  readonly outcome?: ActionEnd['kind'];
};

/** All that a ticket's page is drawn from. */
export type TicketPage = {
  readonly view: TicketView;
  readonly book: DeskBook | undefined;
  readonly colleagues: readonly StaffAccount[];
  readonly quota: Awaited<ReturnType<QuotaReader['quotaOf']>>;
  /** How many tickets wait. */
  readonly waiting: number;
  readonly now: number;
  readonly timeZone: string;
  readonly typed?: TypedWords | undefined;
  readonly message?: Told | undefined;
  /** Which suggestion to put into the box. */
  readonly use?: string | undefined;
};
