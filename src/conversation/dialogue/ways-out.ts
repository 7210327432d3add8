import { buttons } from '../../copy/ja.ts';
import type { Book } from '../../books/book.ts';
import type { Button } from '../message.ts';

/** LINE's limit. */
const maxQuickReplies = 13;

export const contactButton: Button = { label: buttons.contact, choice: { type: 'contact' } };
export const menuButton: Button = { label: buttons.menu, choice: { type: 'menu' } };
export const helpButton: Button = { label: buttons.help, choice: { type: 'help' } };

/** The categories and a human, as quick replies. With more than fit, `menuButton` leads to them all. */
export function menuButtons(book: Book): readonly Button[] {
  const entrances = [...book.guides.map(guideButton), ...book.categories.map(categoryButton)];
  const room = maxQuickReplies - 1;
  if (entrances.length <= room) return [...entrances, contactButton];
  return [...entrances.slice(0, room - 1), menuButton, contactButton];
}

/** Under an answer or a choice: back to the start, or a human. */
export const shortWaysOut: readonly Button[] = [menuButton, contactButton];

export function categoryButton(category: string): Button {
  return { label: category, choice: { type: 'category', category, page: 1 } };
}

export function guideButton({ id, name }: Book['guides'][number]): Button {
  return { label: name, choice: { type: 'guide', guideId: id, step: 1 } };
}
