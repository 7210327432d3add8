import type { AskedQuestion } from '../asked-question.ts';
import type { StaffRef } from '../staff-ref.ts';
import type { StaffCloseReason } from './staff-action.ts';
import type { Line } from './transcript.ts';

/** Why a ticket was closed: said by staff, or known by itself. */
export type CloseReason = StaffCloseReason | 'cancelled' | 'silent';

export type TicketState =
  /**
   * `since`: the asker waits for a human since then, epoch ms. It is kept when staff give a ticket back or lose it
   * without having answered.
   */
  | { readonly name: 'waiting'; readonly since: number }
  | {
      readonly name: 'assigned';
      readonly staff: StaffRef;
      readonly since: number;
      /** The asker waits for an answer since then, whoever held the ticket; absent when staff spoke last. */
      readonly owesSince?: number;
      /** Whose lease runs since then; absent = since `owesSince`, as in records from before they could differ. */
      readonly leaseSince?: number;
      /** Nobody has spoken for long: the desk shows it before the chat goes back to the bot. */
      readonly isIdle?: true;
    }
  | {
      readonly name: 'closed';
      readonly at: number;
      readonly reason: CloseReason;
      readonly by: StaffRef | 'asker' | 'desk';
    };

/** A person's wish for a human, until it is met. One chat has at most one that isn't closed. */
export type Ticket = {
  readonly id: string;
  readonly openedAt: number;
  /** What it is about; absent while the asker has not said. */
  readonly question?: AskedQuestion;
  readonly state: TicketState;
  /** The talk from shortly before it was opened. */
  readonly lines: readonly Line[];
  /** Its talk was longer than what is kept of one: the beginning is gone. */
  readonly isCut?: true;
  /** Entries near what the asker said last: what staff may answer with. */
  readonly suggestions: readonly string[];
  /** The asker was told that an answer waits for them, and has not come since. */
  readonly isNoticeSent?: true;
  /** Did it help? `word`: the asker's own, said in these messages. */
  readonly rating?: {
    readonly isSolved: boolean;
    readonly word?: string;
    readonly messageIds?: readonly string[];
  };
  /** Grows with every change: of two copies the greater is the newer. */
  readonly version: number;
};

export type OpenTicket = Ticket & { readonly state: Exclude<TicketState, { name: 'closed' }> };
export type AssignedTicket = Ticket & { readonly state: Extract<TicketState, { name: 'assigned' }> };

export function isOpen(ticket: Ticket | undefined): ticket is OpenTicket {
  return ticket !== undefined && ticket.state.name !== 'closed';
}

export function isAssigned(ticket: Ticket | undefined): ticket is AssignedTicket {
  return ticket?.state.name === 'assigned';
}

export function updateTicket<T extends Ticket, C extends Partial<Omit<Ticket, 'id' | 'version'>>>(
  ticket: T,
  change: C,
) {
  return { ...ticket, ...change, version: ticket.version + 1 };
}

/** Of a long talk the latest: what staff can still read. Thirty messages of LINE's longest fit in. */
const mostLines = 300;
const mostLetters = 150_000;

export function withLine<T extends Ticket>(ticket: T, ...more: readonly Line[]) {
  const all = [...ticket.lines, ...more];
  const lines = latest(all);
  return updateTicket(ticket, { lines, ...(lines.length < all.length ? { isCut: true } : {}) });
}

function latest(lines: readonly Line[]): readonly Line[] {
  let letters = 0;
  let first = lines.length;
  while (first > 0 && lines.length - first < mostLines) {
    letters += lettersOf(lines[first - 1]);
    if (letters > mostLetters) break;
    first -= 1;
  }
  return lines.slice(first);
}

function lettersOf(line: Line | undefined): number {
  return line !== undefined && 'text' in line ? line.text.length : 0;
}

/** Staff who owe an answer for so long lose the ticket to the others, ms. */
export const ticketLeaseMs = 10 * 60_000;

/** When the asker's first word came that no human has answered, epoch ms; undefined when none waits for an answer. */
export function unansweredSince(state: TicketState): number | undefined {
  switch (state.name) {
    case 'waiting':
      return state.since;
    case 'assigned':
      return state.owesSince;
    case 'closed':
      return undefined;
  }
}
