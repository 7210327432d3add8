import { checkBoolean, checkColor, checkOneOf } from './check-field.ts';
import { asArray, asObject, type JsonObject } from './json-value.ts';
import type { Path, Report } from '../api/refusal.ts';
import { flexAction, validateAction } from './validate-action.ts';
import { validateFlexBox, validateFlexHero } from './validate-flex-component.ts';

const bubbleSizes = ['nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga'];

// "30 KB" and "50 KB" in the reference; read strictly, as bytes of UTF-8.
const bubbleMaxBytes = 30_000;
const carouselMaxBytes = 50_000;

/** A bubble, or a carousel of 1 to 12 bubbles of one size (REF#container). */
export function validateFlexContainer(value: unknown, path: Path, report: Report): void {
  const container = asObject(value);
  if (!container) {
    report(path, 'must be specified');
    return;
  }
  if (container['type'] === 'bubble') {
    validateBubble(container, path, report);
    return;
  }
  if (container['type'] !== 'carousel') {
    report([...path, 'type'], 'invalid property');
    return;
  }
  const bubbles = asArray(container['contents']);
  if (!bubbles) {
    report([...path, 'contents'], 'must be specified');
    return;
  }
  if (bubbles.length < 1 || bubbles.length > 12)
    report([...path, 'contents'], 'Size must be between 1 and 12');
  if (bytesOf(container) > carouselMaxBytes) report(path, 'carousel is larger than 50 KB');
  const sizes = new Set<unknown>();
  bubbles.forEach((each, index) => {
    const bubble = asObject(each);
    const at = [...path, 'contents', index];
    if (bubble?.['type'] !== 'bubble') {
      report([...at, 'type'], 'invalid property');
      return;
    }
    sizes.add(bubble['size'] ?? 'mega');
    validateBubble(bubble, at, report);
  });
  if (sizes.size > 1) report([...path, 'contents'], 'all bubbles must be of the same size');
}

function validateBubble(bubble: JsonObject, path: Path, report: Report): void {
  if (bytesOf(bubble) > bubbleMaxBytes) report(path, 'bubble is larger than 30 KB');
  checkOneOf(bubble, 'size', bubbleSizes, path, report);
  checkOneOf(bubble, 'direction', ['ltr', 'rtl'], path, report);
  const blocks = ['header', 'body', 'footer'].filter((block) => bubble[block] !== undefined);
  if (blocks.length === 0 && bubble['hero'] === undefined)
    report(path, 'At least one block must be specified');
  for (const block of blocks) validateFlexBox(bubble[block], [...path, block], report);
  if (bubble['hero'] !== undefined) validateFlexHero(bubble['hero'], [...path, 'hero'], report);
  if (bubble['action'] !== undefined)
    validateAction(bubble['action'], flexAction, [...path, 'action'], report);
  validateStyles(bubble['styles'], [...path, 'styles'], report);
}

function validateStyles(value: unknown, path: Path, report: Report): void {
  if (value === undefined) return;
  const styles = asObject(value);
  if (!styles) {
    report(path, 'invalid property');
    return;
  }
  for (const block of ['header', 'hero', 'body', 'footer']) {
    const style = asObject(styles[block]);
    if (!style) {
      if (styles[block] !== undefined) report([...path, block], 'invalid property');
      continue;
    }
    checkColor(style, 'backgroundColor', [...path, block], report);
    checkColor(style, 'separatorColor', [...path, block], report);
    checkBoolean(style, 'separator', [...path, block], report);
  }
}

function bytesOf(value: JsonObject): number {
  return Buffer.byteLength(JSON.stringify(value), 'utf8');
}
