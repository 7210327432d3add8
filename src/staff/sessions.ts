/** A signed-in browser. */
export type StaffSession = {
  readonly login: string;
  /** The era of the account's sessions to which it belongs (`StaffSessions.eraOf`). */
  readonly era: number;
  readonly startedAt: number;
  /** When a person last did something in it. */
  readonly seenAt: number;
};

/**
 * A session's key is a hash of the id that the browser holds: nobody can sign in with what the store holds.
 * Ending all sessions of an account begins a new era, so that a session that is being created at that moment ends too.
 */
export type StaffSessions = {
  /** Read it before the password is checked. */
  eraOf(login: string): Promise<number>;
  create(key: string, session: StaffSession): Promise<void>;
  /** @returns undefined when the session was ended or is too old */
  find(key: string, now: number): Promise<StaffSession | undefined>;
  touch(key: string, now: number): Promise<void>;
  /** When somebody last did something under this login, in a session that is still valid. @returns epoch ms */
  seenAt(login: string, now: number): Promise<number | undefined>;
  end(key: string): Promise<void>;
  endAll(login: string): Promise<void>;
};

/** A session ends when nobody has used it for this long: a working day. */
export const sessionIdleMs = 8 * 60 * 60 * 1000;
/** A session ends after this time even if it is in use. */
export const sessionLongestMs = 24 * 60 * 60 * 1000;

/** When a session is over, if nobody touches it. */
export function sessionEndsAt({ startedAt, seenAt }: StaffSession): number {
  return Math.min(startedAt + sessionLongestMs, seenAt + sessionIdleMs);
}
