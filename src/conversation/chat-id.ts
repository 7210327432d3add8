/** One person talking with one LINE account: `<book id>:<LINE user id>`. */
export type ChatId = `${string}:${string}`;

/** @param bookId never contains a colon (the book's schema sees to it) */
export function toChatId(bookId: string, lineUserId: string): ChatId {
  return `${bookId}:${lineUserId}`;
}

export function bookIdOf(chatId: ChatId): string {
  return chatId.slice(0, chatId.indexOf(':'));
}

export function lineUserIdOf(chatId: ChatId): string {
  return chatId.slice(chatId.indexOf(':') + 1);
}
