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
  if (content.type === 'damaged')
    return mayHold(content.raw, messageId) ? { ...deadLetter, content: { ...content, raw: '' } } : deadLetter;
  const { event } = content;
  if (event.type !== 'text' || event.messageId !== messageId || event.text === '') return deadLetter;
  // An error may quote the text that caused it.
  const why = deadLetter.why.replaceAll(event.text, '…');
  return { ...deadLetter, why, content: { type: 'event', event: { ...event, text: '' } } };
}

/** Whether a damaged event may be that message. Where its own id can't be made out, it is better erased than kept. */
function mayHold(raw: string, messageId: string): boolean {
  const id = /"messageId":"([^"]*)"/.exec(raw)?.[1];
  return raw !== '' && (id === undefined || id === messageId || raw.includes(JSON.stringify(messageId)));
}
