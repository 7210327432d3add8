import { byId, element } from './element.js';
import { tappable } from './tappable.js';

/** What stands below the chat: the bar that opens and closes it, the picture, and a tappable area for each action. */
export function createRichMenu() {
  const bar = byId('rich-menu-bar');
  const panel = byId('rich-menu');
  let shown = null;

  function toggle(isOpen) {
    panel.hidden = shown === null || !isOpen;
    bar.setAttribute('aria-expanded', String(!panel.hidden));
  }
  bar.addEventListener('click', () => toggle(panel.hidden));

  return {
    /** A menu that is already there stays as it is, open or closed. */
    show(menu) {
      if (menu?.richMenuId === shown?.richMenuId) return;
      shown = menu;
      bar.hidden = menu === null;
      if (menu !== null) {
        byId('rich-menu-text').textContent = menu.chatBarText;
        const { width, height } = menu.size;
        const picture = element('img', { src: menu.image, alt: '', width, height });
        panel.replaceChildren(picture, ...menu.areas.map((area) => areaView(area, menu.size)));
      }
      toggle(menu?.selected === true);
    },
    /** As LINE does when the keyboard comes up, or a postback's `inputOption` asks for it. */
    open: () => toggle(true),
    close: () => toggle(false),
  };
}

function areaView({ bounds, action }, size) {
  const view = tappable(action, 'rich-menu-area', 'rich-menu-area');
  const percent = (part, whole) => `${(100 * part) / whole}%`;
  view.style.left = percent(bounds.x, size.width);
  view.style.top = percent(bounds.y, size.height);
  view.style.width = percent(bounds.width, size.width);
  view.style.height = percent(bounds.height, size.height);
  return view;
}
