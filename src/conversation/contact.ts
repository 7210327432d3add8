import { contact as copy } from '../copy/ja.ts';
import type { Book, Contact } from '../faq/book.ts';
import type { Message } from './message.ts';

/** How to reach a human. A book may name little: what is missing is not drawn, and nothing is invented. */
export function contactMessage(book: Book, lead: string = book.voice.contact ?? copy.lead): Message {
  const { contact } = book;
  if (isReachable(contact) || contact.notes.length > 0) return { type: 'contact', lead, contact, facts: [] };
  const text = contact.office === undefined ? copy.unknown : copy.officeOnly(contact.office);
  return { type: 'text', text: lead === copy.lead ? text : `${lead}\n${text}` };
}

function isReachable(contact: Contact): boolean {
  return contact.phones.length + contact.mails.length + contact.forms.length > 0;
}
