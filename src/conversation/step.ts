import type { Effect } from './effect.ts';
import type { Button, Message } from './message.ts';
import type { Session } from './session.ts';

/** What one event leads to. No `messages` = silence, and then no `quickReplies` either. */
export type Step = {
  readonly session: Session;
  /** At most 5: LINE's limit for one free reply. */
  readonly messages: readonly Message[];
  /** Shown under the last message; at most 13. */
  readonly quickReplies: readonly Button[];
  readonly effects: readonly Effect[];
};

export function silence(session: Session): Step {
  return { session, messages: [], quickReplies: [], effects: [] };
}
