/**
 * LINE's limits that decide what the bot says and how much of it fits.
 * https://developers.line.biz/en/reference/messaging-api/#send-reply-message (`messages`, quick reply, text message)
 */
export const lineLimits = {
  /** Messages in one reply or push. */
  messagesPerRequest: 5,
  /** Quick reply buttons under one message. */
  quickReplies: 13,
  /** Length of one text message, UTF-16 units. */
  textLength: 5_000,
} as const;
