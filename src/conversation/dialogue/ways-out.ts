import { buttons } from '../../copy/ja.ts';
import type { Book } from '../../books/book.ts';
import { lineLimits } from '../line-limits.ts';
import type { Button } from '../message.ts';

export const contactButton: Button = { label: buttons.contact, choice: { type: 'contact' } };
export const menuButton: Button = { label: buttons.menu, choice: { type: 'menu' } };
export const helpButton: Button = { label: buttons.help, choice: { type: 'help' } };

/** The guides, the categories and a human, as quick replies. When they don't all fit, the menu button leads to the rest. */
export function menuButtons(book: Book): readonly Button[] {
  const places = [...book.guides.map(guideButton), ...book.categories.map(categoryButton)];
  const room = lineLimits.quickReplies - 1;
  if (places.length <= room) return [...places, contactButton];
  return [...places.slice(0, room - 1), menuButton, contactButton];
}

/** The quick replies under a contact card that was asked for: it is the way to a human itself. */
export const menuOnly: readonly Button[] = [menuButton];

/** The quick replies under an answer or a choice: the menu, and a human. */
export const shortWaysOut: readonly Button[] = [menuButton, contactButton];

export function categoryButton(category: string): Button {
  return { label: category, choice: { type: 'category', category, page: 1 } };
}

export function guideButton({ id, name }: Book['guides'][number]): Button {
  return { label: name, choice: { type: 'guide', guideId: id, step: 1 } };
}
