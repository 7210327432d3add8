import { contact as copy } from '../../copy/ja.ts';
import type { Message } from '../../conversation/message.ts';
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
  type FlexComponent,
} from './parts.ts';

/** How to reach a human: every way has a solid button. A form without an address leads nowhere, and is left out. */
export function contactBubble(
  { lead, contact, facts, buttons }: Extract<Message, { type: 'contact' }>,
  accent: string,
): FlexBubble {
  const body: FlexComponent[] = [...bodyParagraphs(lead), separator, ...factBox(facts)];
  const footer: FlexComponent[] = buttons.map((button) => choiceButton(button, 'primary', accent));
  if (contact.office !== undefined) body.push(paragraph(contact.office, { weight: 'bold' }));
  const small = { size: 'sm', color: palette.note } as const;
  for (const { label, phone, hours } of contact.phones) {
    const lines = [paragraph(label, small), paragraph(phone)];
    if (hours !== undefined) lines.push(paragraph(copy.hours(hours), small));
    body.push(vertical(lines, { spacing: 'xs' }));
    footer.push(...linkButton({ label, phone }, accent));
  }
  for (const { label, mail } of contact.mails) {
    body.push(vertical([paragraph(label, small), paragraph(mail)], { spacing: 'xs' }));
    footer.push(...linkButton({ label, mail }, accent));
  }
  for (const { label, url } of contact.forms)
    if (url !== undefined) footer.push(...linkButton({ label, url }, accent));
  for (const note of contact.notes) body.push(paragraph(note, small));
  return {
    type: 'bubble',
    size: 'mega',
    body: vertical(body),
    ...(footer.length > 0 ? { footer: vertical(footer, { spacing: 'sm' }) } : {}),
  };
}
