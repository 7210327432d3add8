import type { Scalar } from 'yaml';
import { isFreeText, type JsonSchema } from '../schema/json-schema.ts';
import type { Loss } from './loss.ts';

type Fault = Omit<Loss, 'at'>;

/** What a value's text loses or gains on its way through YAML. `name` is the key that it belongs to. */
export function lostWords(text: string, scalar: Scalar, form: JsonSchema | undefined, name: string): Loss[] {
  const [start = 0, end = start] = scalar.range ?? [];
  const source = text.slice(start, end);
  const faults = [
    scalar.type === 'PLAIN' ? emptyWord(source) : undefined,
    cutByComment(text, scalar, form, name),
    isFolded(scalar, source) ? folded(name) : undefined,
    hiddenSign(scalar, source, form, name),
  ];
  return faults.flatMap((fault) => (fault === undefined ? [] : [{ ...fault, at: start }]));
}

function emptyWord(source: string): Fault | undefined {
  if (!/^(?:~|null|Null|NULL)$/.test(source)) return undefined;
  return {
    severity: 'error',
    what: `"${source}" without quotes is YAML's sign for nothing`,
    mend: 'Write the text, or put it in quotes if it is meant as it stands.',
  };
}

/**
 * `#` behind a space begins a comment. One that goes on without a space (9:00~17:00 #土日祝日を除く) is hardly meant
 * as a comment; one with a space may be, unless it stands behind text without quotes that is free to hold it.
 */
function cutByComment(
  text: string,
  { range, value, type }: Scalar,
  form: JsonSchema | undefined,
  name: string,
): Fault | undefined {
  if (type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED') return undefined;
  const isQuoted = type !== 'PLAIN';
  const sign = /^[ \t]*(#[^\r\n]*)/.exec(text.slice(range?.[1]))?.[1];
  if (sign === undefined) return undefined;
  const looksLikeText = /^#[^\s#]/.test(sign);
  if (value === '' && !isQuoted) {
    if (!looksLikeText) return undefined;
    const what = `"${name}" is empty: what follows "#" without quotes is a comment`;
    return { severity: 'error', what, mend: `Write it in quotes, e.g. '${sign.trimEnd()}'.` };
  }
  const isFree = isFreeText(form);
  if (form === undefined || ((!isFree || isQuoted) && !looksLikeText)) return undefined;
  return {
    severity: isFree && looksLikeText && !isQuoted ? 'error' : 'warning',
    what: `"${name}" ends before "${sign.trimEnd()}", which YAML takes for a comment`,
    mend: `Put ${isQuoted ? 'all of it' : 'the text'} in quotes if that belongs to it; if it is a comment, ${isFree ? 'put it on a line of its own' : 'write a space after "#"'}.`,
  };
}

const isFolded = ({ type }: Scalar, source: string): boolean =>
  type === 'BLOCK_FOLDED' || (type !== 'BLOCK_LITERAL' && source.includes('\n'));

const folded = (name: string): Fault => ({
  severity: 'warning',
  what: `the lines of "${name}" are joined with spaces`,
  mend: 'Write the text below "|-" to keep its line breaks.',
});

/**
 * A backslash in double quotes makes a sign of what follows: the n of "C:\new" becomes a line break. Signs that
 * nobody sees break an address or an id; in free text an emoji may need them.
 */
function hiddenSign(
  { type, value }: Scalar,
  source: string,
  form: JsonSchema | undefined,
  name: string,
): Fault | undefined {
  if (type === 'QUOTE_DOUBLE' && /(?:^|[^\\\w])[A-Za-z]:\\[^\\]/.test(source))
    return {
      severity: 'error',
      what: `"\\" in the double quotes of "${name}" changes the letter behind it`,
      mend: "Write '…' instead of the double quotes.",
    };
  const hidden =
    form === undefined || isFreeText(form) ? /(?![\t\n\r])\p{Cc}/u : /(?![\t\n\r])[\p{Cc}\p{Cf}]/u;
  const code = hidden.exec(String(value))?.[0].codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  if (code === undefined) return undefined;
  const what = `"${name}" holds a character that nobody sees (U+${code})`;
  return { severity: 'error', what, mend: 'Delete it, or write the value anew.' };
}
