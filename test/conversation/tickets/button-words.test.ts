import { buttonWords } from '../../../src/conversation/tickets/button-words.ts';
import type { Choice } from '../../../src/conversation/choice.ts';
import type { Message } from '../../../src/conversation/message.ts';
import { newSession, type Session } from '../../../src/conversation/session.ts';
import type { Step } from '../../../src/conversation/step.ts';
import { transition } from '../../../src/conversation/transition.ts';
import { loadBooks } from '../../../src/books/load.ts';
import { finding } from '../small-desk.ts';

const books = [...loadBooks('faq-data').values()].map((book) => ({
  ...finding({ kind: 'none', nearest: [] }),
  ...book,
  nearest: () => book.entries.slice(0, 3),
}));
const now = Date.UTC(2026, 10, 24, 3);

type Tap = { readonly label: string; readonly choice: Choice };

/** All buttons of the messages. */
function tapsOf({ messages, quickReplies }: Step): readonly Tap[] {
  return [...messages.flatMap(inMessage), ...quickReplies];
}

function inMessage(message: Message): readonly Tap[] {
  const rows = (questions: readonly { text: string; choice: Choice }[]): readonly Tap[] =>
    questions.map(({ text, choice }) => ({ label: text, choice }));
  switch (message.type) {
    case 'answer':
      return [
        ...message.onward,
        ...message.feedback,
        ...rows(message.related),
        ...rows(message.others ?? []),
      ];
    case 'questions':
      return [...rows(message.questions), ...message.footer];
    case 'guideStep':
    case 'contact':
      return message.buttons;
    case 'text':
    case 'staff':
      return [];
  }
}

test.each(books.map((book) => [book.id, book] as const))(
  'in %s, staff see the label of every button that a person taps under the last message',
  (_id, book) => {
    const wrong: string[] = [];
    const seen = new Set<string>();
    const guideOn = (session: Session, choice: Choice, depth: number): void => {
      const at = { id: `e${seen.size}`, chatId: 'b:U', occurredAt: now, receivedAt: now } as const;
      const step = transition(session, { ...at, type: 'choice', choice }, book);
      for (const { label, choice: next } of tapsOf(step)) {
        const words = buttonWords(next, step.session, book, now);
        if (words !== label) wrong.push(`${JSON.stringify(choice)} → 「${label}」, not 「${words}」`);
        const key = JSON.stringify([step.session.phase.name, next, label]);
        if (depth > 0 && !seen.has(key)) {
          seen.add(key);
          guideOn(step.session, next, depth - 1);
        }
      }
    };
    guideOn(newSession, { type: 'menu' }, 6);
    expect(seen.size).toBeGreaterThan(30);
    expect([...new Set(wrong)]).toEqual([]);
  },
);
