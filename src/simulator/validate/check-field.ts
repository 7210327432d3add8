import { asText, type JsonObject } from './json-value.ts';
import type { Path, Report } from '../api/refusal.ts';
import { graphemeLength, utf16Length } from './text-length.ts';

/** How long a text may be, in which unit. */
export type TextRule = {
  readonly max: number;
  readonly unit?: 'utf16' | 'grapheme';
  readonly required?: boolean;
};

/** Checks `object[key]` as a text of 1 to `max` characters; returns it when it is fine. */
export function checkText(
  object: JsonObject,
  key: string,
  rule: TextRule,
  path: Path,
  report: Report,
): string | null {
  const value = object[key];
  if (value === undefined || value === null) {
    if (rule.required) report([...path, key], 'must be specified');
    return null;
  }
  const text = asText(value);
  if (text === null) report([...path, key], 'must be a string');
  else if (text === '') report([...path, key], 'must be non-empty text');
  else if (lengthOf(text, rule) > rule.max)
    report([...path, key], `must not be longer than ${rule.max} characters`);
  else return text;
  return null;
}

function lengthOf(text: string, { unit = 'utf16' }: TextRule): number {
  return unit === 'grapheme' ? graphemeLength(text) : utf16Length(text);
}

/** A text that may be left out, and if there must match. */
export function checkPattern(
  object: JsonObject,
  key: string,
  pattern: RegExp,
  path: Path,
  report: Report,
): void {
  const value = object[key];
  if (value === undefined) return;
  if (typeof value !== 'string' || !pattern.test(value)) report([...path, key], 'invalid property');
}

export function checkOneOf(
  object: JsonObject,
  key: string,
  allowed: readonly string[],
  path: Path,
  report: Report,
): void {
  const value = object[key];
  if (value === undefined) return;
  if (typeof value !== 'string' || !allowed.includes(value)) report([...path, key], 'invalid property');
}

export function checkBoolean(object: JsonObject, key: string, path: Path, report: Report): void {
  const value = object[key];
  if (value !== undefined && typeof value !== 'boolean') report([...path, key], 'must be a boolean');
}

/** A whole number ≥ 0 that may be left out. */
export function checkCount(object: JsonObject, key: string, path: Path, report: Report): void {
  const value = object[key];
  if (value !== undefined && !(Number.isInteger(value) && Number(value) >= 0)) {
    report([...path, key], 'must be an integer of 0 or more');
  }
}

export function checkColor(object: JsonObject, key: string, path: Path, report: Report): void {
  checkPattern(object, key, /^#(?:[0-9a-f]{6}|[0-9a-f]{8})$/i, path, report);
}

/** The https URL of an image, icon or file: at most 2000 characters. */
export function checkFileUrl(
  object: JsonObject,
  key: string,
  required: boolean,
  path: Path,
  report: Report,
): void {
  const url = checkText(object, key, { max: 2000, required }, path, report);
  if (url !== null && !isUri(url, ['https:'])) report([...path, key], 'invalid uri');
}

/** LINE wants URIs percent-encoded; we take that strictly: ASCII only, no blanks (REF#url-encoding). */
export function isUri(text: string, schemes: readonly string[]): boolean {
  if (!/^[\x21-\x7e]+$/.test(text) || /[<>"{}|\\^`]/.test(text)) return false;
  const url = URL.parse(text);
  return url !== null && schemes.includes(url.protocol);
}
