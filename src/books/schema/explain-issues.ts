import type { z } from 'zod';
import { knownKeys, type JsonSchema } from './json-schema.ts';
import { nearestName } from '../checks/nearest-name.ts';
import type { Problem } from '../problem.ts';
import type { Path, YamlSource } from '../source/yaml-source.ts';

type Issue = z.core.$ZodIssue;
type Fault = Pick<Problem, 'what' | 'mend'>;

/** A value of the wrong form, by its key: what it is not, and how to write it. */
const FORMS: Readonly<Record<string, Fault>> = {
  id: {
    what: 'is not a usable id',
    mend: 'Use letters, digits, ".", "_" and "-", beginning with a letter or a digit.',
  },
  url: { what: 'is not a web address', mend: 'Write the whole address, beginning with https:// or http://.' },
  phone: {
    what: 'is not a phone number',
    mend: 'Write half-width digits and hyphens only, e.g. 0120-86-2040.',
  },
  mail: { what: 'is not a mail address', mend: 'Write it in half-width letters, e.g. desk@example.jp.' },
  color: { what: 'is not a colour', mend: "Write it as '#RRGGBB' in quotes, e.g. '#0B6E4F'." },
  day: { what: 'is not a day of the calendar', mend: 'Write it as YYYY-MM-DD, e.g. 2026-04-01.' },
  days: {
    what: 'names no day of the calendar',
    mend: 'Write 2026-12-31, or 12-31 for every year, or a range like 12-29~01-03.',
  },
  closedDays: {
    what: 'names no day of the calendar',
    mend: 'Write 祝日, or 2026-12-31, or 12-31 for every year, or a range like 12-29~01-03.',
  },
  yearly: { what: 'is not a day of every year', mend: 'Write it as MM-DD, e.g. 03-31.' },
  monthly: {
    what: 'is not a day of the month',
    mend: 'Write a number from 1 to 31, or 月末 for the last day.',
  },
  time: { what: 'is not a time of day', mend: 'Write it as HH:MM, e.g. 09:00.' },
  moment: {
    what: 'is not a day and a time',
    mend: 'Write it as YYYY-MM-DDTHH:MM (Tokyo time), e.g. 2026-11-23T10:00.',
  },
  span: { what: 'is not a span of time', mend: 'Write it like +65s, +10m, +3h or +2d.' },
  number: { what: 'is not a number from 1', mend: 'Write it in half-width digits, e.g. 2.' },
  text: { what: 'has a line break', mend: 'Write it on one line.' },
};
const FORM_OF_KEY: Readonly<Record<string, keyof typeof FORMS>> = {
  id: 'id',
  url: 'url',
  color: 'color',
  phone: 'phone',
  mail: 'mail',
  open: 'time',
  close: 'time',
  from: 'day',
  until: 'day',
  date: 'day',
  dates: 'days',
  closedDays: 'closedDays',
  yearly: 'yearly',
  monthly: 'monthly',
  time: 'time',
  startsAt: 'moment',
  at: 'moment',
  wait: 'span',
  step: 'number',
};

const KINDS: Readonly<Record<string, { readonly name: string; readonly mend: string }>> = {
  array: { name: 'a list', mend: 'Write each item on its own line below it, beginning with "- ".' },
  object: { name: 'a map', mend: 'Write its "key: value" lines below it.' },
  string: {
    name: 'a text',
    mend: 'Write it as one text; quotes around it help when it holds ": " or starts with a sign.',
  },
};

/**
 * Turns what zod found in a parsed file into problems with lines, words and advice. `schema` is that file's, `item`
 * what it is a list of.
 */
export function explainIssues(
  source: YamlSource,
  schema: JsonSchema,
  issues: readonly Issue[],
  at: Path = [],
  item: 'entry' | 'story' = 'entry',
): Problem[] {
  return issues.flatMap((issue): Problem[] => {
    const path = [...at, ...issue.path.filter((step) => typeof step !== 'symbol')];
    const error = (where: Path, { what, mend }: Fault): Problem => ({
      file: source.file,
      line: source.lineOf(where),
      severity: 'error',
      what: `${nameOf(source, where, item)} ${what}`,
      mend,
    });
    if (issue.code === 'unrecognized_keys') {
      const known = knownKeys(schema, path);
      return issue.keys.map((key) => {
        const meant = nearestName(key, known);
        const mend = meant ? `Did you mean "${meant}"?` : `Delete it; known here: ${known.join(', ')}.`;
        return error([...path, key], { what: 'is not a known key', mend });
      });
    }
    if (issue.code === 'invalid_union') {
      // Our only unions are a fixed word or a list.
      const isWord = typeof valueAt(source.value, path) === 'string';
      return explainIssues(source, schema, issue.errors.at(isWord ? 0 : -1) ?? [], path, item);
    }
    return [error(path, faultOf(issue, source, path))];
  });
}

