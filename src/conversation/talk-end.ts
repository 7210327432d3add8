import { newTalk, type Session } from './session.ts';
import type { Step } from './step.ts';
import type { TimerName } from './event.ts';

/** After so long without a word the talk is over, and what was asked is forgotten. */
const talkEndsAfterMs = 30 * 60_000;

const talkEndTimer: TimerName = 'talk-ends';

/** Ends the talk. A question that is being collected just then begins the next one. */
export function endTalk(session: Session): Session {
  const { phase } = session;
  const ended = { ...newTalk(session), lines: [] };
  return phase.name === 'collecting' ? { ...ended, phase: { ...phase, before: ended.phase } } : ended;
}

/** Everything that the bot says postpones the end of the talk. @param now epoch ms */
export function endTalkLater(step: Step, now: number): Step {
  const { phase, shown, misses, lines } = step.session;
  const isRemembering = phase.name !== 'idle' || shown.length > 0 || misses > 0 || lines.length > 0;
  if (step.messages.length === 0 || !isRemembering) return step;
  return {
    ...step,
    effects: [...step.effects, { type: 'wakeAt', timerId: talkEndTimer, at: now + talkEndsAfterMs }],
  };
}
