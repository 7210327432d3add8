import { checkOneOf, checkText, isUri } from './check-field.ts';
import { asObject, asText, type JsonObject } from './json-value.ts';
import type { Path, Report } from '../api/refusal.ts';

/** Where an action sits decides its label and which types may be there (REF#action-object-label-spec). */
export type ActionPlace = {
  readonly labelMax: number;
  readonly isLabelRequired: boolean;
  readonly isQuickReply?: boolean;
};

export const quickReplyAction: ActionPlace = { labelMax: 20, isLabelRequired: true, isQuickReply: true };
export const templateAction: ActionPlace = { labelMax: 20, isLabelRequired: true };
export const imageCarouselAction: ActionPlace = { labelMax: 12, isLabelRequired: false };
export const richMenuAction: ActionPlace = { labelMax: 20, isLabelRequired: false };
export const flexButtonAction: ActionPlace = { labelMax: 40, isLabelRequired: true };
export const flexAction: ActionPlace = { labelMax: 40, isLabelRequired: false };

const everywhere = ['postback', 'message', 'uri', 'datetimepicker', 'clipboard'];
const onlyInQuickReplies = ['camera', 'cameraRoll', 'location'];

/** Checks one action object against REF#action-objects. */
export function validateAction(value: unknown, place: ActionPlace, path: Path, report: Report): void {
  const action = asObject(value);
  if (!action) {
    report(path, 'must be specified');
    return;
  }
  const type = asText(action['type']);
  // LINE's own reference lists richmenuswitch for rich menus and Flex, not for quick replies.
  const allowed = place.isQuickReply
    ? [...everywhere, ...onlyInQuickReplies]
    : [...everywhere, 'richmenuswitch'];
  if (type === null || !allowed.includes(type)) {
    report([...path, 'type'], 'invalid property');
    return;
  }
  const label = { max: place.labelMax, unit: 'grapheme', required: place.isLabelRequired } as const;
  checkText(action, 'label', label, path, report);
  checkByType(type, action, path, report);
}

function checkByType(type: string, action: JsonObject, path: Path, report: Report): void {
  switch (type) {
    case 'postback': {
      checkPostback(action, path, report);
      return;
    }
    case 'message':
      checkText(action, 'text', { max: 300, unit: 'grapheme', required: true }, path, report);
      return;
    case 'uri': {
      checkUri(action, path, report);
      return;
    }
    case 'clipboard':
      checkText(action, 'clipboardText', { max: 1000, required: true }, path, report);
      return;
    case 'datetimepicker':
      checkText(action, 'data', { max: 300, required: true }, path, report);
      if (action['mode'] === undefined) report([...path, 'mode'], 'must be specified');
      checkOneOf(action, 'mode', ['date', 'time', 'datetime'], path, report);
      return;
    case 'richmenuswitch':
      checkText(action, 'richMenuAliasId', { max: 32, required: true }, path, report);
      checkText(action, 'data', { max: 300, required: true }, path, report);
      return;
    default: // camera, cameraRoll, location have a label only
  }
}

function checkPostback(action: JsonObject, path: Path, report: Report): void {
  checkText(action, 'data', { max: 300, required: true }, path, report);
  for (const key of ['displayText', 'text', 'fillInText']) {
    checkText(action, key, { max: 300, unit: 'grapheme' }, path, report);
  }
  if (action['displayText'] !== undefined && action['text'] !== undefined) {
    report([...path, 'text'], "can't be specified together with displayText");
  }
  const inputOptions = ['closeRichMenu', 'openRichMenu', 'openKeyboard', 'openVoice'];
  checkOneOf(action, 'inputOption', inputOptions, path, report);
  if (action['fillInText'] !== undefined && action['inputOption'] !== 'openKeyboard') {
    report([...path, 'fillInText'], 'can only be specified with inputOption openKeyboard');
  }
}

function checkUri(action: JsonObject, path: Path, report: Report): void {
  const uri = checkText(action, 'uri', { max: 1000, required: true }, path, report);
  if (uri === null) return;
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(uri)?.[0].toLowerCase() ?? '';
  if (!['http:', 'https:', 'line:', 'tel:'].includes(scheme)) report([...path, 'uri'], 'invalid uri scheme');
  else if (scheme === 'tel:' ? !/^tel:[0-9+*#,;()-]+$/i.test(uri) : !isUri(uri, [scheme])) {
    report([...path, 'uri'], 'invalid uri');
  }
}
