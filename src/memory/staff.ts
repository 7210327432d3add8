import { maxAuditEntries, maxRefusals, type AuditEntry, type AuditLog } from '../staff/audit.ts';
import { sessionEndsAt, type StaffSession, type StaffSessions } from '../staff/sessions.ts';
import { waitAfter, type SignInThrottle } from '../staff/throttle.ts';
import type { StaffAccount, StaffAccounts } from '../staff/accounts.ts';
import type { StaffStore } from '../staff/staff-store.ts';

/** Staff on Maps, for development and tests: the same promises as on Redis, gone with the process. */
export function createMemoryStaffStore(): StaffStore {
  return {
    accounts: createAccounts(),
    sessions: createSessions(),
    throttle: createThrottle(),
    audit: createAudit(),
    close: () => Promise.resolve(),
  };
}

function createAccounts(): StaffAccounts {
  const accounts = new Map<string, StaffAccount>();
  const hashes = new Map<string, string>();
  return {
    find: (login) => Promise.resolve(accounts.get(login)),
    list: () => {
      const all = [...accounts.values()];
      return Promise.resolve(all.sort((a, b) => (a.login < b.login ? -1 : 1)));
    },
    add(account, passwordHash) {
      if (accounts.has(account.login)) return Promise.resolve('taken');
      accounts.set(account.login, account);
      hashes.set(account.login, passwordHash);
      return Promise.resolve('added');
    },
    change(login, change) {
      const account = accounts.get(login);
      if (account === undefined) return Promise.resolve(undefined);
      const changed = { ...account, ...change };
      accounts.set(login, changed);
      return Promise.resolve(changed);
    },
    passwordHash: (login) => Promise.resolve(hashes.get(login)),
    setPassword(login, passwordHash, hasOwnPassword) {
      const account = accounts.get(login);
      if (account === undefined) return Promise.resolve();
      accounts.set(login, { ...account, hasOwnPassword });
      hashes.set(login, passwordHash);
      return Promise.resolve();
    },
    rehash(login, from, to) {
      if (hashes.get(login) === from) hashes.set(login, to);
      return Promise.resolve();
    },
  };
}

function createSessions(): StaffSessions {
  const sessions = new Map<string, StaffSession>();
  const eras = new Map<string, number>();
  const eraOf = (login: string): number => eras.get(login) ?? 0;
  return {
    eraOf: (login) => Promise.resolve(eraOf(login)),
    create(key, session) {
      // Those that ran out would otherwise stay for as long as the process lives.
      for (const [each, old] of sessions) if (sessionEndsAt(old) <= session.startedAt) sessions.delete(each);
      sessions.set(key, session);
      return Promise.resolve();
    },
    find(key, now) {
      const session = sessions.get(key);
      if (session === undefined || sessionEndsAt(session) <= now) return Promise.resolve(undefined);
      return Promise.resolve(session.era === eraOf(session.login) ? session : undefined);
    },
    touch(key, now) {
      const session = sessions.get(key);
      if (session !== undefined) sessions.set(key, { ...session, seenAt: now });
      return Promise.resolve();
    },
    seenAt(login, now) {
      const current = [...sessions.values()].filter(
        (each) => each.login === login && each.era === eraOf(login) && sessionEndsAt(each) > now,
      );
      const times = current.map(({ seenAt }) => seenAt);
      return Promise.resolve(times.length === 0 ? undefined : Math.max(...times));
    },
    end(key) {
      sessions.delete(key);
      return Promise.resolve();
    },
    endAll(login) {
      eras.set(login, eraOf(login) + 1);
      return Promise.resolve();
    },
  };
}

function createThrottle(): SignInThrottle {
  const counted = new Map<string, { tries: number; waitUntil: number; forgottenAt: number }>();
  return {
    take(subject, rule, now) {
      for (const [each, { forgottenAt }] of counted) if (forgottenAt <= now) counted.delete(each);
      const { tries: before, waitUntil } = counted.get(subject) ?? { tries: 0, waitUntil: 0 };
      if (waitUntil > now) return Promise.resolve(waitUntil - now);
      const tries = before + 1;
      const forgottenAt = now + rule.forgottenAfterMs;
      counted.set(subject, { tries, waitUntil: now + waitAfter(tries, rule), forgottenAt });
      return Promise.resolve(0);
    },
    giveBack(subject) {
      const found = counted.get(subject);
      if (found !== undefined) counted.set(subject, { ...found, tries: found.tries - 1, waitUntil: 0 });
      return Promise.resolve();
    },
    clear(subject) {
      counted.delete(subject);
      return Promise.resolve();
    },
  };
}

function createAudit(): AuditLog {
  const actions: AuditEntry[] = [];
  const refusals: AuditEntry[] = [];
  return {
    append(entry) {
      const [list, counted] =
        entry.action === 'signInRefused' ? [refusals, maxRefusals] : [actions, maxAuditEntries];
      list.unshift(entry);
      list.length = Math.min(list.length, counted);
      return Promise.resolve();
    },
    list: (limit) => Promise.resolve([...actions, ...refusals].sort((a, b) => b.at - a.at).slice(0, limit)),
  };
}
