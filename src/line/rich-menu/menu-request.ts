import { createHash } from 'node:crypto';
import type { messagingApi } from '@line/bot-sdk';
import type { Cell } from '../../rich-menu/cells.ts';
import type { ComposedMenu } from '../../rich-menu/composed-menu.ts';
import { encodeChoice } from '../choice-data.ts';
import { telUri } from '../flex/parts.ts';
import { lineLimits } from '../../conversation/line-limits.ts';
import { shorten } from '../../conversation/shorten.ts';

/** A complete rich menu in LINE's form. */
export type MenuRequest = Required<messagingApi.RichMenuRequest>;

/** The names of all our menus begin with it; LINE's users never see them. */
export const menuNamePrefix = 'madoguchi/';

/** The name holds the book and a hash of the menu with its image, so that the same menu has the same name. */
export function toMenuRequest({ bookId, bar, cells, layout, image }: ComposedMenu): MenuRequest {
  const { width, height } = layout;
  const areas = cells.flatMap((cell, index) => {
    const bounds = layout.cells[index];
    return bounds === undefined ? [] : [{ bounds, action: toAction(cell) }];
  });
  const menu = { size: { width, height }, selected: true, chatBarText: bar, areas };
  const hash = createHash('sha256').update(JSON.stringify(menu)).update(image).digest('hex');
  return { ...menu, name: `${menuNamePrefix}${bookId}/${hash.slice(0, 16)}` };
}

/**
 * A choice is a postback of ours, which also works in an old menu. A tap on it closes the menu, so that the answer has
 * the whole screen.
 */
function toAction({ label: words, action }: Cell): messagingApi.Action {
  const label = shorten(words, lineLimits.richMenuLabel);
  switch (action.type) {
    case 'choose': {
      const data = encodeChoice(action.choice);
      return { type: 'postback', label, data, displayText: words, inputOption: 'closeRichMenu' };
    }
    case 'say':
      return { type: 'message', label, text: action.text };
    case 'visit':
      return { type: 'uri', label, uri: action.url };
    case 'call':
      return { type: 'uri', label, uri: telUri(action.phone) };
  }
}
