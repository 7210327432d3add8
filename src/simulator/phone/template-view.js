import { element } from './element.js';
import { tappable } from './tappable.js';

/** Buttons, confirm, carousel, image carousel. */
export function templateView(template) {
  if (template.type === 'carousel') return row(template.columns.map((column) => card(column, template)));
  if (template.type === 'image_carousel') return row(template.columns.map(picture));
  return card(template, template);
}

function row(cards) {
  return element('div', { class: 'carousel', tabindex: 0 }, ...cards);
}

function card({ title, text, thumbnailImageUrl, actions, defaultAction }, { type, imageAspectRatio }) {
  const view = element('article', { class: `template template-${type}`, 'data-testid': 'template' });
  if (thumbnailImageUrl) {
    const shape = imageAspectRatio === 'square' ? 'square' : '';
    view.append(element('img', { class: `thumbnail ${shape}`, src: thumbnailImageUrl, alt: '' }));
  }
  const words = defaultAction
    ? tappable(defaultAction, 'template-button', 'words')
    : element('div', { class: 'words' });
  if (title) words.append(element('p', { class: 'title' }, title));
  words.append(element('p', { class: 'text' }, text));
  view.append(words);
  const buttons = element('div', { class: 'buttons' });
  for (const action of actions) {
    const button = tappable(action, 'template-button', 'template-button');
    button.append(action.label);
    buttons.append(button);
  }
  view.append(buttons);
  return view;
}

function picture({ imageUrl, action }) {
  const view = tappable(action, 'template-button', 'picture');
  view.append(element('img', { src: imageUrl, alt: '' }));
  if (action.label) view.append(element('span', { class: 'picture-label' }, action.label));
  return view;
}
