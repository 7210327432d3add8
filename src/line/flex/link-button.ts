import { contact } from '../../copy/ja.ts';
import type { Link } from '../../books/book.ts';
import { telUri, uriButton, type FlexButton } from './parts.ts';

/** A mail address stays text, since LINE opens no `mailto:`. A phone's button shows the whole number on a small screen. */
export function linkButton(link: Link): FlexButton[] {
  if ('url' in link) return [uriButton(link.label, link.url)];
  if ('phone' in link) return [uriButton(contact.call(link.phone), telUri(link.phone))];
  return [];
}
