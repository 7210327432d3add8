import type { AskedQuestion, QuestionPart } from './asked-question.ts';
import type { Ticket } from './tickets/ticket.ts';
import type { Line } from './tickets/transcript.ts';

/** Where a chat stands. Each phase holds exactly what is true in it. */
export type Phase =
  | { readonly name: 'idle' }
  /** The text so far looks unfinished: more of it may come. `before` is where the talk goes on. */
  | {
      readonly name: 'collecting';
      readonly parts: readonly QuestionPart[];
      /** When the first piece was received, epoch ms. */
      readonly since: number;
      readonly before: SettledPhase;
    }
  | SettledPhase;

export type SettledPhase =
  | { readonly name: 'idle' }
  /** Questions were offered; `question` is absent where no words led to them. */
  | {
      readonly name: 'choosing';
      readonly question?: AskedQuestion;
      readonly offered: readonly string[];
      /** What is on the screen in their place when they are many: their categories, to be chosen first. */
      readonly categories?: readonly string[];
    }
  /** An answer is on the screen. `question` is absent when it was reached by buttons alone. */
  | { readonly name: 'answered'; readonly entryId: string; readonly question?: AskedQuestion }
  /** A page of a category is on the screen; pages count from 1. */
  | { readonly name: 'browsing'; readonly category: string; readonly page: number }
  /** A step of a walk is on the screen. */
  | { readonly name: 'inGuide'; readonly guideId: string; readonly step: number }
  /** Staff have closed the ticket, and asked whether it helped. */
  | { readonly name: 'handedBack' }
  /** It did; a word about it is welcome. */
  | { readonly name: 'rated' };

/** What we remember of a chat between its events. */
export type Session = {
  readonly phase: Phase;
  /** Entries answered or offered in this talk: what did not help is not offered again. */
  readonly shown: readonly string[];
  /** How often in a row the desk could not help. */
  readonly misses: number;
  /** What was said last where the desk could not help: it is never said twice in a row. */
  readonly lastFallback?: string;
  /** How far one came in a walk, from 1. It outlives the talk, for days. */
  readonly guide?: GuidePlace;
  /** What was asked last: what a human will be told. */
  readonly lastQuestion?: AskedQuestion;
  /** The latest of the talk, for staff who take it over. */
  readonly lines: readonly Line[];
  /** The human's part of the talk; the last one when it is closed. */
  readonly ticket?: Ticket;
  /** They have blocked the account since then (LINE's time, epoch ms), and nothing reaches them; absent = as far as we know, all does. */
  readonly blockedAt?: number;
  /** Messages that were taken back lately: one that LINE brings later is not read. */
  readonly takenBack?: readonly string[];
  /** Closed tickets before that one, as long as their words may still be taken back. */
  readonly earlier?: readonly Ticket[];
};

export function ticketsOf({ ticket, earlier = [] }: Session): readonly Ticket[] {
  return ticket === undefined ? earlier : [...earlier, ticket];
}

/** The session with each of its tickets as `change` makes it; the same one when nothing changes. */
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

export type GuidePlace = { readonly guideId: string; readonly step: number };

export const newSession: SettledSession = {
  phase: { name: 'idle' },
  shown: [],
  misses: 0,
  lines: [],
};

/** A new talk; how far one came in a walk is kept, what humans have in hand, and whether the asker can be reached. */
export function newTalk({ guide, ticket, earlier, lines, blockedAt, takenBack }: Session): SettledSession {
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

export type SettledSession = Session & { readonly phase: SettledPhase };

/** The session as it is when nothing more is waited for. */
export function settled(session: Session): SettledSession {
  const { phase } = session;
  return { ...session, phase: phase.name === 'collecting' ? phase.before : phase };
}

/** Enough to know what was tried in one talk. */
const mostShown = 60;

export function withShown<S extends Session>(session: S, entryIds: readonly string[]): S {
  const shown = [...new Set([...session.shown, ...entryIds])].slice(-mostShown);
  return { ...session, shown };
}
