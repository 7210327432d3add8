import { bare } from './japanese/commands.ts';

/** One text message; `messageId` so that it can be forgotten when its writer takes it back. */
export type QuestionPart = { readonly text: string; readonly messageId: string };

/** What a person asked, perhaps in several messages. */
export type AskedQuestion = { readonly text: string; readonly messageIds: readonly string[] };

/** Has the same been asked again, whatever marks and spaces stand around the words? */
export function isSameQuestion(before: AskedQuestion | undefined, now: AskedQuestion): boolean {
  return before !== undefined && bare(before.text) === bare(now.text);
}
