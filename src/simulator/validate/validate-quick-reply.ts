import { checkFileUrl } from './check-field.ts';
import { asArray, asObject } from './json-value.ts';
import type { Path, Report } from '../api/refusal.ts';
import { quickReplyAction, validateAction } from './validate-action.ts';

/** 1 to 13 chips of at most 20 characters (REF#quick-reply). */
export function validateQuickReply(value: unknown, path: Path, report: Report): void {
  if (value === undefined) return;
  const items = asArray(asObject(value)?.['items']);
  if (!items) {
    report([...path, 'items'], 'must be specified');
    return;
  }
  if (items.length < 1 || items.length > 13) report([...path, 'items'], 'Size must be between 1 and 13');
  items.forEach((each, index) => {
    const at = [...path, 'items', index];
    const item = asObject(each);
    if (item?.['type'] !== 'action') {
      report([...at, 'type'], 'invalid property');
      return;
    }
    checkFileUrl(item, 'imageUrl', false, at, report);
    validateAction(item['action'], quickReplyAction, [...at, 'action'], report);
  });
}
