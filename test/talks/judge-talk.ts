import type { Book } from '../../src/books/book.ts';
import { answersIn, buttonsOn, offersIn, type Reply } from '../../src/rehearsal/reply.ts';
import type { Wanted } from './read-talks.ts';

const maxChoices = 5;
const maxNearest = 3;
/** A kind word is read at a glance. */
const maxKindLength = 100;

/** Whether what was said after the last message is what it must be. */
export function isAsWanted(replies: readonly Reply[], wanted: Wanted, book: Book): boolean {
  const answered = replies.flatMap((reply) => answersIn(reply, book));
  const offered = replies.flatMap(offersIn);
  const isShown = (id: string): boolean =>
    answered.includes(id) || (offered.includes(id) && offered.length <= maxChoices);
  const isWithoutList = answered.length === 0 && offered.length === 0;
  switch (wanted.rule) {
    case 'answer':
      return answered.includes(wanted.id);
    case 'both':
    case 'shows':
      return wanted.ids.every(isShown);
    case 'first':
      return isFirst(wanted.id, wanted.below, [...answered, ...offered]);
    case 'human':
    case 'contact':
      return isWithoutList && hasContactCard(replies);
    case 'none':
      return answered.length === 0 && offered.length <= maxNearest && hasWayToPerson(replies);
    case 'polite':
      return isWithoutList && isKindWord(replies);
  }
}

function isFirst(id: string, below: string, shown: readonly string[]): boolean {
  const at = shown.indexOf(id);
  return at >= 0 && (!shown.includes(below) || at < shown.indexOf(below));
}

function hasContactCard(replies: readonly Reply[]): boolean {
  return replies.some(({ messages }) => messages.some(({ type }) => type === 'contact'));
}

function hasWayToPerson(replies: readonly Reply[]): boolean {
  const choices = replies.flatMap((reply) => buttonsOn(reply, true).map(({ choice }) => choice?.type));
  return choices.includes('contact') || choices.includes('escalate');
}

function isKindWord(replies: readonly Reply[]): boolean {
  const messages = replies.flatMap((reply) => reply.messages);
  return (
    messages.length > 0 &&
    messages.every(
      (message) =>
        message.type === 'text' &&
        message.text.length <= maxKindLength &&
        !/見つかりません|見つかる/u.test(message.text),
    )
  );
}

/** What was said, in one line. */
export function gistOf(replies: readonly Reply[], book: Book): string {
  const answered = replies.flatMap((reply) => answersIn(reply, book));
  const offered = replies.flatMap(offersIn);
  const words = replies.flatMap(({ messages }) =>
    messages.flatMap((message) => {
      if (message.type === 'text') return [`「${message.text.split('\n')[0] ?? ''}」`];
      return message.type === 'contact' || message.type === 'questions'
        ? [`${message.type}「${message.lead}」`]
        : [];
    }),
  );
  return [
    ...(answered.length === 0 ? [] : [`answers ${answered.join(' ')}`]),
    ...(offered.length === 0 ? [] : [`offers ${offered.join(' ')}`]),
    ...words,
  ].join(' · ');
}
