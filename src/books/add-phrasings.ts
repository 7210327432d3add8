import { isMap, isScalar, isSeq, parseDocument, stringify } from 'yaml';
import type { Node, Pair, YAMLMap, YAMLSeq } from 'yaml';

/** What is put into a text at a place, instead of so many characters. */
type Splice = { readonly at: number; readonly remove: number; readonly insert: string };

/**
 * Adds phrasings to entries of an `entries.yaml`, each below those that its entry has. Every other byte of the file
 * stays: comments, line ends, quotes, the order of keys.
 * @param additions by entry id  @throws when the file isn't a list of entries with these ids, in a form that can be added to
 */
export function addPhrasings(file: string, additions: ReadonlyMap<string, readonly string[]>): string {
  const mark = file.startsWith('\uFEFF') ? '\uFEFF' : '';
  const text = file.slice(mark.length);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const before = phrasingsOf(text);
  const entries = entriesOf(text);
  const splices = [...additions].flatMap(([id, phrasings]) => {
    const entry = entries.find((each) => each.get('id') === id);
    if (entry === undefined) throw new Error(`The file has no entry "${id}".`);
    return phrasings.length === 0 ? [] : splicesFor(text, entry, phrasings, eol);
  });
  let result = text;
  for (const { at, remove, insert } of splices.toSorted((a, b) => b.at - a.at))
    result = result.slice(0, at) + insert + result.slice(at + remove);
  for (const [id, phrasings] of additions) before.set(id, [...(before.get(id) ?? []), ...phrasings]);
  if (JSON.stringify([...before]) !== JSON.stringify([...phrasingsOf(result)]))
    throw new Error('The phrasings of this file are written in a form that can only be added to by hand.');
  return mark + result;
}

function entriesOf(text: string): YAMLMap[] {
  const contents: unknown = parseDocument(text, { schema: 'failsafe' }).contents;
  return isSeq(contents) ? contents.items.filter((each) => isMap(each)) : [];
}

function phrasingsOf(text: string): Map<string, string[]> {
  return new Map(
    entriesOf(text).map((entry) => {
      const list = entry.get('phrasings');
      const items = isSeq(list) ? list.items : [];
      return [String(entry.get('id')), items.map((each) => String(isScalar(each) ? each.value : each))];
    }),
  );
}

function splicesFor(text: string, entry: YAMLMap, phrasings: readonly string[], eol: string): Splice[] {
  const pair = pairOf(entry, 'phrasings');
  const list = pair?.value;
  if (isSeq(list) && list.flow !== true) return [addBelow(text, list, phrasings, eol)];
  if (isSeq(list) && list.items.length > 0) {
    const [, end] = rangeOf(list);
    return [
      { at: end - 1, remove: 0, insert: phrasings.map((each) => `, ${JSON.stringify(each)}`).join('') },
    ];
  }
  const known = pair ?? pairOf(entry, 'question');
  const [keyStart] = rangeOf(known?.key);
  const column = keyStart - (text.lastIndexOf('\n', keyStart - 1) + 1);
  const indent = ' '.repeat(column);
  const lines = phrasings.map((each) => `${indent}  - ${write(each)}${eol}`).join('');
  if (pair === undefined) {
    const [, end] = rangeOf(known?.value);
    return [insertLines(text, end, `${indent}phrasings:${eol}${lines}`, eol)];
  }
  if (!isSeq(list)) return [insertLines(text, rangeOf(pair.key)[1], lines, eol)];
  // An empty list, []: it goes, with the space before it, and what stands behind it on its line stays.
  const [start, end] = rangeOf(list);
  const from = text.slice(0, start).trimEnd().length;
  return [{ at: from, remove: end - from, insert: '' }, insertLines(text, end, lines, eol)];
}

function addBelow(text: string, list: YAMLSeq, phrasings: readonly string[], eol: string): Splice {
  const [start, end] = rangeOf(list.items.at(-1));
  const dash = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return insertLines(text, end, phrasings.map((each) => `${dash}${write(each)}${eol}`).join(''), eol);
}

/** Puts whole lines below the one on which `end` stands. */
function insertLines(text: string, end: number, lines: string, eol: string): Splice {
  const lineEnd = text.indexOf('\n', Math.max(end - 1, 0));
  return lineEnd < 0
    ? { at: text.length, remove: 0, insert: eol + lines.slice(0, -eol.length) }
    : { at: lineEnd + 1, remove: 0, insert: lines };
}

function write(phrasing: string): string {
  return stringify(phrasing, { lineWidth: 0 }).trimEnd();
}

function pairOf(entry: YAMLMap, key: string): Pair | undefined {
  return entry.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

function rangeOf(node: unknown): readonly [start: number, end: number] {
  const range = (node as Partial<Node> | null | undefined)?.range;
  if (range == null) throw new Error('This part of the file has no place.');
  return [range[0], range[1]];
}
