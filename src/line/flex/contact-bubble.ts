import { contact as copy } from '../../copy/ja.ts';
import type { Message } from '../../conversation/message.ts';
import { factBox } from './fact-box.ts';
import { palette } from './palette.ts';
import {
  bodyParagraphs,
  choiceButton,
  paragraph,
  separator,
  telUri,
  uriButton,
  vertical,
  type FlexBubble,
  type FlexComponent,
} from './parts.ts';

/** How to reach a human. A mail address is text, since LINE opens no `mailto:`. */
export function contactBubble({
  lead,
  contact,
  facts,
  buttons,
}: Extract<Message, { type: 'contact' }>): FlexBubble {
  const body: FlexComponent[] = [...bodyParagraphs(lead), separator, ...factBox(facts)];
  const footer: FlexComponent[] = buttons.map((button) => choiceButton(button, 'primary'));
  if (contact.office !== undefined) body.push(paragraph(contact.office, { weight: 'bold' }));
  const small = { size: 'sm', color: palette.note } as const;
  for (const { label, phone, hours } of contact.phones) {
    const lines = [paragraph(label, small), paragraph(phone)];
    if (hours !== undefined) lines.push(paragraph(copy.hours(hours), small));
    body.push(vertical(lines, { spacing: 'xs' }));
    footer.push(uriButton(copy.call(phone), telUri(phone)));
  }
  for (const { label, mail } of contact.mails)
    body.push(vertical([paragraph(label, small), paragraph(mail)], { spacing: 'xs' }));
  for (const { label, url } of contact.forms) {
    if (url === undefined) body.push(paragraph(label));
    else footer.push(uriButton(label, url));
  }
  for (const note of contact.notes) body.push(paragraph(note, small));
  return {
    type: 'bubble',
    size: 'mega',
    body: vertical(body),
    ...(footer.length > 0 ? { footer: vertical(footer, { spacing: 'sm' }) } : {}),
  };
}
