/**
 * LINE's limits on what we send, all of them here: some decide what the bot says and how much of it fits.
 * https://developers.line.biz/en/reference/messaging-api/ (2026-08-07). Lengths are in UTF-16 units; LINE counts some in graphemes,
 * which are never more.
 */
export const lineLimits = {
  /** Messages in one reply or push. */
  messagesPerRequest: 5,
  /** Quick reply buttons under one message. */
  quickReplies: 13,
  /** Length of one text message. */
  textLength: 5_000,
  altText: 1_500,
  quickReplyLabel: 20,
  flexLabel: 40,
  richMenuLabel: 20,
  postbackData: 300,
  displayText: 300,
  uri: 1_000,
  bubblesPerCarousel: 12,
  /** "30 KB" and "50 KB", read strictly. */
  bubbleBytes: 30_000,
  carouselBytes: 50_000,
} as const;
