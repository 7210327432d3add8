import { checkText } from './check-field.ts';
import { asArray, asObject, type JsonObject } from './json-value.ts';
import { refusalOfRequest, type Path, type Refusal, type Report } from '../api/refusal.ts';
import { richMenuAction, validateAction } from './validate-action.ts';

/** A rich menu as LINE keeps it. */
export type RichMenuObject = {
  readonly size: { readonly width: number; readonly height: number };
  /** Whether it is open when the chat is opened. */
  readonly selected: boolean;
  readonly name: string;
  readonly chatBarText: string;
  readonly areas: readonly RichMenuArea[];
};

export type RichMenuArea = {
  readonly bounds: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  readonly action: JsonObject;
};

export type RichMenuVerdict =
  { readonly menu: RichMenuObject } | { readonly menu: null; readonly refusal: Refusal };

/** LINE's sample has areas of 1667 + 834 = 2501 in a width of 2500. */
const tolerance = 1;

/** LINE's judgement of a rich menu object (REF#rich-menu-structure, 2026-08-07). */
export function validateRichMenu(body: JsonObject): RichMenuVerdict {
  const problems: { path: Path; message: string }[] = [];
  const report: Report = (path, message) => void problems.push({ path, message });
  const size = checkSize(body['size'], report);
  const name = checkText(body, 'name', { max: 300, unit: 'grapheme', required: true }, [], report);
  const bar = { max: 14, unit: 'grapheme', required: true } as const;
  const chatBarText = checkText(body, 'chatBarText', bar, [], report);
  const selected = body['selected'];
  if (typeof selected !== 'boolean') report(['selected'], 'must be a boolean');
  const areas = asArray(body['areas']);
  if (!areas) report(['areas'], 'May not be null');
  else if (areas.length > 20) report(['areas'], 'size must be between 0 and 20');
  const checked = (areas ?? []).map((area, index) => checkArea(area, size, ['areas', index], report));
  if (problems.length > 0 || size === null || name === null || chatBarText === null)
    return { menu: null, refusal: refusalOfRequest(problems) };
  const menu = {
    size,
    selected: selected === true,
    name,
    chatBarText,
    areas: checked.filter((a) => a !== null),
  };
  return { menu };
}

function checkSize(value: unknown, report: Report): RichMenuObject['size'] | null {
  const size = asObject(value);
  const { width, height } = { width: size?.['width'], height: size?.['height'] };
  if (!size) report(['size'], 'May not be null');
  else if (!isWhole(width) || width < 800 || width > 2500)
    report(['size', 'width'], 'must be between 800 and 2500');
  else if (!isWhole(height) || height < 250)
    report(['size', 'height'], 'must be greater than or equal to 250');
  else if (width / height < 1.45) report(['size'], 'aspect ratio must be greater than or equal to 1.45');
  else return { width, height };
  return null;
}

function checkArea(
  value: unknown,
  size: RichMenuObject['size'] | null,
  path: Path,
  report: Report,
): RichMenuArea | null {
  const area = asObject(value);
  const bounds = asObject(area?.['bounds']);
  const action = asObject(area?.['action']);
  validateAction(action, richMenuAction, [...path, 'action'], report);
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((key) => bounds?.[key]);
  if (!isWhole(x) || !isWhole(y) || !isWhole(width) || !isWhole(height))
    report([...path, 'bounds'], 'must be integers of 0 or more');
  else if (size && (x + width > size.width + tolerance || y + height > size.height + tolerance))
    report([...path, 'bounds'], 'must be within the size of the rich menu');
  else if (action) return { bounds: { x, y, width, height }, action };
  return null;
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
