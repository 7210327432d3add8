import { richMenu as copy } from '../copy/rich-menu.ts';
import type { Book } from '../books/book.ts';
import { cellsOf, type Cell } from './cells.ts';
import { drawRichMenu } from './draw.ts';
import { layoutOf, type Layout } from './layout.ts';

/** A book's menu with its picture: all that LINE needs of it. */
export type ComposedMenu = {
  readonly bookId: string;
  /** Text on the bar that opens and closes the menu. */
  readonly bar: string;
  readonly cells: readonly Cell[];
  readonly layout: Layout;
  /** PNG. */
  readonly image: Buffer;
};

/** Draws a book's menu. @throws FontError when no font for Japanese is found, or `fontFile` is none */
export async function composeMenu(book: Book, fontFile?: string): Promise<ComposedMenu> {
  const cells = cellsOf(book);
  const image = await drawRichMenu({ cells, color: book.color, fontFile });
  return {
    bookId: book.id,
    bar: book.richMenu?.bar ?? copy.bar,
    cells,
    layout: layoutOf(cells.length),
    image,
  };
}
