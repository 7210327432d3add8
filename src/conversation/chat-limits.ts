import { lineLimits } from './line-limits.ts';

/** Our own limits on what a chat remembers and offers. Lengths are in UTF-16 units. */
export const chatLimits = {
  /** Messages that are collected as one question. */
  questionParts: 10,
  /** Search reads only the beginning; the rest is for staff. */
  questionLength: lineLimits.textLength,
  /** Entries that are remembered as already offered in one talk. */
  shownEntries: 60,
  /** Unsent messages that are remembered: LINE repeats an event for hours at most. */
  unsentMessages: 20,
  /** Questions offered when the bot could not help. */
  nearestOffered: 3,
  /** Entries suggested to staff for a ticket. */
  suggestions: 3,
  /** Transcript lines of a talk without a ticket: enough to see what was asked and why the bot missed. */
  talkLines: 12,
  /** What a person writes is stored whole. */
  askerLineLength: lineLimits.textLength,
  /** The bot's answers are in the book: their beginning is enough to recognise them. */
  botLineLength: 300,
  /** The newest transcript lines of a ticket, and their total length: thirty messages of LINE's longest fit in. */
  ticketLines: 300,
  ticketLength: 150_000,
  /** Closed tickets that stay in the session, so that an unsent message can be erased from them. */
  earlierTickets: 10,
  /** Characters of a display name. */
  displayNameLength: 20,
} as const;
