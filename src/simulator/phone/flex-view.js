import { element } from './element.js';
import { flexComponent } from './flex-component.js';
import { tappable } from './tappable.js';

/** A Flex Message's contents: one bubble, or a carousel that scrolls sideways. */
export function flexView(container) {
  if (container.type !== 'carousel') return bubble(container);
  const row = element('div', { class: 'carousel', tabindex: 0, 'data-testid': 'flex-carousel' });
  row.append(...container.contents.map(bubble));
  return row;
}

function bubble(contents) {
  const { size = 'mega', direction, styles = {}, action } = contents;
  const view = element('article', {
    class: `flex-bubble size-${size}`,
    dir: direction,
    'data-testid': 'flex-bubble',
  });
  for (const name of ['header', 'hero', 'body', 'footer']) {
    if (!contents[name]) continue;
    view.append(block(name, contents[name], styles[name] ?? {}, view.childElementCount === 0));
  }
  if (action) {
    const whole = tappable(action, 'flex-button', 'whole-bubble');
    view.append(whole);
  }
  return view;
}

function block(name, contents, style, isFirst) {
  const view = element('div', { class: `block block-${name}` });
  if (style.backgroundColor) view.style.backgroundColor = style.backgroundColor;
  if (style.separator && !isFirst) view.style.borderTop = `1px solid ${style.separatorColor ?? '#e3e3e8'}`;
  const drawn = flexComponent(contents, { layout: 'vertical' });
  // A block's box has LINE's own padding until it says otherwise; then the CSS of the block must not win.
  if (contents.type === 'box') drawn.classList.add('block-box');
  view.append(drawn);
  return view;
}
