import { asObject, type JsonObject } from './json-value.ts';
import type { Report } from '../api/refusal.ts';

const keyPattern = /^[a-zA-Z0-9_]{1,20}$/;

/** `{key}` stands for a substitution, `{{` and `}}` for the braces themselves (REF#text-message-v2). */
export function validateTextV2(message: JsonObject, report: Report): void {
  const substitution = asObject(message['substitution']) ?? {};
  if (Object.keys(substitution).length > 100) report(['substitution'], 'Size must be between 0 and 100');
  const text = String(message['text']).replaceAll('{{', '').replaceAll('}}', '');
  for (const [, key = ''] of text.matchAll(/\{([^{}]*)\}/g)) {
    if (!keyPattern.test(key)) {
      report(
        ['text'],
        `The key '${key}' enclosed in '{}' does not match the pattern '${keyPattern.source}'.`,
      );
    } else if (!(key in substitution)) {
      report(['text'], `The key '${key}' is not in substitution.`);
    }
  }
  if (/[{}]/.test(text.replaceAll(/\{[^{}]*\}/g, ''))) report(['text'], "A '{' or '}' must be escaped.");
}
