import {
  checkBoolean,
  checkColor,
  checkCount,
  checkFileUrl,
  checkOneOf,
  checkPattern,
  checkText,
} from './check-field.ts';
import { asArray, asObject, asText, type JsonObject } from './json-value.ts';
import type { Path, Report } from '../api/refusal.ts';
import { flexAction, flexButtonAction, validateAction } from './validate-action.ts';

const px = String.raw`\d+(?:\.\d+)?px`;
const spacing = new RegExp(`^(?:none|xs|sm|md|lg|xl|xxl|${px})$`);
const offset = new RegExp(`^(?:none|xs|sm|md|lg|xl|xxl|-?${px})$`);
const padding = new RegExp(String.raw`^(?:none|xs|sm|md|lg|xl|xxl|${px}|\d+(?:\.\d+)?%)$`);
const length = new RegExp(String.raw`^(?:${px}|\d+(?:\.\d+)?%)$`);
const border = new RegExp(`^(?:none|light|normal|medium|semi-bold|bold|${px})$`);
const textSize = new RegExp(`^(?:xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl|${px})$`);
const imageSize = new RegExp(String.raw`^(?:xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl|full|${px}|\d+(?:\.\d+)?%)$`);

const inBox = ['box', 'button', 'image', 'video', 'text', 'separator', 'filler'];
const inBaseline = ['icon', 'text', 'filler'];

/** A box and all in it (REF#box). */
export function validateFlexBox(value: unknown, path: Path, report: Report): void {
  const box = asObject(value);
  if (box?.['type'] !== 'box') {
    report([...path, 'type'], 'invalid property');
    return;
  }
  if (box['layout'] === undefined) report([...path, 'layout'], 'must be specified');
  checkOneOf(box, 'layout', ['horizontal', 'vertical', 'baseline'], path, report);
  checkBoxLooks(box, path, report);
  checkOptionalAction(box, path, report);
  const contents = asArray(box['contents']);
  if (!contents) {
    report([...path, 'contents'], 'must be specified');
    return;
  }
  const allowed = box['layout'] === 'baseline' ? inBaseline : inBox;
  contents.forEach((child, index) => validateComponent(child, allowed, [...path, 'contents', index], report));
}

/** A hero is a box, an image or a video (REF#bubble). */
export function validateFlexHero(value: unknown, path: Path, report: Report): void {
  validateComponent(value, ['box', 'image', 'video'], path, report);
}

function validateComponent(value: unknown, allowed: readonly string[], path: Path, report: Report): void {
  const component = asObject(value);
  const type = asText(component?.['type']);
  if (!component || type === null || !allowed.includes(type)) {
    report([...path, 'type'], 'invalid property');
    return;
  }
  checkPlacement(component, path, report);
  switch (type) {
    case 'box': {
      validateFlexBox(component, path, report);
      return;
    }
    case 'button': {
      checkButton(component, path, report);
      return;
    }
    case 'text': {
      checkTextComponent(component, path, report);
      return;
    }
    case 'image': {
      checkImage(component, path, report);
      return;
    }
    case 'icon':
      checkFileUrl(component, 'url', true, path, report);
      {
        checkPattern(component, 'size', textSize, path, report);
        return;
      }
    case 'separator': {
      checkColor(component, 'color', path, report);
      return;
    }
    case 'video':
      checkFileUrl(component, 'url', true, path, report);
      checkFileUrl(component, 'previewUrl', true, path, report);
      {
        validateComponent(component['altContent'], ['box', 'image'], [...path, 'altContent'], report);
        return;
      }
    default: // a filler has no fields of its own
  }
}

/** What every component may have: where it stands in its box. */
function checkPlacement(component: JsonObject, path: Path, report: Report): void {
  checkCount(component, 'flex', path, report);
  checkPattern(component, 'margin', spacing, path, report);
  checkOneOf(component, 'position', ['relative', 'absolute'], path, report);
  checkOneOf(component, 'gravity', ['top', 'bottom', 'center'], path, report);
  checkOneOf(component, 'align', ['start', 'end', 'center'], path, report);
  for (const key of ['offsetTop', 'offsetBottom', 'offsetStart', 'offsetEnd']) {
    checkPattern(component, key, offset, path, report);
  }
}

