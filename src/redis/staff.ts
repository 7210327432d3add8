import type { Cluster, Redis } from 'ioredis';
import { maxAuditEntries, maxRefusals, type AuditLog } from '../staff/audit.ts';
import { sessionEndsAt, sessionLongestMs, type StaffSession, type StaffSessions } from '../staff/sessions.ts';
import type { AccountChange, StaffAccount, StaffAccounts } from '../staff/accounts.ts';
import { waitAfter, type SignInThrottle, type ThrottleRule } from '../staff/throttle.ts';
import type { StaffStore } from '../staff/staff-store.ts';
import { decodeAccount, decodeSession } from './decode-staff.ts';
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
import { auditEntryFormat } from './records/audit.ts';
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
  const replaceHash = defineScript(redis, 'staff/rehash', 1);
  const addAccount = defineScript(redis, 'staff/add-account', 2);
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
      const added = await addAccount([key, loginsKey], { login, fields });
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
      await replaceHash([accountKey(login)], { from, to });
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
  const touchSession = defineScript(redis, 'staff/touch-session', 1);
  const storeSession = defineScript(redis, 'staff/store-session', 2);
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
      const lives = { livesForMs: livesFor(session, seenAt), longestMs: sessionLongestMs };
      await storeSession([sessionKey(key), sessionsOfKey(login)], { key, fields, ...lives });
    },
    async touch(key, now) {
      const session = await find(key, now);
      if (session === undefined) return;
      await touchSession([sessionKey(key)], {
        now,
        livesForMs: livesFor({ ...session, seenAt: now }, now),
      });
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
  const take = defineScript(redis, 'staff/throttle', 1);
  const giveBack = defineScript(redis, 'staff/give-back', 1);
  return {
    async take(subject, rule, now) {
      const { forgottenAfterMs } = rule;
      return Number(await take([throttleKey(subject)], { now, waits: waitsOf(rule), forgottenAfterMs }));
    },
    async giveBack(subject) {
      await giveBack([throttleKey(subject)], {});
    },
    async clear(subject) {
      await redis.del(throttleKey(subject));
    },
  };
}

/** The wait after each number of tries, up to the one after which it grows no more. */
function waitsOf(rule: ThrottleRule): readonly number[] {
  const waits: number[] = [];
  do waits.push(waitAfter(waits.length + 1, rule));
  while (waits.length < mostWaits && waits.at(-1) !== rule.longestWaitMs);
  return waits;
}

/** More than any rule needs to come to its longest wait. */
const mostWaits = 100;

function createAudit(redis: Redis | Cluster): AuditLog {
  const appendEntry = defineScript(redis, 'staff/append-audit', 1);
  return {
    async append(entry) {
      const [key, maxEntries] =
        entry.action === 'signInRefused' ? [refusalsKey, maxRefusals] : [auditKey, maxAuditEntries];
      await appendEntry([key], { entry: auditEntryFormat.encode(entry), maxEntries });
    },
    async list(limit) {
      const lists = await Promise.all([auditKey, refusalsKey].map((key) => redis.lrange(key, 0, limit - 1)));
      return lists
        .flat()
        .map((json) => auditEntryFormat.decode(json))
        .sort((a, b) => b.at - a.at)
        .slice(0, limit);
    },
  };
}
