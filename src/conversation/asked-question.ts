import { bare } from './japanese/commands.ts';
import { chatLimits } from './chat-limits.ts';

/** One text message. With `messageId` it can be erased when its writer unsends it. */
export type QuestionPart = { readonly text: string; readonly messageId: string };

/** What a person asked, perhaps in several messages. */
export type AskedQuestion = { readonly text: string; readonly messageIds: readonly string[] };

/** A phone number that a person left, to be called, and the message in which they wrote it. */
export type LeftNumber = { readonly phone: string; readonly messageId: string };

/** Whether the same was asked again; marks and spaces make no difference. */
export function isSameQuestion(before: AskedQuestion | undefined, now: AskedQuestion): boolean {
  return before !== undefined && bare(before.text) === bare(now.text);
}

/** Texts that were sent one after another, as one question. */
export function joinParts(parts: readonly QuestionPart[]): AskedQuestion {
  const text = parts.map((part) => part.text).join('\n');
  return {
    text: text.slice(0, chatLimits.questionLength).toWellFormed(),
    messageIds: parts.map(({ messageId }) => messageId),
  };
}
