import type { Cluster, Redis } from 'ioredis';
import { maxAuditEntries, maxRefusals, type AuditLog } from '../staff/audit.ts';
import { sessionEndsAt, sessionLongestMs, type StaffSession, type StaffSessions } from '../staff/sessions.ts';
import type { AccountChange, StaffAccount, StaffAccounts } from '../staff/accounts.ts';
import type { SignInThrottle } from '../staff/throttle.ts';
import type { StaffStore } from '../staff/staff-store.ts';
import { decodeAccount, decodeAuditEntry, decodeSession } from './decode-staff.ts';
import {
  accountKey,
  auditKey,
  eraKey,
  loginsKey,
  refusalsKey,
  sessionKey,
  sessionsOfKey,
  throttleKey,
} from './keys.ts';
import { defineScript } from './script.ts';

/** Staff on Redis. Accounts, eras and the audit log have no TTL; sessions and counted tries run out. */
export function createRedisStaffStore(connect: () => Redis | Cluster): StaffStore {
  const redis = connect();
  return {
    accounts: createAccounts(redis),
    sessions: createSessions(redis),
    throttle: createThrottle(redis),
    audit: createAudit(redis),
    async close() {
      await redis.quit();
    },
  };
}

function createAccounts(redis: Redis | Cluster): StaffAccounts {
  const replaceHash = defineScript(redis, 'rehash', 1);
  const addAccount = defineScript(redis, 'add-account', 2);
  const find = async (login: string): Promise<StaffAccount | undefined> =>
    decodeAccount(await redis.hgetall(accountKey(login)));
  return {
    find,
    async list() {
      const logins = await redis.smembers(loginsKey);
      const accounts = await Promise.all(logins.sort().map(find));
      return accounts.filter((account) => account !== undefined);
    },
    async add(account, passwordHash) {
      const key = accountKey(account.login);
      const { login, hasOwnPassword, createdAt } = account;
      const fields = {
        ...toFields(account),
        passwordHash,
        hasOwnPassword: String(hasOwnPassword),
        createdAt: String(createdAt),
      };
      const added = await addAccount([key, loginsKey], [login, ...Object.entries(fields).flat()]);
      return added === 1 ? 'added' : 'taken';
    },
    async change(login, change) {
      if ((await find(login)) === undefined) return undefined;
      const fields = toFields(change);
      if (Object.keys(fields).length > 0) await redis.hset(accountKey(login), fields);
      return find(login);
    },
    async passwordHash(login) {
      return (await redis.hget(accountKey(login), 'passwordHash')) ?? undefined;
    },
    async setPassword(login, passwordHash, hasOwnPassword) {
      if ((await find(login)) === undefined) return;
      await redis.hset(accountKey(login), { passwordHash, hasOwnPassword: String(hasOwnPassword) });
    },
    async rehash(login, from, to) {
      await replaceHash([accountKey(login)], [from, to]);
    },
  };
}

function toFields({ name, role, bookIds, isDisabled }: AccountChange): Record<string, string> {
  return {
    ...(name !== undefined && { name }),
    ...(role !== undefined && { role }),
    ...(bookIds !== undefined && { bookIds: JSON.stringify(bookIds) }),
    ...(isDisabled !== undefined && { isDisabled: String(isDisabled) }),
  };
}

function createSessions(redis: Redis | Cluster): StaffSessions {
  const touchSession = defineScript(redis, 'touch-session', 1);
  const storeSession = defineScript(redis, 'store-session', 2);
  const eraOf = async (login: string): Promise<number> => Number((await redis.get(eraKey(login))) ?? '0');
  const livesFor = (session: StaffSession, now: number): number => Math.max(1, sessionEndsAt(session) - now);
  const find = async (key: string, now: number): Promise<StaffSession | undefined> => {
    const session = decodeSession(await redis.hgetall(sessionKey(key)));
    if (session === undefined || sessionEndsAt(session) <= now) return undefined;
    return session.era === (await eraOf(session.login)) ? session : undefined;
  };
  return {
    eraOf,
    find,
    async create(key, session) {
      const { login, era, startedAt, seenAt } = session;
      const fields = { login, era: String(era), startedAt: String(startedAt), seenAt: String(seenAt) };
      await storeSession(
        [sessionKey(key), sessionsOfKey(login)],
        [key, livesFor(session, seenAt), sessionLongestMs, ...Object.entries(fields).flat()],
      );
    },
    async touch(key, now) {
      const session = await find(key, now);
      if (session === undefined) return;
      await touchSession([sessionKey(key)], [now, livesFor({ ...session, seenAt: now }, now)]);
    },
    async seenAt(login, now) {
      const keys = await redis.smembers(sessionsOfKey(login));
      const found = await Promise.all(keys.map((key) => find(key, now)));
      const gone = keys.filter((_, index) => found[index] === undefined);
      if (gone.length > 0) await redis.srem(sessionsOfKey(login), ...gone);
      const times = found.flatMap((session) => (session === undefined ? [] : [session.seenAt]));
      return times.length === 0 ? undefined : Math.max(...times);
    },
    async end(key) {
      await redis.del(sessionKey(key));
    },
    async endAll(login) {
      await redis.incr(eraKey(login));
    },
  };
}

function createThrottle(redis: Redis | Cluster): SignInThrottle {
  const take = defineScript(redis, 'throttle', 1);
  const giveBack = defineScript(redis, 'give-back', 1);
  return {
    async take(subject, { freeTries, firstWaitMs, longestWaitMs, forgottenAfterMs }, now) {
      const rule = [freeTries, firstWaitMs, longestWaitMs, forgottenAfterMs];
      return Number(await take([throttleKey(subject)], [now, ...rule]));
    },
    async giveBack(subject) {
      await giveBack([throttleKey(subject)], []);
    },
    async clear(subject) {
      await redis.del(throttleKey(subject));
    },
  };
}

function createAudit(redis: Redis | Cluster): AuditLog {
  const appendEntry = defineScript(redis, 'append-audit', 1);
  return {
    async append(entry) {
      const [key, most] =
        entry.action === 'signInRefused' ? [refusalsKey, maxRefusals] : [auditKey, maxAuditEntries];
      await appendEntry([key], [JSON.stringify(entry), most]);
    },
    async list(limit) {
      const lists = await Promise.all([auditKey, refusalsKey].map((key) => redis.lrange(key, 0, limit - 1)));
      return lists
        .flat()
        .map(decodeAuditEntry)
        .sort((a, b) => b.at - a.at)
        .slice(0, limit);
    },
  };
}
