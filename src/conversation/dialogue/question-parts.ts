import type { AskedQuestion } from '../asked-question.ts';
import type { QuestionPart } from '../asked-question.ts';
import type { Session, SettledSession } from '../session.ts';
import { settled } from '../session.ts';
import { smallTalkIn } from '../japanese/small-words.ts';

/** One message of LINE's. Search reads the beginning of it. */
const rememberedLength = 5_000;

/** Texts that were heard one after another, as one question. */
export function toQuestion(parts: readonly QuestionPart[]): AskedQuestion {
  const text = parts.map((part) => part.text).join('\n');
  return {
    text: text.slice(0, rememberedLength).toWellFormed(),
    messageIds: parts.map(({ messageId }) => messageId),
  };
}

/** Nobody will answer what is being heard: it stays as what was asked last, for a human. */
export function asLastQuestion(session: Session): SettledSession {
  const { phase } = session;
  if (phase.name !== 'collecting') return settled(session);
  const question = toQuestion(phase.parts);
  const isAsked = smallTalkIn(question.text) === undefined;
  return settled(isAsked ? { ...session, lastQuestion: question } : session);
}
