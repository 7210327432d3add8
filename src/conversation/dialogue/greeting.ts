import { greeting } from '../../copy/ja.ts';
import type { Book } from '../../books/book.ts';
import { menuMessage } from './browsing.ts';
import { chatLimits } from '../chat-limits.ts';
import type { ConversationEvent } from '../event.ts';
import type { Message } from '../message.ts';
import { newTalk, type Session } from '../session.ts';
import { say, type Step } from '../step.ts';
import { menuButtons } from './ways-out.ts';

type Follow = Extract<ConversationEvent, { type: 'follow' }>;

/** Greets a person who has added or unblocked the account: by name, with how to ask, and the menu. */
export function greet(session: Session, event: Follow, book: Book): Step {
  const { displayName, isUnblocked } = event;
  const welcome = isUnblocked ? greeting.welcomeBack : greeting.welcome;
  const first = welcome(book.name, displayName === undefined ? undefined : toName(displayName));
  const isFirst = !isUnblocked && book.greeting !== undefined;
  const messages: Message[] = [
    { type: 'text', text: isFirst ? `${first}\n\n${book.greeting ?? ''}` : first },
    { type: 'text', text: isUnblocked ? greeting.howToAskAgain : greeting.howToAsk },
    menuMessage(book, session, greeting.menu),
  ];
  return { ...say(newTalk(session), messages, menuButtons(book)), fallbackRoute: 'next-reply' };
}

/** The longest emoji has half as many UTF-16 units; a longer character is a pile of combining marks. */
const maxCharacterLength = 24;
const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** A display name may contain anything: cleaned, in one line, shortened. @returns undefined when nothing readable is left */
function toName(displayName: string): string | undefined {
  const line = displayName
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    // Invisible characters, except those that join emoji.
    .replace(/[^\P{C}\u200d\u{e0020}-\u{e007f}]/gu, '')
    .trim();
  const name = [...graphemes.segment(line)]
    .map(({ segment }) => segment)
    .filter((character) => character.length <= maxCharacterLength)
    .slice(0, chatLimits.displayNameLength)
    .join('');
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(name) ? name : undefined;
}
