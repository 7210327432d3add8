import type { StaffPresence } from '../engine/ports.ts';
import type { TicketPermission } from '../conversation/staff-ref.ts';

/** Who works at the desk, what each may do, and what the desk needs kept of them. */

export const roles = ['staff', 'lead', 'admin'] as const;
export type Role = (typeof roles)[number];

/** What takes a permission. Everything else at the desk (the own page, sign-out) is open to whoever is signed in. */
export type Permission = 'answer' | 'handOver' | 'reopen' | 'readClosed' | 'manageAccounts';

const permitted: Readonly<Record<Role, readonly Permission[]>> = {
  staff: ['answer'],
  lead: ['answer', 'handOver', 'reopen', 'readClosed'],
  admin: ['answer', 'handOver', 'reopen', 'readClosed', 'manageAccounts'],
};

export type StaffAccount = {
  /** In lower case; names the account for ever, also in tickets and in the audit log. */
  readonly login: string;
  /** As colleagues read it. */
  readonly name: string;
  readonly role: Role;
  readonly bookIds: 'all' | readonly string[];
  readonly isDisabled: boolean;
  /** False while somebody else knows the password: an admin set it, and it has not been changed since. */
  readonly hasOwnPassword: boolean;
  readonly createdAt: number;
};

export function may({ role, isDisabled }: StaffAccount, action: Permission): boolean {
  return !isDisabled && permitted[role].includes(action);
}

/** What goes with an act of theirs, to be judged where the ticket is. */
export function permissionsOf(account: StaffAccount): readonly TicketPermission[] {
  return (['handOver', 'reopen'] as const).filter((right) => may(account, right));
}

/** Nothing of a book, not even that a ticket exists, is for staff of another. */
export function mayBook({ bookIds, isDisabled }: StaffAccount, bookId: string): boolean {
  return !isDisabled && (bookIds === 'all' || bookIds.includes(bookId));
}

/** An admin of some books manages those accounts alone that reach no further. */
export function mayManage(admin: StaffAccount, { bookIds }: Pick<StaffAccount, 'bookIds'>): boolean {
  if (!may(admin, 'manageAccounts')) return false;
  return admin.bookIds === 'all' || (bookIds !== 'all' && bookIds.every((id) => mayBook(admin, id)));
}

/** How a login is written: `parseLogin` knows it as people type it. */
export const loginRule = /^[a-z0-9][a-z0-9._@-]{1,63}$/;

/** @returns the login as it is kept, or undefined when none can be written so */
export function parseLogin(typed: string): string | undefined {
  const login = typed.normalize('NFKC').trim().toLowerCase();
  return loginRule.test(login) ? login : undefined;
}

export const longestName = 40;

/** What may be changed of an account; a password has its own way. */
export type AccountChange = Partial<Pick<StaffAccount, 'name' | 'role' | 'bookIds' | 'isDisabled'>>;

/** Accounts are kept for ever: one that is no longer needed is disabled, so that old tickets keep their names. */
export type StaffAccounts = {
  find(login: string): Promise<StaffAccount | undefined>;
  /** By login. */
  list(): Promise<readonly StaffAccount[]>;
  add(account: StaffAccount, passwordHash: string): Promise<'added' | 'taken'>;
  /** Writes these fields and no other. @returns the account as it is then */
  change(login: string, change: AccountChange): Promise<StaffAccount | undefined>;
  /** Apart from the account, so that no page can show it. */
  passwordHash(login: string): Promise<string | undefined>;
  setPassword(login: string, passwordHash: string, hasOwnPassword: boolean): Promise<void>;
  /** A stronger hash of the same password, unless the password was changed meanwhile. */
  rehash(login: string, from: string, to: string): Promise<void>;
};

/** A signed-in browser. */
export type StaffSession = {
  readonly login: string;
  /** Which era of the account's sessions it belongs to (`StaffSessions.eraOf`). */
  readonly era: number;
  readonly startedAt: number;
  /** When a person last did something in it. */
  readonly seenAt: number;
};

/**
 * Sessions by their key, a hash of the id that the browser holds: who reads the store can't sign in with it.
 * Ending all sessions of an account begins a new era, so that one that is just being created ends with them.
 */
export type StaffSessions = {
  /** To be asked for before the password is checked. */
  eraOf(login: string): Promise<number>;
  create(key: string, session: StaffSession): Promise<void>;
  /** @returns undefined when it was ended, or is too old */
  find(key: string, now: number): Promise<StaffSession | undefined>;
  touch(key: string, now: number): Promise<void>;
  /** When somebody last did something under this login, in a session that still holds. @returns epoch ms */
  seenAt(login: string, now: number): Promise<number | undefined>;
  end(key: string): Promise<void>;
  endAll(login: string): Promise<void>;
};

