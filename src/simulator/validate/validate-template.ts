import { checkColor, checkFileUrl, checkOneOf, checkText } from './check-field.ts';
import { asArray, asObject, type JsonObject } from './json-value.ts';
import type { Path, Report } from '../api/refusal.ts';
import { imageCarouselAction, templateAction, validateAction } from './validate-action.ts';

/** Buttons, confirm, carousel and image carousel (REF#template-messages). */
export function validateTemplate(value: unknown, path: Path, report: Report): void {
  const template = asObject(value);
  if (!template) {
    report(path, 'must be specified');
    return;
  }
  switch (template['type']) {
    case 'buttons':
      checkCard(template, { plainTextMax: 160, actionsMax: 4 }, path, report);
      {
        checkImageStyle(template, path, report);
        return;
      }
    case 'confirm':
      checkText(template, 'text', { max: 240, unit: 'grapheme', required: true }, path, report);
      {
        checkActions(template, 2, 2, path, report);
        return;
      }
    case 'carousel':
      checkImageStyle(template, path, report);
      {
        checkColumns(template, path, report);
        return;
      }
    case 'image_carousel': {
      checkImageColumns(template, path, report);
      return;
    }
    default: {
      report([...path, 'type'], 'invalid property');
      return;
    }
  }
}

type CardRule = { readonly plainTextMax: number; readonly actionsMax: number };

function checkCard(
  card: JsonObject,
  { plainTextMax, actionsMax }: CardRule,
  path: Path,
  report: Report,
): void {
  checkText(card, 'title', { max: 40, unit: 'grapheme' }, path, report);
  checkFileUrl(card, 'thumbnailImageUrl', false, path, report);
  const isPlain = card['title'] === undefined && card['thumbnailImageUrl'] === undefined;
  const text = { max: isPlain ? plainTextMax : 60, unit: 'grapheme', required: true } as const;
  checkText(card, 'text', text, path, report);
  checkColor(card, 'imageBackgroundColor', path, report);
  checkActions(card, 1, actionsMax, path, report);
  if (card['defaultAction'] !== undefined) {
    // Its label isn't shown, so none is asked for.
    const place = { ...templateAction, isLabelRequired: false };
    validateAction(card['defaultAction'], place, [...path, 'defaultAction'], report);
  }
}

function checkActions(card: JsonObject, min: number, max: number, path: Path, report: Report): void {
  const actions = asArray(card['actions']);
  if (!actions) {
    report([...path, 'actions'], 'must be specified');
    return;
  }
  if (actions.length < min || actions.length > max) {
    report([...path, 'actions'], `Size must be between ${min} and ${max}`);
  }
  actions.forEach((action, index) =>
    validateAction(action, templateAction, [...path, 'actions', index], report),
  );
}

function checkImageStyle(template: JsonObject, path: Path, report: Report): void {
  checkOneOf(template, 'imageAspectRatio', ['rectangle', 'square'], path, report);
  checkOneOf(template, 'imageSize', ['cover', 'contain'], path, report);
}

function columnsOf(template: JsonObject, path: Path, report: Report): readonly (JsonObject | null)[] {
  const columns = asArray(template['columns']);
  if (!columns) report([...path, 'columns'], 'must be specified');
  else if (columns.length < 1 || columns.length > 10)
    report([...path, 'columns'], 'Size must be between 1 and 10');
  return (columns ?? []).map(asObject);
}

function checkColumns(template: JsonObject, path: Path, report: Report): void {
  const shapes = new Set<string>();
  columnsOf(template, path, report).forEach((column, index) => {
    const at = [...path, 'columns', index];
    if (!column) {
      report(at, 'must be specified');
      return;
    }
    checkCard(column, { plainTextMax: 120, actionsMax: 3 }, at, report);
    const { title, thumbnailImageUrl, actions } = column;
    shapes.add([title !== undefined, thumbnailImageUrl !== undefined, asArray(actions)?.length].join(' '));
  });
  if (shapes.size > 1) {
    report([...path, 'columns'], 'the number of actions, and the use of images and titles, must be the same');
  }
}

function checkImageColumns(template: JsonObject, path: Path, report: Report): void {
  columnsOf(template, path, report).forEach((column, index) => {
    const at = [...path, 'columns', index];
    if (!column) {
      report(at, 'must be specified');
      return;
    }
    checkFileUrl(column, 'imageUrl', true, at, report);
    validateAction(column['action'], imageCarouselAction, [...at, 'action'], report);
  });
}
