import { roles, type StaffAccount } from '../staff/accounts.ts';
import type { StaffSession } from '../staff/sessions.ts';

type Fields = Readonly<Record<string, string>>;

/**
 * An account as Redis holds it; an empty hash is one that doesn't exist. Permissions depend on it, so that fields that
 * are missing or unknown throw, and never permit anything.
 */
export function decodeAccount(fields: Fields): StaffAccount | undefined {
  const { login, name, role: written, bookIds, isDisabled, hasOwnPassword, createdAt } = fields;
  if (login === undefined) return undefined;
  const role = roles.find((each) => each === written);
  if (name === undefined || role === undefined || isDisabled === undefined)
    throw new Error(`The account "${login}" in Redis is damaged: its name, role or isDisabled is missing.`);
  return {
    login,
    name,
    role,
    bookIds: decodeBookIds(login, bookIds),
    isDisabled: isDisabled !== 'false',
    hasOwnPassword: hasOwnPassword === 'true',
    createdAt: Number(createdAt),
  };
}

function decodeBookIds(login: string, json = ''): StaffAccount['bookIds'] {
  const bookIds: unknown = JSON.parse(json);
  if (bookIds === 'all') return 'all';
  if (Array.isArray(bookIds)) return bookIds.map(String);
  throw new Error(`The account "${login}" in Redis is damaged: bookIds is ${json}.`);
}

export function decodeSession({ login, era, startedAt, seenAt }: Fields): StaffSession | undefined {
  // A session that lacks a field lets nobody in.
  if (login === undefined || era === undefined || startedAt === undefined || seenAt === undefined)
    return undefined;
  return { login, era: Number(era), startedAt: Number(startedAt), seenAt: Number(seenAt) };
}
