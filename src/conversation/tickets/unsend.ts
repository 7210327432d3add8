import { eraseForStaff } from './staff-mode.ts';
import type { SearchableBook } from '../searchable-book.ts';
import type { Phase, Session, SettledPhase } from '../session.ts';

/** LINE asks that a message its writer has unsent be deleted wherever it is kept. */
export function eraseMessage(settledSession: Session, messageId: string, book: SearchableBook): Session {
  const session = eraseForStaff(settledSession, messageId, book);
  const { takenBack = [] } = session;
  return {
    ...session,
    phase: forgetIn(session.phase, messageId),
    takenBack: [...takenBack.filter((each) => each !== messageId), messageId].slice(-mostTakenBack),
  };
}

/** LINE repeats an event for hours at most. */
const mostTakenBack = 20;

function forgetIn(phase: Phase, messageId: string): Phase {
  if (phase.name !== 'collecting') return forgetSettled(phase, messageId);
  const parts = phase.parts.filter((part) => part.messageId !== messageId);
  const before = forgetSettled(phase.before, messageId);
  if (parts.length === 0) return before;
  return parts.length === phase.parts.length && before === phase.before ? phase : { ...phase, parts, before };
}

function forgetSettled(phase: SettledPhase, messageId: string): SettledPhase {
  switch (phase.name) {
    case 'choosing':
    case 'answered': {
      if (phase.question?.messageIds.includes(messageId) !== true) return phase;
      const { question: _, ...rest } = phase;
      return rest;
    }
    case 'idle':
    case 'browsing':
    case 'inGuide':
    case 'handedBack':
    case 'rated':
      return phase;
  }
}
