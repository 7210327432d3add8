import { contact as copy } from '../copy/ja.ts';
import type { Contact } from '../faq/book.ts';
import { contactFacts } from './facts.ts';
import type { Message } from './message.ts';
import type { SearchableBook } from './searchable-book.ts';

/** How to reach a human. A book may name little: what is missing is not drawn, and nothing is invented. */
export function contactMessage(
  book: SearchableBook,
  now: number,
  lead: string = book.voice.contact ?? copy.lead,
): Message {
  const { contact } = book;
  if (isReachable(contact) || contact.notes.length > 0)
    return { type: 'contact', lead, contact, facts: contactFacts(contact, book, now) };
  const text = contact.office === undefined ? copy.unknown : copy.officeOnly(contact.office);
  return { type: 'text', text: lead === copy.lead ? text : `${lead}\n${text}` };
}

function isReachable(contact: Contact): boolean {
  return contact.phones.length + contact.mails.length + contact.forms.length > 0;
}
