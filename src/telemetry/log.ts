import { createHash } from 'node:crypto';
import { pino, type Logger } from 'pino';

/** Structured log lines on standard output, one JSON object each. @param level pino's level names */
export function createLogger(level: string, process: string): Logger {
  return pino({ level, base: { process }, timestamp: pino.stdTimeFunctions.isoTime });
}

/** LINE user ids are personal data: in logs a chat is known by the book and a short fingerprint. */
export function chatForLog(chatId: string): string {
  const bookId = chatId.slice(0, chatId.indexOf(':'));
  return `${bookId}:${createHash('sha256').update(chatId).digest('hex').slice(0, 12)}`;
}
