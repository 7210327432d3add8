import { joinParts, type AskedQuestion, type LeftNumber, type QuestionPart } from './asked-question.ts';
import type { UnrepeatedText } from './dialogue/unrepeated-text.ts';
import { smallTalkIn } from './japanese/small-talk/small-talk.ts';
import type { Choice } from './choice.ts';
import { chatLimits } from './chat-limits.ts';
import type { Ticket } from './tickets/ticket.ts';
import type { TranscriptLine } from './tickets/transcript.ts';

/** Where a chat stands. Each phase holds exactly what is true in it. */
export type Phase =
  | { readonly name: 'idle' }
  /** The text so far looks unfinished, and more of it may come. `before`: the phase that the question is answered in. */
  | {
      readonly name: 'collecting';
      readonly parts: readonly QuestionPart[];
      /** When the first part was received, epoch ms. */
      readonly since: number;
      readonly before: PhaseNotCollecting;
    }
  | PhaseNotCollecting;

export type PhaseNotCollecting =
  | { readonly name: 'idle' }
  /** Questions were offered; `question` is absent where no words led to them. */
  | {
      readonly name: 'choosing';
      readonly question?: AskedQuestion;
      readonly offered: readonly string[];
      /** Shown instead of the questions when they are many: their categories, to choose from first. */
      readonly categories?: readonly string[];
    }
  /** An answer is on the screen. `question` is absent when it was reached by buttons alone. */
  | {
      readonly name: 'answered';
      readonly entryId: string;
      readonly question?: AskedQuestion;
      /** Entries offered below the answer, in case that it is not what was meant. */
      readonly others?: readonly string[];
    }
  /** A page of a category is on the screen; pages count from 1. */
  | { readonly name: 'browsing'; readonly category: string; readonly page: number }
  /** A step of a guide is on the screen. */
  | { readonly name: 'inGuide'; readonly guideId: string; readonly step: number }
  /** Staff have closed the ticket, and asked whether it helped. */
  | { readonly name: 'handedBack' }
  /** The asker said that it helped. The next words may be a comment on it. */
  | { readonly name: 'rated' };

/** What we remember of a chat between its events. */
export type Session = {
  readonly phase: Phase;
  /** Entries answered or offered in this talk, so that what did not help is not offered again. */
  readonly shown: readonly string[];
  /** How often in a row the bot could not help. */
  readonly misses: number;
  /** What the bot said last, when it was nothing that helps. */
  readonly lastFallback?: UnrepeatedText;
  /** How far the person came in a guide, from 1. It outlives the talk, for days. */
  readonly guide?: GuidePlace;
  /** What was asked last: a ticket begins with it. */
  readonly lastQuestion?: AskedQuestion;
  /** Where the asker would like to be called: it goes into a ticket with their question. */
  readonly leftNumber?: LeftNumber;
  /** The newest lines of the talk, for staff who take it over. */
  readonly lines: readonly TranscriptLine[];
  /** What was answered last, so that a double tap is answered once. */
  readonly lastHeard?: Heard;
  /** The open ticket, or the last closed one. */
  readonly ticket?: Ticket;
  /** The person has blocked the account since then (LINE's time, epoch ms), so that nothing reaches them. */
  readonly blockedAt?: number;
  /** Ids of messages that were unsent lately. When LINE delivers one of them late, it is not read. */
  readonly takenBack?: readonly string[];
  /** Closed tickets before that one, as long as their messages may still be unsent. */
  readonly earlier?: readonly Ticket[];
};

export function ticketsOf({ ticket, earlier = [] }: Session): readonly Ticket[] {
  return ticket === undefined ? earlier : [...earlier, ticket];
}

/** The session with `change` applied to each of its tickets. @returns the same session when no ticket changes */
export function mapTickets(session: Session, change: (ticket: Ticket) => Ticket): Session {
  const tickets = ticketsOf(session);
  const next = tickets.map(change);
  if (next.every((ticket, index) => ticket === tickets[index])) return session;
  const ticket = session.ticket === undefined ? undefined : next.at(-1);
  const earlier = next.slice(0, session.earlier?.length ?? 0);
  return {
    ...session,
    ...(ticket === undefined ? {} : { ticket }),
    ...(earlier.length === 0 ? {} : { earlier }),
  };
}

/** The text or tap that was answered last. A text stands in its line alone, so that it is gone when it is unsent. */
export type Heard = { readonly at: number } & ({ readonly messageId: string } | { readonly choice: Choice });

export type GuidePlace = { readonly guideId: string; readonly step: number };

export const newSession: SessionNotCollecting = {
  phase: { name: 'idle' },
  shown: [],
  misses: 0,
  lines: [],
};

/** A new talk. The place in a guide, the tickets and a block stay. */
export function newTalk({
  guide,
  ticket,
  earlier,
  lines,
  blockedAt,
  takenBack,
}: Session): SessionNotCollecting {
  return {
    ...newSession,
    lines,
    ...(guide === undefined ? {} : { guide }),
    ...(ticket === undefined ? {} : { ticket }),
    ...(earlier === undefined ? {} : { earlier }),
    ...(blockedAt === undefined ? {} : { blockedAt }),
    ...(takenBack === undefined ? {} : { takenBack }),
  };
}

export type SessionNotCollecting = Session & { readonly phase: PhaseNotCollecting };

/** The session without waiting for more parts of a question. */
export function withoutCollecting(session: Session): SessionNotCollecting {
  const { phase } = session;
  return { ...session, phase: phase.name === 'collecting' ? phase.before : phase };
}

/** The same when nothing will answer the question being collected: it stays as the last question, for a ticket. */
export function withCollectedAsLastQuestion(session: Session): SessionNotCollecting {
  const { phase } = session;
  if (phase.name !== 'collecting') return withoutCollecting(session);
  const question = joinParts(phase.parts);
  const isAsked = smallTalkIn(question.text) === undefined;
  return withoutCollecting(isAsked ? { ...session, lastQuestion: question } : session);
}

export function withShown<S extends Session>(session: S, entryIds: readonly string[]): S {
  const shown = [...new Set([...session.shown, ...entryIds])].slice(-chatLimits.shownEntries);
  return { ...session, shown };
}
