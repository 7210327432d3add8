import type { ActionResult, Effect } from './effect.ts';
import type { Button, Message } from './message.ts';
import type { UnrepeatedText, PoliteText } from './dialogue/unrepeated-text.ts';
import type { Session } from './session.ts';

/**
 * How messages travel when no free reply token is left.
 * `push`: pay for a push. `next-reply`: wait for the next free token. `with-next`: never alone, only in front of the
 * next thing that is said. `push-notice`: a push of its own, worth paying for only while something else waits.
 */
export type RouteWithoutToken = (typeof routesWithoutToken)[number];
export const routesWithoutToken = ['push', 'next-reply', 'with-next', 'push-notice'] as const;

/** What one event leads to. No `messages` = silence, and then no `quickReplies` either. */
export type Step = {
  readonly session: Session;
  /** At most `lineLimits.messagesPerRequest`. */
  readonly messages: readonly Message[];
  /** Shown under the last message; at most `lineLimits.quickReplies`. */
  readonly quickReplies: readonly Button[];
  readonly effects: readonly Effect[];
  /** What the messages are worth. Absent = the book's rule for late answers: they are what a person asked for. */
  readonly fallbackRoute?: RouteWithoutToken;
};

export function silence(session: Session): Step {
  return { session, messages: [], quickReplies: [], effects: [] };
}

/** Says something that helps, so that any fallback may be said again later. */
export function say(session: Session, messages: readonly Message[], quickReplies: readonly Button[]): Step {
  const { lastFallback: _, ...rest } = session;
  return { session: rest, messages, quickReplies, effects: [] };
}

/**
 * Says something polite where there is nothing to help with. The same thing is never said twice in a row, and it is never
 * worth a paid push.
 * @param wordings two wordings of the same thing
 */
export function sayPolitely(
  session: Session,
  name: PoliteText,
  wordings: readonly [string, string],
  quickReplies: readonly Button[],
): Step {
  const isRepeated = session.lastFallback === name;
  const text = isRepeated ? wordings[1] : wordings[0];
  const lastFallback: UnrepeatedText = isRepeated ? `${name} again` : name;
  return {
    session: { ...session, lastFallback },
    messages: [{ type: 'text', text }],
    quickReplies,
    effects: [],
    fallbackRoute: 'next-reply',
  };
}

/** The step with the result of a staff action, for the page that waits for it. */
export function withResult(step: Step, result: ActionResult): Step {
  return { ...step, effects: [...step.effects, { type: 'reportResult', result }] };
}
