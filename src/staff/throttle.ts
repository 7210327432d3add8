/** How tries of one kind are slowed down: the first are free, then each wait is twice as long as the one before. */
export type ThrottleRule = {
  readonly freeTries: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** Without a try for this long, the count starts again. */
  readonly forgottenAfterMs: number;
};

const minute = 60_000;
/** Allows about a hundred guesses a day at one password. */
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

/** How long to wait after a try, ms. @param tries how many there were, this one included */
export function waitAfter(tries: number, { freeTries, firstWaitMs, longestWaitMs }: ThrottleRule): number {
  if (tries < freeTries) return 0;
  return Math.min(firstWaitMs * 2 ** Math.min(tries - freeTries, 30), longestWaitMs);
}

export type SignInThrottle = {
  /**
   * Counts a try before its outcome is known, so that a hundred tries at once count as a hundred.
   * @returns 0, or how many ms to wait; then the try is refused and not counted
   */
  take(subject: string, rule: ThrottleRule, now: number): Promise<number>;
  /** Takes a try back, e.g. because the password was right. */
  giveBack(subject: string): Promise<void>;
  /** Forgets all tries. */
  clear(subject: string): Promise<void>;
};
