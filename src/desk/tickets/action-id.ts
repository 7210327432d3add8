import { createHash } from 'node:crypto';
import type { StaffAction } from '../../conversation/tickets/staff-action.ts';
import { isSecret, newSecret } from '../accounts/secrets.ts';

/** Every form holds one, so that a form that is sent twice acts once. */
export function newActionId(): string {
  return newSecret();
}

/**
 * The event's id. The same form with the same words is one action; with other words ("back" shows an old form) it is
 * another.
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

/** Whether the text can be the id of an action at the desk. */
export function isEventId(id: string): boolean {
  return /^desk-[\w-]{43}$/.test(id);
}
