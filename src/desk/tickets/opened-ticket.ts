import type { WhenLate } from '../../conversation/event.ts';
import type { DeedEnd } from '../../staff/perform-action.ts';
import type { Ledger, TicketView } from '../../engine/ports.ts';
import type { StaffAccount } from '../../staff/staff.ts';
import type { DeskBook } from '../books.ts';

/** What a form brought that did not get through. */
export type TypedWords = {
  readonly in: 'reply' | 'note';
  readonly text: string;
  readonly late: WhenLate;
  /** The act it was, to be tried again. */
  readonly actId?: string | undefined;
};

/** What is to be said of an act at the head of the page. `outcome: none`: it is not decided yet, and will be shown. */
export type Told = {
  readonly kind: 'fine' | 'hint' | 'problem';
  readonly text: string;
  readonly outcome?: DeedEnd['kind'];
};

/** All that a ticket's page is drawn from. */
export type TicketPage = {
  readonly view: TicketView;
  readonly book: DeskBook | undefined;
  readonly colleagues: readonly StaffAccount[];
  readonly ledger: Awaited<ReturnType<Ledger['ledgerOf']>>;
  /** How many tickets wait. */
  readonly waiting: number;
  readonly now: number;
  readonly timeZone: string;
  readonly typed?: TypedWords | undefined;
  readonly told?: Told | undefined;
  /** Which suggestion to put into the box. */
  readonly use?: string | undefined;
};
