import { lineLimits } from '../conversation/line-limits.ts';

/** LINE's limits for the messages and menus that we send. https://developers.line.biz/en/reference/messaging-api/ (2026-08-07) */
export const limits = {
  text: lineLimits.textLength,
  altText: 1500,
  quickReplies: lineLimits.quickReplies,
  quickReplyLabel: 20,
  flexLabel: 40,
  richMenuLabel: 20,
  postbackData: 300,
  displayText: 300,
  uri: 1000,
  bubblesPerCarousel: 12,
  /** "30 KB" and "50 KB", read strictly. */
  bubbleBytes: 30_000,
  carouselBytes: 50_000,
} as const;

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/**
 * Shortens a text that a person reads to at most `max` UTF-16 units, between characters as people see them,
 * and marks what is missing with 「…」. LINE counts some limits in graphemes, some in UTF-16 units, and has been seen
 * to count code points. UTF-16 units are the most, so a text that keeps this limit keeps the others.
 */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text.toWellFormed();
  let end = 0;
  // Reads one unit more than fits, because what follows shows whether a character ends there.
  for (const { index } of graphemes.segment(text.slice(0, max + 1))) if (index <= max - 1) end = index;
  return `${text.slice(0, end)}…`.toWellFormed();
}
