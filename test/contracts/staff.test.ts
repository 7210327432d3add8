import { setTimeout as sleep } from 'node:timers/promises';
import { maxRefusals, type AuditEntry } from '../../src/staff/audit.ts';
import { sessionIdleMs, sessionLongestMs, type StaffSession } from '../../src/staff/sessions.ts';
import type { StaffAccount } from '../../src/staff/accounts.ts';
import type { StaffStore } from '../../src/staff/staff-store.ts';
import type { ThrottleRule } from '../../src/staff/throttle.ts';
import { bothStaffStores } from './both-stores.ts';

const now = Date.UTC(2026, 10, 22, 3);
const hour = 3_600_000;

const sato: StaffAccount = {
  login: 'sato',
  name: '佐藤 "花" <b>',
  role: 'lead',
  bookIds: ['benesapo'],
  isDisabled: false,
  hasOwnPassword: true,
  createdAt: now,
};

describe.each(bothStaffStores())('staff kept in %s', (_name, createStore) => {
  let store: StaffStore;
  beforeEach(async () => {
    store = await createStore();
  });
  afterEach(() => store.close());

  describe('accounts', () => {
    test('an account is found as it was added, with its password apart', async () => {
      const { accounts } = store;
      expect(await accounts.add(sato, 'hash')).toBe('added');
      expect(await accounts.find('sato')).toEqual(sato);
      expect(await accounts.passwordHash('sato')).toBe('hash');
      expect(await accounts.find('suzuki')).toBeUndefined();
      expect(await accounts.passwordHash('suzuki')).toBeUndefined();
    });

    test('a login belongs to whoever had it first, however many ask at once', async () => {
      const { accounts } = store;
      const names = ['A', 'B', 'C', 'D'];
      const outcomes = await Promise.all(names.map((name) => accounts.add({ ...sato, name }, name)));
      expect(outcomes.filter((outcome) => outcome === 'added')).toHaveLength(1);
      const winner = names[outcomes.indexOf('added')];
      expect((await accounts.find('sato'))?.name).toBe(winner);
      expect(await accounts.passwordHash('sato')).toBe(winner);
      expect(await accounts.add({ ...sato, role: 'admin' }, 'theirs')).toBe('taken');
      expect((await accounts.find('sato'))?.role).toBe('lead');
    });

    test('all are listed by login', async () => {
      for (const login of ['suzuki', 'abe', 'sato']) await store.accounts.add({ ...sato, login }, 'hash');
      expect((await store.accounts.list()).map(({ login }) => login)).toEqual(['abe', 'sato', 'suzuki']);
    });

    test('two changes at the same time are both kept', async () => {
      const { accounts } = store;
      await accounts.add(sato, 'hash');
      await Promise.all([
        accounts.change('sato', { isDisabled: true }),
        accounts.change('sato', { name: '佐藤', role: 'staff' }),
        accounts.change('sato', { bookIds: 'all' }),
      ]);
      expect(await accounts.find('sato')).toEqual({
        ...sato,
        name: '佐藤',
        role: 'staff',
        bookIds: 'all',
        isDisabled: true,
      });
    });

    test('an account that isn’t there can’t be changed into being', async () => {
      const { accounts } = store;
      expect(await accounts.change('nobody', { role: 'admin' })).toBeUndefined();
      await accounts.setPassword('nobody', 'hash', true);
      await accounts.rehash('nobody', 'hash', 'other');
      expect(await accounts.find('nobody')).toBeUndefined();
      expect(await accounts.passwordHash('nobody')).toBeUndefined();
      expect(await accounts.list()).toEqual([]);
    });

    test('a new password replaces the old one, and a rehash of the old one comes too late', async () => {
      const { accounts } = store;
      await accounts.add(sato, 'old');
      await accounts.rehash('sato', 'old', 'old, stronger');
      expect(await accounts.passwordHash('sato')).toBe('old, stronger');
      await accounts.setPassword('sato', 'new', false);
      await accounts.rehash('sato', 'old, stronger', 'old, stronger still');
      expect(await accounts.passwordHash('sato')).toBe('new');
      expect((await accounts.find('sato'))?.hasOwnPassword).toBe(false);
    });

    test('an account for no book at all stays so', async () => {
      await store.accounts.add({ ...sato, bookIds: [] }, 'hash');
      expect((await store.accounts.find('sato'))?.bookIds).toEqual([]);
    });
  });

  describe('sessions', () => {
    const session: StaffSession = { login: 'sato', era: 0, startedAt: now, seenAt: now };

    test('a session is found until nobody has used it for a working day', async () => {
      const { sessions } = store;
      await sessions.create('k', session);
      expect(await sessions.find('k', now + sessionIdleMs - 1)).toEqual(session);
      expect(await sessions.find('k', now + sessionIdleMs)).toBeUndefined();
      expect(await sessions.find('other', now)).toBeUndefined();
    });

    test('one in use goes on, but for no longer than a day', async () => {
      const { sessions } = store;
      await sessions.create('k', session);
      for (let at = now; at < now + sessionLongestMs; at += 7 * hour) await sessions.touch('k', at);
      expect(await sessions.find('k', now + sessionLongestMs - 1)).toBeDefined();
      await sessions.touch('k', now + sessionLongestMs - 1);
      expect(await sessions.find('k', now + sessionLongestMs)).toBeUndefined();
    });

    test('a session that was ended doesn’t come back by being used', async () => {
      const { sessions } = store;
      await sessions.create('k', session);
      await sessions.end('k');
      await sessions.touch('k', now + 1);
      expect(await sessions.find('k', now + 2)).toBeUndefined();
    });

    test('tell when somebody was seen last, in a session that still holds', async () => {
      const { sessions } = store;
      const { login } = session;
      expect(await sessions.seenAt(login, now)).toBeUndefined();
      await sessions.create('a', session);
      await sessions.create('b', { ...session, startedAt: now + 1_000, seenAt: now + 1_000 });
      await sessions.touch('a', now + 5_000);
      expect(await sessions.seenAt(login, now + 6_000)).toBe(now + 5_000);
      expect(await sessions.seenAt('another', now + 6_000)).toBeUndefined();
      await sessions.end('a');
      expect(await sessions.seenAt(login, now + 6_000)).toBe(now + 1_000);
      await sessions.endAll(login);
      expect(await sessions.seenAt(login, now + 6_000)).toBeUndefined();
    });

    test('ending all sessions of an account ends none of another', async () => {
      const { sessions } = store;
      await sessions.create('a', session);
      await sessions.create('b', session);
      await sessions.create('c', { ...session, login: 'abe' });
      await sessions.endAll('sato');
      expect(await sessions.find('a', now)).toBeUndefined();
      expect(await sessions.find('b', now)).toBeUndefined();
      expect(await sessions.find('c', now)).toBeDefined();
    });

    test('a session that was being created while all were ended is over too', async () => {
      const { sessions } = store;
      const era = await sessions.eraOf('sato');
      await sessions.endAll('sato');
      await sessions.create('late', { ...session, era });
      expect(await sessions.find('late', now)).toBeUndefined();
      await sessions.create('new', { ...session, era: await sessions.eraOf('sato') });
      expect(await sessions.find('new', now)).toBeDefined();
    });
  });

  describe('tries to sign in', () => {
    const rule: ThrottleRule = {
      freeTries: 3,
      firstWaitMs: 1_000,
      longestWaitMs: 3_000,
      forgottenAfterMs: 60_000,
    };

    test('the first are free; then each waits twice as long as the one before, up to a limit', async () => {
      const take = (at: number): Promise<number> => store.throttle.take('account sato', rule, now + at);
      expect([await take(0), await take(0), await take(0)]).toEqual([0, 0, 0]);
      expect(await take(400)).toBe(600);
      expect(await take(999)).toBe(1);
      expect(await take(1_000)).toBe(0);
      expect(await take(1_000)).toBe(2_000);
      expect(await take(3_000)).toBe(0);
      expect(await take(3_000)).toBe(3_000);
    });

    test('a hundred tries at once are a hundred tries', async () => {
      const waits = await Promise.all(
        Array.from({ length: 100 }, () => store.throttle.take('account sato', rule, now)),
      );
      expect(waits.filter((wait) => wait === 0)).toHaveLength(rule.freeTries);
    });

    test('one is slowed for one’s own tries alone', async () => {
      for (let tries = 0; tries < 5; tries += 1) await store.throttle.take('account sato', rule, now);
      expect(await store.throttle.take('account sato', rule, now)).toBeGreaterThan(0);
      expect(await store.throttle.take('account abe', rule, now)).toBe(0);
    });

    test('a try that was right doesn’t count', async () => {
      for (let tries = 0; tries < 10; tries += 1) {
        expect(await store.throttle.take('address 192.0.2.1', rule, now)).toBe(0);
        await store.throttle.giveBack('address 192.0.2.1');
      }
    });

    test('giving back a try takes away none of the others', async () => {
      for (let tries = 0; tries < 2; tries += 1) await store.throttle.take('x', rule, now);
      for (let tries = 0; tries < 5; tries += 1) {
        expect(await store.throttle.take('x', rule, now + 10_000)).toBe(0);
        await store.throttle.giveBack('x');
      }
      expect(await store.throttle.take('x', rule, now + 20_000)).toBe(0);
      expect(await store.throttle.take('x', rule, now + 20_000)).toBe(1_000);
    });

    test('all are forgotten when cleared', async () => {
      for (let tries = 0; tries < 5; tries += 1) await store.throttle.take('x', rule, now);
      await store.throttle.clear('x');
      expect(await store.throttle.take('x', rule, now)).toBe(0);
      await store.throttle.clear('never seen');
      await store.throttle.giveBack('never seen');
      expect(await store.throttle.take('never seen', rule, now)).toBe(0);
    });

    test('after a quiet time they are forgotten', async () => {
      const soon = { ...rule, forgottenAfterMs: 100 };
      const began = Date.now();
      for (let tries = 0; tries < 5; tries += 1) await store.throttle.take('x', soon, began);
      expect(await store.throttle.take('x', soon, began)).toBeGreaterThan(0);
      await sleep(200);
      const waits: number[] = [];
      for (let tries = 0; tries < 3; tries += 1) waits.push(await store.throttle.take('x', soon, Date.now()));
      expect(waits).toEqual([0, 0, 0]);
    });
  });

  describe('the audit log', () => {
    test('tells the newest first', async () => {
      const entries: AuditEntry[] = [
        { at: now, by: '(cli)', action: 'accountAdded', to: 'sato', detail: 'lead benesapo' },
        { at: now + 1, by: '(?)', action: 'signInRefused', address: '192.0.2.1' },
        { at: now + 2, by: 'sato', action: 'signedIn', address: '2001:db8:0:1' },
      ];
      for (const entry of entries) await store.audit.append(entry);
      expect(await store.audit.list(10)).toEqual(entries.toReversed());
      expect(await store.audit.list(1)).toEqual(entries.slice(-1));
    });

    test('a flood of refused sign-ins pushes out nothing that staff did', async () => {
      await store.audit.append({ at: now, by: 'sato', action: 'signedIn' });
      const flood = Array.from({ length: maxRefusals + 50 }, (_, index) =>
        store.audit.append({ at: now + 1 + index, by: '(?)', action: 'signInRefused' }),
      );
      await Promise.all(flood);
      const all = await store.audit.list(maxRefusals * 2);
      expect(all).toHaveLength(maxRefusals + 1);
      expect(all.at(-1)).toEqual({ at: now, by: 'sato', action: 'signedIn' });
    });
  });
});
