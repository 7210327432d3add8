import { element } from './element.js';
import { borderOf, imageWidthOf, letterSizeOf, spaceOf } from './flex-measure.js';
import { longTextClass } from './long-text.js';
import { shrinkToFit } from './shrink-to-fit.js';
import { tappable } from './tappable.js';

const draw = { box, text, button, image, icon, separator, filler, video };

/** Draws one component in a box of `layout`. What isn't known is left out, as LINE's older apps do. */
export function flexComponent(component, { layout }) {
  const view = (draw[component.type] ?? filler)(component, layout);
  place(view, component, layout);
  return view;
}

/** Where it stands in its box: share of the room, offsets, gravity. */
function place(view, component, layout) {
  const { flex, position, gravity, width } = component;
  const isVertical = layout === 'vertical';
  const style = view.style;
  if (component.type === 'separator') style.flex = 'none';
  else if (flex === 0 || component.type === 'icon' || width) style.flex = '0 0 auto';
  else if (flex > 0) style.flex = isVertical ? `${flex} 0 auto` : `${flex} 1 0`;
  else if (component.type === 'filler') style.flex = '1 1 0';
  else style.flex = isVertical ? '0 0 auto' : '1 1 0';
  if (position === 'absolute') style.position = 'absolute';
  for (const [key, edge] of [
    ['offsetTop', 'top'],
    ['offsetBottom', 'bottom'],
    ['offsetStart', 'insetInlineStart'],
    ['offsetEnd', 'insetInlineEnd'],
  ]) {
    if (component[key] !== undefined) style[edge] = spaceOf(component[key]);
  }
  const alongside = { top: 'flex-start', center: 'center', bottom: 'flex-end' }[gravity];
  if (alongside && !isVertical) style.alignSelf = alongside;
}

function box(component) {
  const { layout, contents, spacing, action } = component;
  const view = action ? tappable(action, 'flex-button', 'flex-box') : element('div', { class: 'flex-box' });
  view.classList.add(`layout-${layout}`);
  const style = view.style;
  const { background } = component;
  if (component.backgroundColor) style.backgroundColor = component.backgroundColor;
  if (background?.type === 'linearGradient') {
    const middle = background.centerColor
      ? `, ${background.centerColor} ${background.centerPosition ?? '50%'}`
      : '';
    style.background = `linear-gradient(${background.angle}, ${background.startColor}${middle}, ${background.endColor})`;
  }
  if (component.borderWidth || component.borderColor) {
    style.border = `${borderOf(component.borderWidth ?? 'normal')} solid ${component.borderColor ?? '#dfdfe3'}`;
  }
  for (const [key, edge] of [
    ['cornerRadius', 'borderRadius'],
    ['paddingAll', 'padding'],
    ['paddingTop', 'paddingTop'],
    ['paddingBottom', 'paddingBottom'],
    ['paddingStart', 'paddingInlineStart'],
    ['paddingEnd', 'paddingInlineEnd'],
  ]) {
    if (component[key] !== undefined) style[edge] = spaceOf(component[key]);
  }
  for (const key of ['width', 'maxWidth', 'height', 'maxHeight', 'justifyContent', 'alignItems']) {
    if (component[key] !== undefined) style[key] = component[key];
  }
  contents.forEach((child, index) => {
    const drawn = flexComponent(child, { layout });
    const gap = child.margin ?? (index > 0 ? spacing : undefined);
    if (gap !== undefined)
      drawn.style[layout === 'vertical' ? 'marginTop' : 'marginInlineStart'] = spaceOf(gap);
    view.append(drawn);
  });
  return view;
}

function text(component) {
  const { action, contents, wrap, maxLines, lineSpacing, align, adjustMode } = component;
  const view = action ? tappable(action, 'flex-button', 'flex-text') : element('p', { class: 'flex-text' });
  const spans = contents?.map(span);
  // The lines are clamped inside, so that gravity and flex keep working on the outside.
  const whole = contents?.map((part) => part.text ?? '').join('') ?? component.text ?? '';
  const kind = wrap ? `lines wraps${longTextClass(whole)}` : 'lines';
  const lines = element('span', { class: kind }, ...(spans ?? [component.text]));
  view.append(lines);
  letters(view, component);
  if (align) view.style.textAlign = align;
  if (lineSpacing) view.style.lineHeight = `calc(1.4em + ${lineSpacing})`;
  if (wrap && maxLines > 0) {
    lines.classList.add('clamped');
    lines.style.webkitLineClamp = String(maxLines);
  }
  if (adjustMode === 'shrink-to-fit' && !wrap) shrinkToFit(lines);
  return view;
}

function span(component) {
  const view = element('span', {}, component.text ?? '');
  letters(view, component);
  return view;
}

function letters(view, { size, color, weight, style, decoration }) {
  if (size) view.style.fontSize = letterSizeOf(size);
  if (color) view.style.color = color;
  if (weight) view.style.fontWeight = weight === 'bold' ? '700' : '400';
  if (style) view.style.fontStyle = style;
  if (decoration) view.style.textDecoration = decoration;
}

function button({ action, style = 'link', height = 'md', color, adjustMode }) {
  const view = tappable(action, 'flex-button', `flex-button style-${style} height-${height}`);
  const label = element('span', { class: 'label' }, action.label ?? '');
  view.append(label);
  if (color) view.style[style === 'link' ? 'color' : 'backgroundColor'] = color;
  if (adjustMode === 'shrink-to-fit') shrinkToFit(label);
  return view;
}

function image({ url, size, aspectRatio = '1:1', aspectMode = 'fit', align, backgroundColor, action }) {
  const frame = action
    ? tappable(action, 'flex-button', 'flex-image')
    : element('div', { class: 'flex-image' });
  const picture = pictureOf(url, 'flex-picture');
  picture.style.width = imageWidthOf(size);
  picture.style.aspectRatio = aspectRatio.replace(':', ' / ');
  picture.style.objectFit = aspectMode === 'cover' ? 'cover' : 'contain';
  if (backgroundColor) picture.style.backgroundColor = backgroundColor;
  frame.style.justifyContent = { start: 'flex-start', end: 'flex-end' }[align] ?? 'center';
  frame.append(picture);
  return frame;
}

const nothing = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';

/** A picture that can't be had (no network) leaves its frame and colour, not a broken sign. */
function pictureOf(url, className) {
  const onerror = (event) => (event.target.src = nothing);
  return element('img', { class: className, src: url, alt: '', referrerpolicy: 'no-referrer', onerror });
}

function icon({ url, size = 'md', aspectRatio = '1:1' }) {
  const view = pictureOf(url, 'flex-icon');
  view.style.height = letterSizeOf(size);
  view.style.aspectRatio = aspectRatio.replace(':', ' / ');
  return view;
}

function separator({ color }, layout) {
  const view = element('div', { class: layout === 'vertical' ? 'separator' : 'separator upright' });
  if (color) view.style.backgroundColor = color;
  return view;
}

function filler() {
  return element('div', { class: 'filler' });
}

function video({ altContent }) {
  return flexComponent(altContent, { layout: 'vertical' });
}
