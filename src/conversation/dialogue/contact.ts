import { contact as copy } from '../../copy/ja.ts';
import type { Contact } from '../../books/book.ts';
import { escalationButtons } from '../tickets/escalation.ts';
import { reachFacts } from './facts.ts';
import type { ContactWay, Message } from '../message.ts';
import type { SearchableBook } from '../searchable-book.ts';
import type { Session } from '../session.ts';

/**
 * How to reach a human: a chat with staff, and the contacts that the book names. What the book does not name is left
 * out.
 * @param asked the way that the person asked for
 */
export function contactMessage(
  session: Session,
  book: SearchableBook,
  now: number,
  lead: string = book.voice.contact ?? copy.lead,
  asked?: ContactWay,
): Message {
  const { contact } = book;
  const buttons = escalationButtons(session, book, now);
  const facts = reachFacts(book, now);
  if (isReachable(contact) || contact.notes.length > 0 || buttons.length > 0)
    return { type: 'contact', lead, contact, facts, buttons, ...(asked === undefined ? {} : { asked }) };
  const text = contact.office === undefined ? copy.unknown : copy.officeOnly(contact.office);
  return { type: 'text', text: lead === copy.lead ? text : `${lead}\n${text}` };
}

function isReachable(contact: Contact): boolean {
  return (
    contact.phones.length + contact.mails.length > 0 || contact.forms.some(({ url }) => url !== undefined)
  );
}
