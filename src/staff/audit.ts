import type { StaffAccount } from './accounts.ts';

/** What staff do at the desk. For an action on a ticket `detail` is the ticket's id: the ticket holds what was said. */
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
  /** The action was refused or failed; `detail` says why. */
  | 'ticketActUndone';

export type AuditEntry = {
  readonly at: number;
  /** A login, or one of the names below, which can't be logins. */
  readonly by: string;
  readonly action: AuditAction;
  /** The account it was done to, if not one's own. */
  readonly to?: string;
  /** Where it came from. Absent for the server's shell; `atShell` for a command that acts in the name of a login. */
  readonly address?: string;
  /** More about it, e.g. the new role, or which ticket. Never a password or a token. */
  readonly detail?: string;
  /** The books that `detail` is about: only those who may see all of them may read the entry. */
  readonly books?: StaffAccount['bookIds'];
};

/** Instead of a login: somebody at the server's shell, and a login that doesn't exist. */
export const byShell = '(cli)';
export const byNobody = '(?)';
/** Instead of an address. */
export const atShell = 'shell';

/** Who did what. Refused sign-ins have a list of their own, so that a stranger can't push out what staff did. */
export type AuditLog = {
  append(entry: AuditEntry): Promise<void>;
  /** Newest first. */
  list(limit: number): Promise<readonly AuditEntry[]>;
};

/** How many entries of what staff did, and of refused sign-ins, are stored; older ones are dropped. */
export const maxAuditEntries = 10_000;
export const maxRefusals = 1_000;
