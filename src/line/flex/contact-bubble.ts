import { contact as copy } from '../../copy/ja.ts';
import type { Contact } from '../../books/book.ts';
import { contactWays, type ContactWay, type Message } from '../../conversation/message.ts';
import { factBox } from './fact-box.ts';
import { linkButton } from './link-button.ts';
import { palette } from './palette.ts';
import {
  bodyParagraphs,
  choiceButton,
  paragraph,
  separator,
  vertical,
  type FlexBubble,
  type FlexButton,
  type FlexComponent,
} from './parts.ts';

/**
 * How to reach a human: every way has a solid button, first the way that was asked for. A form without an address leads
 * nowhere, and is left out.
 */
export function contactBubble(
  { lead, contact, facts, buttons, asked }: Extract<Message, { type: 'contact' }>,
  accent: string,
): FlexBubble {
  const body: FlexComponent[] = [...bodyParagraphs(lead), separator, ...factBox(facts)];
  if (contact.office !== undefined) body.push(paragraph(contact.office, { weight: 'bold' }));
  const small = { size: 'sm', color: palette.note } as const;
  for (const { label, phone, hours } of contact.phones) {
    const lines = [paragraph(label, small), paragraph(phone)];
    if (hours !== undefined) lines.push(paragraph(copy.hours(hours), small));
    body.push(vertical(lines, { spacing: 'xs' }));
  }
  for (const { label, mail } of contact.mails) {
    body.push(vertical([paragraph(label, small), paragraph(mail)], { spacing: 'xs' }));
  }
  for (const note of contact.notes) body.push(paragraph(note, small));
  const ways = contactWays.filter((way) => way !== asked);
  const footer = [
    ...(asked === undefined ? [] : wayButtons(asked, contact, accent)),
    ...buttons.map((button) => choiceButton(button, 'primary', accent)),
    ...ways.flatMap((way) => wayButtons(way, contact, accent)),
  ];
  return {
    type: 'bubble',
    size: 'mega',
    body: vertical(body),
    ...(footer.length > 0 ? { footer: vertical(footer, { spacing: 'sm' }) } : {}),
  };
}

function wayButtons(way: ContactWay, { phones, mails, forms }: Contact, accent: string): FlexButton[] {
  switch (way) {
    case 'phone':
      return phones.flatMap(({ label, phone }) => linkButton({ label, phone }, accent));
    case 'mail':
      return mails.flatMap(({ label, mail }) => linkButton({ label, mail }, accent));
    case 'form':
      return forms.flatMap(({ label, url }) => (url === undefined ? [] : linkButton({ label, url }, accent)));
  }
}
