import { createHash } from 'node:crypto';
import type { StaffAction } from '../../conversation/tickets/staff-action.ts';
import { isSecret, newSecret } from '../accounts/secrets.ts';

/** Stands in a form, so that sending it twice is doing it once. */
export function newActionId(): string {
  return newSecret();
}

/**
 * The event's id: the same form of a ticket with the same words is one act, with other words (a page that a browser kept) another.
 * @returns undefined when the form's id is none of ours
 */
export function eventIdOf(
  actionId: string | undefined,
  ticketId: string,
  login: string,
  action: StaffAction,
): string | undefined {
  if (actionId === undefined || !isSecret(actionId)) return undefined;
  const hash = createHash('sha256').update(JSON.stringify([actionId, ticketId, login, action]));
  return `desk-${hash.digest('base64url')}`;
}

/** Whether it can be the id of an act at the desk. */
export function isEventId(id: string): boolean {
  return /^desk-[\w-]{43}$/.test(id);
}
