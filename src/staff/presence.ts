import type { StaffPresence } from '../engine/ports.ts';
import { may, mayBook } from './permissions.ts';
import type { StaffStore } from './staff-store.ts';

/** Staff who have done nothing at the desk for this long are away: what comes for them goes to everybody. */
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
