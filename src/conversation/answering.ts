import { buttons } from '../copy/ja.ts';
import type { Entry } from '../faq/book.ts';
import type { Effect } from './effect.ts';
import type { Button, Message } from './message.ts';
import { splitText } from './split-text.ts';

/** A bubble reads well up to about this many UTF-16 units; the loader keeps answers within four of them. */
const maxPartLength = 2_000;

/** The FAQ's own answer, whole and in order, in as many bubbles as it needs; the last asks whether it helped. */
export function answerMessages(entry: Entry): Message[] {
  const parts = splitText(entry.answer, maxPartLength);
  const feedback: Button[] = [
    { label: buttons.solved, choice: { type: 'solved', entryId: entry.id } },
    { label: buttons.unsolved, choice: { type: 'unsolved', entryId: entry.id } },
  ];
  return parts.map((body, index) => {
    const isLast = index === parts.length - 1;
    return {
      type: 'answer',
      question: entry.question,
      body,
      links: isLast ? entry.links : [],
      part: { number: index + 1, of: parts.length },
      feedback: isLast ? feedback : [],
    };
  });
}

/** After this long without a word the talk is over, and what was asked is forgotten. */
const talkEndsAfterMs = 30 * 60_000;

/** @param now epoch ms of the event that keeps the talk going */
export function endTalkLater(now: number): Effect {
  return { type: 'wakeAt', timerId: 'talk-ends', at: now + talkEndsAfterMs };
}
