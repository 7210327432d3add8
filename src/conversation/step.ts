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
  /**
   * How the messages travel when no free reply token is there. `along`: never by themselves, but with what is said
   * next. `alone`: a push of its own, as long as something else still waits for a free way. Absent = by the book's rule for what a person asked.
   */
  readonly travel?: 'push' | 'next-reply' | 'with-next' | 'push-notice';
};

export function silence(session: Session): Step {
  return { session, messages: [], quickReplies: [], effects: [] };
}

/** Says something that helps: whatever fallback was said before it may be said again later. */
export function say(session: Session, messages: readonly Message[], quickReplies: readonly Button[]): Step {
  const { lastFallback: _, ...rest } = session;
  return { session: rest, messages, quickReplies, effects: [] };
}

/**
 * Says something kind where there is nothing to help with. The same thing is never said twice in a row.
 * @param ways two ways to say it
 */
export function sayKindly(
  session: Session,
  name: string,
  ways: readonly [string, string],
  quickReplies: readonly Button[],
): Step {
  const isRepeated = session.lastFallback === name;
  const text = isRepeated ? ways[1] : ways[0];
  const lastFallback = isRepeated ? `${name} again` : name;
  return {
    session: { ...session, lastFallback },
    messages: [{ type: 'text', text }],
    quickReplies,
    effects: [],
  };
}
