import { greeting } from '../../copy/ja.ts';
import type { Book } from '../../books/book.ts';
import { menuMessage } from './browsing.ts';
import type { ConversationEvent } from '../event.ts';
import type { Message } from '../message.ts';
import { newTalk, type Session } from '../session.ts';
import { say, type Step } from '../step.ts';
import { menuButtons } from './ways-out.ts';

type Follow = Extract<ConversationEvent, { type: 'follow' }>;

/** Somebody added the account as a friend, or took back a block: by name, what can be asked, and the menu. */
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
  return say(newTalk(session), messages, menuButtons(book));
}

const longestName = 20;
/** The largest emoji has half as many UTF-16 units; what has more is a pile of marks. */
const longestCharacter = 24;
const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** A name as others see it may hold anything: one line of it, not too long. @returns undefined for none */
function toName(displayName: string): string | undefined {
  const line = displayName
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    // Invisible ones, but for those that hold emoji together.
    .replace(/[^\P{C}\u200d\u{e0020}-\u{e007f}]/gu, '')
    .trim();
  const name = [...graphemes.segment(line)]
    .map(({ segment }) => segment)
    .filter((character) => character.length <= longestCharacter)
    .slice(0, longestName)
    .join('');
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(name) ? name : undefined;
}
