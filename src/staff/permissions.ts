import {
  ticketPermissions,
  type Permission,
  type TicketPermission,
} from '../conversation/tickets/staff-action.ts';
import type { Role, StaffAccount } from './accounts.ts';

/** Role → what it may do. */
const permitted: Readonly<Record<Role, readonly Permission[]>> = {
  staff: ['answer'],
  lead: ['answer', 'handOver', 'reopen', 'readClosed'],
  admin: ['answer', 'handOver', 'reopen', 'readClosed', 'manageAccounts'],
};

export function may({ role, isDisabled }: StaffAccount, permission: Permission): boolean {
  return !isDisabled && permitted[role].includes(permission);
}

/** Travels with an action of theirs: the conversation decides whether the ticket needs one of these permissions. */
export function permissionsOf(account: StaffAccount): readonly TicketPermission[] {
  return ticketPermissions.filter((permission) => may(account, permission));
}

/** Staff of one book see nothing of another, not even that a ticket exists. */
export function mayBook({ bookIds, isDisabled }: StaffAccount, bookId: string): boolean {
  return !isDisabled && (bookIds === 'all' || bookIds.includes(bookId));
}

/** An admin of some books manages only accounts that have no other books. */
export function mayManage(admin: StaffAccount, { bookIds }: Pick<StaffAccount, 'bookIds'>): boolean {
  if (!may(admin, 'manageAccounts')) return false;
  return admin.bookIds === 'all' || (bookIds !== 'all' && bookIds.every((id) => mayBook(admin, id)));
}
