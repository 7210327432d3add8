import type { SearchableBook } from '../../src/conversation/searchable-book.ts';
import type { Reply } from '../../src/rehearsal/reply.ts';
import { createStage } from '../../src/rehearsal/stage.ts';

/** A Wednesday at 10:30 in Tokyo: every desk of the shipped books is open. */
const startsAt = Date.parse('2026-11-25T10:30:00+09:00');
/** Longer than the desk waits for more of a question, ms. */
const readsForMs = 20_000;

/** Plays a talk through the real desk, in a chat of its own. @returns all that is said after the last message */
export async function playTalk(messages: readonly string[], book: SearchableBook): Promise<readonly Reply[]> {
  const stage = createStage(book, startsAt, () => '山田');
  let heard = 0;
  for (const [index, text] of messages.entries()) {
    heard = stage.replies.length;
    await stage.happens({ type: 'message', message: { id: `message-${index}`, type: 'text', text } });
    await stage.passTo(stage.now() + readsForMs);
    const [violation] = stage.violations;
    if (violation !== undefined) throw new Error(`「${text}」: ${violation}`);
  }
  return stage.replies.slice(heard);
}