/** Who has done nothing at the desk for so long is away: what comes for them is for all. */
export const awayAfterMs = 30 * 60_000;

export function presenceOf({ accounts, sessions }: Pick<StaffStore, 'accounts' | 'sessions'>): StaffPresence {
  return {
    async isIn(login, bookId, now) {
      const [account, seenAt] = await Promise.all([accounts.find(login), sessions.seenAt(login, now)]);
      if (account === undefined || !may(account, 'answer') || !mayBook(account, bookId)) return false;
      return seenAt !== undefined && now - seenAt < awayAfterMs;
    },
  };
}

/** A session nobody has used for so long is over: a working day. */
export const sessionIdleMs = 8 * 60 * 60 * 1000;
/** No session lives longer, used or not. */
export const sessionLongestMs = 24 * 60 * 60 * 1000;

/** When a session is over, if nobody touches it. */
export function sessionEndsAt({ startedAt, seenAt }: StaffSession): number {
  return Math.min(startedAt + sessionLongestMs, seenAt + sessionIdleMs);
}

/** How tries of one kind are slowed: the first are free, then each waits twice as long as the one before. */
export type ThrottleRule = {
  readonly freeTries: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** After so long without a try, all is forgotten. */
  readonly forgottenAfterMs: number;
};

const minute = 60_000;
/** About a hundred guesses a day at one password. */
export const throttlePerAccount: ThrottleRule = {
  freeTries: 5,
  firstWaitMs: minute / 2,
  longestWaitMs: 15 * minute,
  forgottenAfterMs: 120 * minute,
};
/** More patient: an office of many people shares an address. */
export const throttlePerAddress: ThrottleRule = {
  freeTries: 20,
  firstWaitMs: minute / 6,
  longestWaitMs: 5 * minute,
  forgottenAfterMs: 120 * minute,
};

/** The wait that a try brings about, from the number of tries with it. */
export function waitAfter(tries: number, { freeTries, firstWaitMs, longestWaitMs }: ThrottleRule): number {
  if (tries < freeTries) return 0;
  return Math.min(firstWaitMs * 2 ** Math.min(tries - freeTries, 30), longestWaitMs);
}

export type SignInThrottle = {
  /**
   * Counts a try before its outcome is known, so that a hundred at once are a hundred.
   * @returns 0, or how many ms to wait; such a try is refused and not counted
   */
  take(subject: string, rule: ThrottleRule, now: number): Promise<number>;
  /** The try was right and doesn't count. */
  giveBack(subject: string): Promise<void>;
  /** All tries are forgotten. */
  clear(subject: string): Promise<void>;
};

/** What staff do at the desk. Of what is done to a ticket `detail` is its id: what was said stands there. */
export type AuditAction =
  | 'signedIn'
  | 'signInRefused'
  | 'signedOut'
  | 'signedOutEverywhere'
  | 'passwordChanged'
  | 'accountAdded'
  | 'accountChanged'
  | 'accountDisabled'
  | 'accountEnabled'
  | 'passwordReset'
  | 'sessionsEnded'
  | 'ticketClaimed'
  | 'ticketReplied'
  | 'ticketNoted'
  | 'ticketHandedOver'
  | 'ticketReleased'
  | 'ticketClosed'
  | 'ticketReopened'
  | 'ticketResent'
  /** It was refused, or failed; `detail` says why. */
  | 'ticketActUndone';

export type AuditEntry = {
  readonly at: number;
  /** A login, or one of the names below, which no login can be. */
  readonly by: string;
  readonly action: AuditAction;
  /** Whom or what it was done to, if not to oneself. */
  readonly to?: string;
  /** Where from. At the server's shell: absent, or `atShell` for what was done there in the name of a login. */
  readonly address?: string;
  /** More about it, e.g. the new role, or which ticket. Never a password or a token. */
  readonly detail?: string;
  /** The books that `detail` tells of: it is for nobody who may not see all of them. */
  readonly books?: StaffAccount['bookIds'];
};

/** In place of a login: somebody at the server's shell; and a login that nobody has. */
export const byShell = '(cli)';
export const byNobody = '(?)';
/** In place of an address. */
export const atShell = 'shell';

/** Who did what. Refused sign-ins are kept apart, so that a stranger can't push out what staff did. */
export type AuditLog = {
  append(entry: AuditEntry): Promise<void>;
  /** The newest first. */
  list(limit: number): Promise<readonly AuditEntry[]>;
};

/** Of what staff did, and of refused sign-ins; older ones are dropped. */
export const maxAuditEntries = 10_000;
export const maxRefusals = 1_000;

export type StaffStore = {
  readonly accounts: StaffAccounts;
  readonly sessions: StaffSessions;
  readonly throttle: SignInThrottle;
  readonly audit: AuditLog;
  close(): Promise<void>;
};
