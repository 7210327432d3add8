import type { ChatId } from '../conversation/chat-id.ts';
import { withoutQuotes } from '../delivery/outbox.ts';
import type { DeadLetter } from './ports.ts';

/**
 * The dead letter without the words of a message that its writer has unsent; the reason stays for people to see.
 * @returns the same dead letter when it has nothing of that message
 */
export function eraseFromDeadLetter(deadLetter: DeadLetter, chatId: ChatId, messageId: string): DeadLetter {
  const { content } = deadLetter;
  if (deadLetter.chatId !== chatId) return deadLetter;
  if (content.type === 'delivery') {
    const item = withoutQuotes(content.item, messageId);
    return item === content.item ? deadLetter : { ...deadLetter, content: { ...content, item } };
  }
  const { event } = content;
  if (event.type !== 'text' || event.messageId !== messageId || event.text === '') return deadLetter;
  // An error may quote the text that caused it.
  const why = deadLetter.why.replaceAll(event.text, '…');
  return { ...deadLetter, why, content: { type: 'event', event: { ...event, text: '' } } };
}
