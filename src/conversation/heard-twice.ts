import type { ConversationEvent } from './event.ts';
import { ticketsOf, type Session } from './session.ts';
import type { Step } from './step.ts';

/** A finger that slips sends twice within so long, by LINE's time, ms. */
const slipMs = 2_000;

/** Whether the same text or tap was answered a moment ago. */
export function isHeardTwice(session: Session, event: ConversationEvent): boolean {
  const { lastHeard } = session;
  if (lastHeard === undefined || Math.abs(event.occurredAt - lastHeard.at) > slipMs) return false;
  if (event.type === 'choice')
    return 'choice' in lastHeard && JSON.stringify(lastHeard.choice) === JSON.stringify(event.choice);
  return (
    event.type === 'text' &&
    'messageId' in lastHeard &&
    lastHeard.messageId !== event.messageId &&
    textOf(session, lastHeard.messageId) === event.text
  );
}

/** The step with what was heard, so that its double is known. */
export function withHeard(step: Step, event: ConversationEvent): Step {
  const { occurredAt: at } = event;
  if (event.type === 'text')
    return { ...step, session: { ...step.session, lastHeard: { at, messageId: event.messageId } } };
  if (event.type === 'choice')
    return { ...step, session: { ...step.session, lastHeard: { at, choice: event.choice } } };
  return step;
}

function textOf(session: Session, messageId: string): string | undefined {
  const lines = [...ticketsOf(session).flatMap((ticket) => ticket.lines), ...session.lines];
  const line = lines.findLast((each) => each.from === 'asker' && each.messageId === messageId);
  return line?.from === 'asker' ? line.text : undefined;
}
