import type { Choice } from '../conversation/choice.ts';
import { richMenu as copy, spoken } from '../copy/rich-menu.ts';
import type { Book, MenuCell } from '../books/book.ts';

/** One part of the menu: its label, its icon, and what a tap does. */
export type Cell = { readonly label: string; readonly icon: Icon; readonly action: CellAction };

export type Icon = 'list' | 'question' | 'menu' | 'usage' | 'person' | 'continue' | 'web' | 'phone';

export type CellAction =
  | { readonly type: 'choose'; readonly choice: Choice }
  /** Sends the text as if the person had typed it. */
  | { readonly type: 'say'; readonly text: string }
  | { readonly type: 'visit'; readonly url: string }
  | { readonly type: 'call'; readonly phone: string };

const maxCells = 6;

/** The cells of a book's menu, at most six: those in book.yaml, else made from what the book has. */
export function cellsOf(book: Book): readonly Cell[] {
  return (book.richMenu?.cells ?? derivedCells(book)).slice(0, maxCells).map(toCell);
}

/** The categories, then the contact's phones and forms while there is room, then what every menu has. */
function derivedCells({ categories, contact }: Book): readonly MenuCell[] {
  const always: readonly MenuCell[] = [
    { label: copy.menu, opens: 'menu' },
    { label: copy.usage, opens: 'usage' },
    { label: copy.contact, opens: 'contact' },
  ];
  const own: readonly MenuCell[] = [
    ...categories.map((category) => ({ label: category, category })),
    ...contact.phones.map(({ label, phone }) => ({ label, phone })),
    ...contact.forms.flatMap(({ label, url }) => (url === undefined ? [] : [{ label, url }])),
  ];
  return [...own.slice(0, maxCells - always.length), ...always];
}

function toCell(cell: MenuCell): Cell {
  const { label } = cell;
  if ('category' in cell)
    return { label, icon: 'list', action: choose({ type: 'category', category: cell.category, page: 1 }) };
  if ('entry' in cell)
    return { label, icon: 'question', action: choose({ type: 'entry', entryId: cell.entry }) };
  if ('url' in cell) return { label, icon: 'web', action: { type: 'visit', url: cell.url } };
  if ('phone' in cell) return { label, icon: 'phone', action: { type: 'call', phone: cell.phone } };
  switch (cell.opens) {
    case 'menu':
      return { label, icon: 'menu', action: choose({ type: 'menu' }) };
    case 'contact':
      return { label, icon: 'person', action: choose({ type: 'contact' }) };
    case 'usage':
      return { label, icon: 'usage', action: { type: 'say', text: spoken.usage } };
    case 'continue':
      return { label, icon: 'continue', action: { type: 'say', text: spoken.continue } };
  }
}

function choose(choice: Choice): CellAction {
  return { type: 'choose', choice };
}
