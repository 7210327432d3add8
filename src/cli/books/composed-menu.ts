import { richMenu as copy } from '../../copy/rich-menu.ts';
import type { Book } from '../../books/book.ts';
import { toMenuRequest, type MenuRequest } from '../../line/rich-menu/menu-request.ts';
import { cellsOf } from '../../rich-menu/cells.ts';
import { drawRichMenu } from '../../rich-menu/draw.ts';
import { layoutOf } from '../../rich-menu/layout.ts';

/** A book's rich menu, ready for LINE: the request and the image (PNG). @throws FontError */
export async function composeMenu(
  book: Book,
  fontFile?: string,
): Promise<{ readonly request: MenuRequest; readonly image: Buffer }> {
  const cells = cellsOf(book);
  const image = await drawRichMenu({ cells, color: book.color, fontFile });
  const layout = layoutOf(cells.length);
  const bar = book.richMenu?.bar ?? copy.bar;
  return { request: toMenuRequest({ bookId: book.id, bar, cells, layout, image }), image };
}
