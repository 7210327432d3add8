import { isScalar } from 'yaml';
import type { Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Loss } from './loss.ts';
import { nearestName } from '../checks/nearest-name.ts';

/**
 * Why a key in { } has no value, where a slip of one character made it a key: no space behind its colon, a
 * full-width colon, a comma inside a text. Undefined where it is simply a key, to be judged by its name.
 */
export function cutKey(
  text: string,
  map: YAMLMap,
  place: number,
  known: readonly string[],
): Loss | undefined {
  const key = map.items[place]?.key;
  if (!isScalar(key)) return undefined;
  const written = String(key.value);
  const [, name = '', colon = '', rest = ''] = /^([^:\uff1a]*?)\s*([:\uff1a])\s*(.*)$/s.exec(written) ?? [];
  const isKey = (word: string): boolean => known.includes(word) || nearestName(word, known) !== undefined;
  const loss = (mend: string): Loss => ({
    at: key.range?.[0] ?? 0,
    severity: 'error',
    what: `"${written}" has no value, because YAML takes all of it for a key`,
    mend,
  });
  if (colon !== '' && isKey(name)) return loss(mendColon(name, colon, rest));
  if (isKey(written)) return undefined;
  const before = map.items[place - 1]?.value;
  if (isScalar(before) && before.type === 'PLAIN' && before.value !== '') {
    const whole = text.slice(before.range?.[0], key.range?.[1]);
    return loss(`Put the text in quotes if the comma belongs to it: "${whole}".`);
  }
  return colon === '' ? undefined : loss(mendColon(name, colon, rest));
}

function mendColon(name: string, colon: string, rest: string): string {
  const right = `${name}: ${rest}`.trimEnd();
  return colon === ':'
    ? `Write a space after ":", as in "${right}".`
    : `Write a half-width ":" and a space after it, as in "${right}".`;
}

/** A price such as 2,500円 in [ ] without quotes: its comma makes two items of it. */
export function cutInList(text: string, { items, flow }: YAMLSeq): Loss[] {
  if (flow !== true) return [];
  return items.flatMap((item, place): Loss[] => {
    const next = items[place + 1];
    if (!isPlain(item) || !isPlain(next)) return [];
    const [start = 0, end = 0] = item.range ?? [];
    const [nextStart = 0, nextEnd = 0] = next.range ?? [];
    const whole = text.slice(start, nextEnd);
    const isPrice = /\d,$/.test(text.slice(start, nextStart)) && /^\d{3}(?!\d)/.test(text.slice(nextStart));
    if (!isPrice || text.slice(end, nextStart) !== ',') return [];
    const what = `the comma in "${whole}" makes two items of it`;
    return [
      { at: start, severity: 'error', what, mend: 'Put it in quotes, or write a space after the comma.' },
    ];
  });
}

const isPlain = (node: unknown): node is Scalar => isScalar(node) && node.type === 'PLAIN';
