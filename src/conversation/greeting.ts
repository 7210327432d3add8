import { greeting } from '../copy/ja.ts';
import type { Book } from '../faq/book.ts';
import type { ConversationEvent } from './event.ts';
import type { Message } from './message.ts';
import { newSession } from './session.ts';
import type { Step } from './step.ts';
import { menuButtons } from './ways-out.ts';

/** Somebody added the account as a friend, or took back a block. */
export function greet(event: Extract<ConversationEvent, { type: 'follow' }>, book: Book): Step {
  const welcome = event.isUnblocked ? greeting.welcomeBack(book.name) : greeting.welcome(book.name);
  const first = book.greeting === undefined ? welcome : `${welcome}\n\n${book.greeting}`;
  const messages: Message[] = [
    { type: 'text', text: first },
    { type: 'text', text: greeting.howToAsk },
  ];
  return { session: newSession, messages, quickReplies: menuButtons(book), effects: [] };
}
