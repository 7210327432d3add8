import { createHash } from 'node:crypto';
import { pino, type DestinationStream, type Logger } from 'pino';

export type { Logger } from 'pino';

/** Structured log lines on standard output, one JSON object each. @param level pino's level names */
export function createLogger(
  level: string,
  process: string,
  destination: DestinationStream = pino.destination(1),
): Logger {
  const { isoTime } = pino.stdTimeFunctions;
  const serializers = { err: errorForLog };
  return pino({ level, base: { process }, timestamp: isoTime, serializers }, destination);
}

/**
 * What went wrong and where. Other properties of an error are left out: Redis's errors hold the command that failed,
 * and so what people wrote, reply tokens, or Redis's password.
 */
function errorForLog(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return String(error);
  const { name, message, code, stack, cause } = error as Readonly<Record<string, unknown>>;
  return { name, message, code, stack, ...(cause === undefined ? {} : { cause: errorForLog(cause) }) };
}

/** LINE user ids are personal data, so logs name a chat by its book and a short fingerprint. */
export function chatForLog(chatId: string): string {
  const bookId = chatId.slice(0, chatId.indexOf(':'));
  return `${bookId}:${createHash('sha256').update(chatId).digest('hex').slice(0, 12)}`;
}