function checkBoxLooks(box: JsonObject, path: Path, report: Report): void {
  checkColor(box, 'backgroundColor', path, report);
  checkColor(box, 'borderColor', path, report);
  checkPattern(box, 'borderWidth', border, path, report);
  checkPattern(box, 'cornerRadius', spacing, path, report);
  checkPattern(box, 'spacing', spacing, path, report);
  for (const key of ['paddingAll', 'paddingTop', 'paddingBottom', 'paddingStart', 'paddingEnd']) {
    checkPattern(box, key, padding, path, report);
  }
  for (const key of ['width', 'maxWidth', 'height', 'maxHeight'])
    checkPattern(box, key, length, path, report);
  const justify = ['center', 'flex-start', 'flex-end', 'space-between', 'space-around', 'space-evenly'];
  checkOneOf(box, 'justifyContent', justify, path, report);
  checkOneOf(box, 'alignItems', ['center', 'flex-start', 'flex-end'], path, report);
}

function checkButton(button: JsonObject, path: Path, report: Report): void {
  validateAction(button['action'], flexButtonAction, [...path, 'action'], report);
  checkOneOf(button, 'style', ['primary', 'secondary', 'link'], path, report);
  checkOneOf(button, 'height', ['sm', 'md'], path, report);
  checkOneOf(button, 'adjustMode', ['shrink-to-fit'], path, report);
  checkColor(button, 'color', path, report);
}

function checkTextComponent(text: JsonObject, path: Path, report: Report): void {
  const spans = asArray(text['contents']);
  if (spans) spans.forEach((span, index) => checkSpan(span, [...path, 'contents', index], report));
  else checkText(text, 'text', { max: Infinity, required: true }, path, report);
  checkLetters(text, path, report);
  checkBoolean(text, 'wrap', path, report);
  checkCount(text, 'maxLines', path, report);
  checkPattern(text, 'lineSpacing', new RegExp(`^${px}$`), path, report);
  checkOneOf(text, 'adjustMode', ['shrink-to-fit'], path, report);
  checkOptionalAction(text, path, report);
}

function checkSpan(value: unknown, path: Path, report: Report): void {
  const span = asObject(value);
  if (span?.['type'] !== 'span') {
    report([...path, 'type'], 'invalid property');
    return;
  }
  checkText(span, 'text', { max: Infinity, required: true }, path, report);
  checkLetters(span, path, report);
}

function checkLetters(text: JsonObject, path: Path, report: Report): void {
  checkPattern(text, 'size', textSize, path, report);
  checkColor(text, 'color', path, report);
  checkOneOf(text, 'weight', ['regular', 'bold'], path, report);
  checkOneOf(text, 'style', ['normal', 'italic'], path, report);
  checkOneOf(text, 'decoration', ['none', 'underline', 'line-through'], path, report);
}

function checkImage(image: JsonObject, path: Path, report: Report): void {
  checkFileUrl(image, 'url', true, path, report);
  checkPattern(image, 'size', imageSize, path, report);
  checkOneOf(image, 'aspectMode', ['fit', 'cover'], path, report);
  checkColor(image, 'backgroundColor', path, report);
  checkOptionalAction(image, path, report);
  const ratio = image['aspectRatio'];
  if (ratio === undefined) return;
  const [, width, height] = /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(asText(ratio) ?? '') ?? [];
  // Taller than three times its width is refused.
  if (!(Number(width) >= 1) || !(Number(height) >= 1) || Number(height) > 3 * Number(width)) {
    report([...path, 'aspectRatio'], 'invalid property');
  }
}

function checkOptionalAction(component: JsonObject, path: Path, report: Report): void {
  if (component['action'] === undefined) return;
  validateAction(component['action'], flexAction, [...path, 'action'], report);
}
