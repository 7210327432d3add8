import { buttons } from '../copy/ja.ts';
import type { Book } from '../faq/book.ts';
import type { Button } from './message.ts';

/** LINE shows at most 13 quick replies; one of them is always the way to a human. */
const maxCategories = 12;

export const contactButton: Button = { label: buttons.contact, choice: { type: 'contact' } };
export const menuButton: Button = { label: buttons.menu, choice: { type: 'menu' } };

/** The categories and a human: what the menu offers. With more categories than fit, `menuButton` lists all. */
export function menuButtons(book: Book): readonly Button[] {
  const fits = book.categories.length <= maxCategories;
  const categories = book.categories.slice(0, fits ? maxCategories : maxCategories - 1).map(categoryButton);
  return [...categories, ...(fits ? [] : [menuButton]), contactButton];
}

/** Under an answer or a choice: back to the start, or a human. */
export const shortWaysOut: readonly Button[] = [menuButton, contactButton];

function categoryButton(category: string): Button {
  return { label: category, choice: { type: 'category', category, page: 1 } };
}
