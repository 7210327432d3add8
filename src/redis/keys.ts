import { createHash } from 'node:crypto';
import type { ChatId } from '../conversation/chat-id.ts';

/**
 * Every key of Madoguchi in Redis. All keys of a chat, and the due set that lists it, share the hash tag of the chat's
 * partition, so that a Lua script finds them on one node of a Redis Cluster.
 */
export const partitions = Array.from({ length: 16 }, (_, number) => number);

/** Must never change: a chat's partition is part of its keys' names. */
export function partitionOf(chatId: ChatId): number {
  return createHash('sha1').update(chatId).digest().readUInt8(0) % partitions.length;
}

const prefix = (partition: number): string => `madoguchi:{${partition}}`;

/** Sorted set: chat id → when it next needs work, epoch ms. */
export const dueKey = (partition: number): string => `${prefix(partition)}:due`;
/** Counter: the fencing number of the partition's latest claim. */
export const fenceKey = (partition: number): string => `${prefix(partition)}:fence`;
/** List: the dead letters, newest first. */
export const deadLettersKey = (partition: number): string => `${prefix(partition)}:dead-letters`;
/** Hash: `at`, when a write into the partition was last tried; for a minute. */
export const probeKey = (partition: number): string => `${prefix(partition)}:probe`;

/** How the names of one chat's keys begin; the chat id follows. */
export const chatKeyPrefixes = (partition: number): readonly string[] => [
  // hash: record, arrivals, fence, tries, leasedUntil, and format, the newest in which anything of the chat is written
  `${prefix(partition)}:chat:`,
  // sorted set: mail id → occurredAt
  `${prefix(partition)}:mail:`,
  // hash: mail id → event
  `${prefix(partition)}:events:`,
  // hash: event id → receivedAt and reply token
  `${prefix(partition)}:tokens:`,
  // sorted set: event id → when it came, for a day
  `${prefix(partition)}:seen:`,
];

/** The channel on which an append tells the workers that a chat is due. */
export const dueChannel = 'madoguchi:due';

const board = (bookId: string): string => `madoguchi:{desk:${bookId}}`;

/** Hash: version, view and summary of a ticket on the staff's board. */
export const ticketKey = (bookId: string, ticketId: string): string => `${board(bookId)}:ticket:${ticketId}`;
/** Sorted set: ticket id → its place in the list of that state, see `placeOf`; epoch ms. */
export const ticketListKey = (bookId: string, state: string): string => `${board(bookId)}:${state}`;
/** String: what became of a staff action, for a day. */
export const resultKey = (actionId: string): string => `madoguchi:outcome:${actionId}`;
/** The channel on which the board says what has changed. */
export const boardChannel = 'madoguchi:board';

/** All keys of staff share one hash tag: they are few, and some are written in one step. */
const staffPrefix = 'madoguchi:{staff}';

/** Set: every login. */
export const loginsKey = `${staffPrefix}:logins`;
/** Hash: the account's fields and its password's hash. */
export const accountKey = (login: string): string => `${staffPrefix}:account:${login}`;
/** Counter: how often all sessions of the account were ended. */
export const eraKey = (login: string): string => `${staffPrefix}:era:${login}`;
/** Hash: login, era, startedAt, seenAt; gone when the session has run out. */
export const sessionKey = (key: string): string => `${staffPrefix}:session:${key}`;
/** Hash: tries, waitUntil. By a hash of the subject, since people type passwords where a login belongs. */
export const throttleKey = (subject: string): string =>
  `${staffPrefix}:tries:${createHash('sha256').update(subject).digest('hex')}`;
/** Set: the keys of an account's sessions, to know when somebody was seen in one. */
export const sessionsOfKey = (login: string): string => `${staffPrefix}:sessions:${login}`;
/** Lists: what staff did, and refused sign-ins; newest first. */
export const auditKey = `${staffPrefix}:audit`;
export const refusalsKey = `${staffPrefix}:refusals`;
