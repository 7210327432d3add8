import { TOKYO } from '../../src/calendar/zone.ts';
import type { Choice } from '../../src/conversation/choice.ts';
import type { ConversationEvent } from '../../src/conversation/event.ts';
import { isHeardTwice } from '../../src/conversation/heard-twice.ts';
import type { Button } from '../../src/conversation/message.ts';
import type { SearchableBook } from '../../src/conversation/searchable-book.ts';
import type { Session } from '../../src/conversation/session.ts';
import type { Step } from '../../src/conversation/step.ts';
import { transition } from '../../src/conversation/transition.ts';
import { toCommand } from '../../src/conversation/japanese/commands.ts';
import { wishIn } from '../../src/conversation/japanese/wishes/wish.ts';
import { hints } from '../../src/copy/ja.ts';
import type { Book } from '../../src/books/book.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { objections } from '../line/drawn.ts';
import type { Turn } from './played-chat.ts';

/** A book with its real search, which searches each text only once. */
export function rememberingBook(
  book: Book,
  { find, nearest, lookUp, readWords }: SearchEngine,
): SearchableBook {
  return { ...book, zone: TOKYO, search: once(find), nearest: once(nearest), lookUp, readWords };
}

function once<T>(find: (text: string) => T): (text: string) => T {
  const found = new Map<string, T>();
  return (text) => {
    const known = found.get(text) ?? find(text);
    found.set(text, known);
    return known;
  };
}

const seconds = 1_000;

/** Checks the promises that hold in every turn of every chat. @throws with the broken promise */
export function judgeIn(book: SearchableBook): (turn: Turn) => void {
  const accepted = new Set<string>();
  return (turn) => {
    const { event, step, messages } = turn;
    const { session, quickReplies } = step;
    if (session.phase.name === 'collecting') {
      judgeCollecting(turn);
      return;
    }
    if (step.messages.length === 0) {
      hold(mayBeSilent(turn), `silence after ${event.type} in phase ${turn.before.phase.name}`);
      return;
    }
    hold(step.messages.length <= 5, 'at most five messages');
    hold(quickReplies.length <= 13, 'at most thirteen quick replies');
    const asSent = JSON.stringify(messages);
    if (!accepted.has(asSent)) {
      const why = objections(messages);
      hold(why.length === 0, `LINE accepts the reply: ${why.join(' / ')}`);
      accepted.add(asSent);
    }
    hold(buttonsOf(step).some(isWayOut), 'every reply has a way to the menu or a human');
    judgeTwoTaps(session, event, book);
    const isSame = withoutQuickReplies(messages) === withoutQuickReplies(turn.said);
    hold(!isSame || mayBeRepeated(turn, book), `the same twice in a row: ${withoutQuickReplies(messages)}`);
    const isTimer = event.type === 'timePassed';
    const waited = event.receivedAt - turn.askedAt;
    hold(!isTimer || waited <= 3 * seconds, `a reply that came by itself, ${waited} ms after the question`);
  };
}

function hold(isFulfilled: boolean, promise: string): void {
  if (!isFulfilled) throw new Error(`promise broken: ${promise}`);
}

/** Collecting a question has a timer that ends it: a second after the last part, three seconds after the first at most. */
function judgeCollecting({ event, step, before }: Turn): void {
  const { session, effects, messages } = step;
  hold(messages.length === 0, 'nothing is said while more may come');
  if (isHeardTwice(before, event)) return;
  if (event.type !== 'text' || session.phase.name !== 'collecting') {
    hold(before.phase.name === 'collecting', `collecting begins with a text, not with ${event.type}`);
    return;
  }
  const timer = effects.find((effect) => effect.type === 'wakeAt' && effect.timerId === 'next-part');
  const at = timer?.type === 'wakeAt' ? timer.at : Infinity;
  const { since } = session.phase;
  hold(at > event.receivedAt, 'the timer lies ahead');
  hold(at <= event.receivedAt + seconds && at <= since + 3 * seconds, 'one second, three in all');
}

/** Only an event that asks for no answer, or a double, may be followed by silence; a question in parts never is. */
function mayBeSilent({ event, before }: Turn): boolean {
  if (isHeardTwice(before, event)) return true;
  if (event.type === 'unfollow' || event.type === 'unsent') return true;
  return event.type === 'timePassed' && before.phase.name !== 'collecting';
}

function buttonsOf({ messages, quickReplies }: Step): Pick<Button, 'choice'>[] {
  const inside = messages.flatMap((message): readonly Pick<Button, 'choice'>[] => {
    switch (message.type) {
      case 'text':
      case 'staff':
        return [];
      case 'contact':
        return message.buttons;
      case 'answer':
        return [...message.onward, ...message.feedback, ...message.related, ...(message.others ?? [])];
      case 'questions':
        return [...message.questions, ...message.footer];
      case 'guideStep':
        return message.buttons;
    }
  });
  return [...inside, ...quickReplies];
}

function isWayOut({ choice }: Pick<Button, 'choice'>): boolean {
  return choice.type === 'menu' || choice.type === 'contact';
}

function judgeTwoTaps(session: Session, event: ConversationEvent, book: SearchableBook): void {
  const later = { ...event, occurredAt: event.occurredAt + 3 * seconds };
  const after = (choice: Choice): Step => transition(session, { ...later, type: 'choice', choice }, book);
  const menu = buttonsOf(after({ type: 'menu' })).map(({ choice }) => choice);
  for (const category of book.categories)
    hold(
      menu.some((choice) => choice.type === 'category' && choice.category === category),
      `the menu leads to ${category}`,
    );
  const { messages } = after({ type: 'contact' });
  hold(
    messages.some(({ type }) => type === 'contact'),
    'the way to a human is shown',
  );
}

function withoutQuickReplies(messages: Turn['messages']): string {
  return JSON.stringify(messages.map(({ quickReply: _, ...message }) => message));
}

/** An answer, or what a command asks for, may be repeated; an offer or a kind text never is. */
function mayBeRepeated({ event, step, before }: Turn, book: SearchableBook): boolean {
  const texts = step.messages.flatMap((message) => (message.type === 'text' ? [message.text] : []));
  if (texts.some((text) => (hints.pastButton as readonly string[]).includes(text))) return false;
  if (step.messages.some(({ type }) => type === 'answer' || type === 'guideStep')) return true;
  if (isWished(before, event, book)) return true;
  switch (event.type) {
    case 'text': {
      const command = toCommand(event.text, book);
      if (book.guides.some(({ steps }) => steps.some(({ stuck }) => stuck === event.text))) return true;
      if (typeof command === 'object') return isAskedFor(command.choice);
      return command !== undefined;
    }
    case 'choice':
      return isAskedFor(event.choice);
    case 'follow':
      return true;
    case 'foreignChoice':
    case 'unfollow':
    case 'unreadable':
    case 'unsent':
    case 'timePassed':
    case 'staffClaimed':
    case 'staffReplied':
    case 'staffNoted':
    case 'staffHandedOver':
    case 'staffResolved':
    case 'staffReopened':
    case 'staffResent':
      return false;
  }
}

/** Whether the answered words, perhaps collected before, wish for a person or for the desk's own facts. */
function isWished({ phase }: Session, event: ConversationEvent, book: SearchableBook): boolean {
  const parts = phase.name === 'collecting' ? phase.parts.map(({ text }) => text) : [];
  const words = event.type === 'text' ? [...parts, event.text] : parts;
  return wishIn(words.join('\n'), book) !== undefined;
}

function isAskedFor({ type }: Choice): boolean {
  return type !== 'noneOfThese' && type !== 'unsolved';
}
