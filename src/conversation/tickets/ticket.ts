import type { AskedQuestion, LeftNumber } from '../asked-question.ts';
import type { Cause } from '../event.ts';
import { chatLimits } from '../chat-limits.ts';
import type { StaffRef } from '../staff-ref.ts';
import type { StaffCloseReason } from './staff-action.ts';
import type { TranscriptLine, TicketChange } from './transcript.ts';

/**
 * Why a ticket was closed: by staff's choice, by the asker while it waited (`cancelled`) or while staff had it
 * (`endedByAsker`), or for silence.
 */
export type CloseReason = StaffCloseReason | OtherCloseReason;
export const otherCloseReasons = ['cancelled', 'endedByAsker', 'silent'] as const;
type OtherCloseReason = (typeof otherCloseReasons)[number];

export type TicketState =
  /**
   * `since`: the asker waits for a human since then, epoch ms. It is not reset when the ticket waits again and nobody
   * has answered. When staff spoke last, nobody has the ticket since then.
   */
  | { readonly name: 'waiting'; readonly since: number }
  | {
      readonly name: 'assigned';
      readonly staff: StaffRef;
      /** This holder has the ticket since then, epoch ms. */
      readonly since: number;
      /** The asker waits for an answer since then, whoever held the ticket; absent when staff spoke last. */
      readonly owesSince?: number;
      /**
       * The holder's ticket lease runs since then. It runs while the asker waits, and for a colleague who was handed the
       * ticket until they say something; absent in older records = since `owesSince`.
       */
      readonly leaseSince?: number;
      /** Nobody has spoken for long: the desk's pages warn staff before the chat goes back to the bot. "Idle" is the stored word for silent. */
      readonly isIdle?: true;
    }
  | {
      readonly name: 'closed';
      readonly at: number;
      readonly reason: CloseReason;
      readonly by: StaffRef | 'asker' | 'desk';
    };

/** A person's request for a human. A chat has at most one that is not closed. */
export type Ticket = {
  readonly id: string;
  readonly openedAt: number;
  /** What it is about; absent while the asker has not said so. */
  readonly question?: AskedQuestion;
  /** Where the asker would like to be called. */
  readonly leftNumber?: LeftNumber;
  readonly state: TicketState;
  /** The transcript, from shortly before it was opened. */
  readonly lines: readonly TranscriptLine[];
  /** The transcript was too long: its beginning is gone. */
  readonly isCut?: true;
  /** Ids of entries near what the asker said last, for staff to answer with. */
  readonly suggestions: readonly string[];
  /** The asker was notified that an answer waits, and has not written since. */
  readonly isNoticeSent?: true;
  /** Whether it helped. `word`: the asker's comment, written in these messages. */
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

/** The ticket with a change, as a newer version. */
export function updateTicket<T extends Ticket, C extends Partial<Omit<Ticket, 'id' | 'version'>>>(
  ticket: T,
  change: C,
) {
  return { ...ticket, ...change, version: ticket.version + 1 };
}

/** The ticket with more lines. Of a long talk only the newest lines stay. */
export function withTranscriptLines<T extends Ticket>(ticket: T, ...more: readonly TranscriptLine[]) {
  const all = [...ticket.lines, ...more];
  const lines = newest(all);
  return updateTicket(ticket, { lines, ...(lines.length < all.length ? { isCut: true } : {}) });
}

/** The ticket in a new state, with a transcript line that says so. @param to who has the ticket now */
export function withStatusLine<S extends TicketState>(
  ticket: Ticket,
  cause: Cause,
  what: TicketChange,
  state: S,
  staff?: StaffRef,
  to?: StaffRef,
) {
  const people = { ...(staff === undefined ? {} : { staff }), ...(to === undefined ? {} : { to }) };
  const line = { id: cause.id, at: cause.receivedAt, from: 'desk', what, ...people } as const;
  return updateTicket(withTranscriptLines(ticket, line), { state });
}

function newest(lines: readonly TranscriptLine[]): readonly TranscriptLine[] {
  let length = 0;
  let first = lines.length;
  while (first > 0 && lines.length - first < chatLimits.ticketLines) {
    length += textLengthOf(lines[first - 1]);
    if (length > chatLimits.ticketLength) break;
    first -= 1;
  }
  return lines.slice(first);
}

function textLengthOf(line: TranscriptLine | undefined): number {
  return line !== undefined && 'text' in line ? line.text.length : 0;
}

/** A holder who owes an answer for so long, or says nothing after a hand-over, loses the ticket to the others, ms. */
export const ticketLeaseMs = 10 * 60_000;

/** Since when the asker waits for an answer of staff, epoch ms. @returns undefined when they do not wait for one */
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
