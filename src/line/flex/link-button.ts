import { contact } from '../../copy/ja.ts';
import type { Link } from '../../books/book.ts';
import { lineLimits } from '../../conversation/line-limits.ts';
import { solidButton, telUri, type FlexButton } from './parts.ts';

/**
 * A solid button that does what the link is for. LINE opens no `mailto:`, so a mail address is copied. A phone's button
 * shows the whole number on a small screen.
 */
export function linkButton(link: Link, accent: string): FlexButton[] {
  if ('url' in link) return [solidButton(link.label, { type: 'uri', uri: link.url }, accent)];
  if ('phone' in link)
    return [solidButton(contact.call(link.phone), { type: 'uri', uri: telUri(link.phone) }, accent)];
  const whole = contact.copyMail(link.mail);
  const label = whole.length > lineLimits.flexLabel ? contact.copyMail(contact.mail) : whole;
  return [solidButton(label, { type: 'clipboard', clipboardText: link.mail }, accent)];
}
