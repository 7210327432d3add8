import type { AskedQuestion } from '../asked-question.ts';
import type { Piece } from '../asked-question.ts';
import type { Session, SettledSession } from '../session.ts';
import { settled } from '../session.ts';
import { smallTalkIn } from '../japanese/small-words.ts';

/** One message of LINE's. Search reads the beginning of it. */
const rememberedLength = 5_000;

/** Texts that were heard one after another, as one question. */
export function toQuestion(pieces: readonly Piece[]): AskedQuestion {
  const text = pieces.map((piece) => piece.text).join('\n');
  return {
    text: text.slice(0, rememberedLength).toWellFormed(),
    messageIds: pieces.map(({ messageId }) => messageId),
  };
}

/** Nobody will answer what is being heard: it stays as what was asked last, for a human. */
export function keptForHuman(session: Session): SettledSession {
  const { phase } = session;
  if (phase.name !== 'listening') return settled(session);
  const question = toQuestion(phase.pieces);
  const isAsked = smallTalkIn(question.text) === undefined;
  return settled(isAsked ? { ...session, lastQuestion: question } : session);
}
