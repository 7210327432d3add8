import type { Book } from '../../books/book.ts';

/** How long a book's desk waits for people, ms. */
export type TicketTimes = {
  /** With nobody speaking for so long the desk warns … */
  readonly idleWarningMs: number;
  /** … and then the chat goes back to the bot. */
  readonly idleCloseMs: number;
  /** For so long after that, what the asker writes is taken for their late reply, and opens the ticket again. */
  readonly lateReplyMs: number;
  /** For so long 「まだ解決しない」 opens a closed ticket again. */
  readonly reopenMs: number;
};

const minute = 60_000;
const hour = 60 * minute;

/**
 * Where the book says nothing. A day for late replies: what staff write in the evening is read the next morning. After
 * that a person has most likely come with something new, and the button still leads back to their ticket.
 */
export const usualTimes: TicketTimes = {
  idleWarningMs: 30 * minute,
  idleCloseMs: 60 * minute,
  lateReplyMs: 24 * hour,
  reopenMs: 7 * 24 * hour,
};

export function ticketTimesOf({ desk }: Pick<Book, 'desk'>): TicketTimes {
  const { idleWarningMinutes, idleCloseMinutes, lateReplyHours, reopenDays } = desk;
  return {
    idleWarningMs: inMs(idleWarningMinutes, minute) ?? usualTimes.idleWarningMs,
    idleCloseMs: inMs(idleCloseMinutes, minute) ?? usualTimes.idleCloseMs,
    lateReplyMs: inMs(lateReplyHours, hour) ?? usualTimes.lateReplyMs,
    reopenMs: inMs(reopenDays, 24 * hour) ?? usualTimes.reopenMs,
  };
}

function inMs(count: number | undefined, unitMs: number): number | undefined {
  return count === undefined ? undefined : count * unitMs;
}
