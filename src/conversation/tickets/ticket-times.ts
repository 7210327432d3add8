import type { Book } from '../../books/book.ts';

/** The waiting times of a book's tickets, ms. */
export type TicketTimes = {
  /** After so long without a message of either side, staff are warned … */
  readonly silenceWarningMs: number;
  /** … and after so long the ticket is closed and the chat goes back to the bot. */
  readonly silenceCloseMs: number;
  /** So long after that, what the asker writes counts as a late reply and reopens the ticket. */
  readonly lateReplyMs: number;
  /** So long after closing, 「まだ解決しない」 reopens a ticket. */
  readonly reopenMs: number;
};

const minute = 60_000;
const hour = 60 * minute;

/**
 * Used where the book says nothing. Late replies have a day: what staff write in the evening is read the next morning.
 * After that a person most likely asks something new, and the button still leads back to their ticket.
 */
export const usualTimes: TicketTimes = {
  silenceWarningMs: 30 * minute,
  silenceCloseMs: 60 * minute,
  lateReplyMs: 24 * hour,
  reopenMs: 7 * 24 * hour,
};

export function ticketTimesOf({ support }: Pick<Book, 'support'>): TicketTimes {
  const { idleWarningMinutes, idleCloseMinutes, lateReplyHours, reopenDays } = support;
  return {
    silenceWarningMs: inMs(idleWarningMinutes, minute) ?? usualTimes.silenceWarningMs,
    silenceCloseMs: inMs(idleCloseMinutes, minute) ?? usualTimes.silenceCloseMs,
    lateReplyMs: inMs(lateReplyHours, hour) ?? usualTimes.lateReplyMs,
    reopenMs: inMs(reopenDays, 24 * hour) ?? usualTimes.reopenMs,
  };
}

function inMs(count: number | undefined, unitMs: number): number | undefined {
  return count === undefined ? undefined : count * unitMs;
}