function faultOf(issue: Issue, source: YamlSource, path: Path): Fault {
  const key = path.findLast((step) => typeof step === 'string') ?? '';
  const value = valueAt(source.value, path);
  switch (issue.code) {
    case 'too_small':
      return { what: 'is empty', mend: mendEmpty(key) };
    case 'too_big': {
      const [count, unit] = Array.isArray(value)
        ? [value.length, 'items']
        : [String(value).trim().length, 'characters'];
      const mend =
        key === 'answer'
          ? 'Shorten it, or make two entries of it.'
          : Array.isArray(value)
            ? 'Take some out.'
            : 'Shorten it.';
      return { what: `has ${count} ${unit}; at most ${issue.maximum} fit`, mend };
    }
    case 'invalid_type': {
      if (value === undefined || value === null) {
        const isEmpty = value === null || source.isWritten(path);
        return { what: isEmpty ? 'is empty' : 'is missing', mend: mendEmpty(key) };
      }
      const wanted = KINDS[issue.expected] ?? { name: issue.expected, mend: 'Write it in that form.' };
      const written = KINDS[Array.isArray(value) ? 'array' : typeof value]?.name ?? typeof value;
      return { what: `is ${written} where ${wanted.name} belongs`, mend: wanted.mend };
    }
    case 'invalid_value': {
      const choices = issue.values.map(String);
      const meant = nearestName(String(value), choices);
      return {
        what: `is "${clip(value)}"`,
        mend:
          meant !== undefined && meant.length > 1
            ? `Did you mean "${meant}"?`
            : `Write one of: ${choices.join(', ')}.`,
      };
    }
    case 'custom': {
      if (issue.message !== 'Invalid input') {
        const mend: unknown = issue.params?.['mend'];
        return {
          what: issue.message,
          mend: typeof mend === 'string' ? mend : 'Write it anew.',
        };
      }
      return formFault(key, value);
    }
    case 'invalid_format':
    case 'invalid_key':
    case 'invalid_element':
    case 'invalid_union':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return formFault(key, value);
  }
}

function formFault(key: string, value: unknown): Fault {
  const form = FORMS[FORM_OF_KEY[key] ?? 'text'] ?? { what: 'is not usable', mend: 'Write it anew.' };
  return { what: `is "${clip(value)}", which ${form.what}`, mend: form.mend };
}

function mendEmpty(key: string): string {
  if (key === 'answer' || key === 'question') return `Write the ${key}, or delete the entry.`;
  if (key === '') return 'Write it, or delete it.';
  return `Write ${/^(?:categories|cells|days|dates|hours|openingHours|calendar)$/.test(key) ? 'at least one' : `the ${key}`} here.`;
}

/** `entry "q11": "links[0].url"`: the entry by its id, then the key as a path. */
function nameOf(source: YamlSource, path: Path, item: 'entry' | 'story'): string {
  const [first, ...rest] = path;
  if (typeof first !== 'number') return path.length === 0 ? 'this file' : `"${keyPath(path)}"`;
  const id = valueAt(source.value, [first, item === 'entry' ? 'id' : 'name']);
  const named = typeof id === 'string' ? `${item} "${clip(id)}"` : `${item} ${first + 1}`;
  return rest.length === 0 ? named : `${named}: "${keyPath(rest)}"`;
}

const keyPath = (path: Path): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (here, step) =>
      typeof here === 'object' && here !== null
        ? Object.getOwnPropertyDescriptor(here, step)?.value
        : undefined,
    value,
  );
}

const clip = (value: unknown): string => {
  const text = typeof value === 'string' ? value.trim().replaceAll('\n', '⏎') : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
};
