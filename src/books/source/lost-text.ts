import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Document, Pair, YAMLMap } from 'yaml';
import { formOf, keysOf, mayBeBlank, type JsonSchema } from '../schema/json-schema.ts';
import type { Loss } from './loss.ts';
import { cutInList, cutKey } from './lost-keys.ts';
import { lostWords } from './lost-words.ts';

/** The line (from 1) at an offset into a file's text. */
export type LineAt = (offset: number) => number;

export type LostText = {
  readonly losses: readonly Loss[];
  /** Empty keys to ignore: a loss reports them already, or they are allowed to be empty. */
  readonly leftOut: ReadonlySet<Pair>;
};

/**
 * What is good YAML but not what the editor wrote: keys and text that would vanish from a file, or change, without
 * a word. Every key and every value is looked at. `schema` says which keys a map has, and which text is free.
 */
export function findLostText(text: string, document: Document, schema: JsonSchema): LostText {
  const losses: Loss[] = [];
  const leftOut = new Set<Pair>();
  const reportSign = (at: number | undefined, sign: string) =>
    losses.push({
      at: at ?? 0,
      severity: 'error',
      what: `"${sign}" at the start of a value is a sign of YAML, not text`,
      mend: 'Put the value in quotes, or write it below "|-".',
    });

  const visit = (node: unknown, form: JsonSchema | undefined, name: string): void => {
    if (isAlias(node)) reportSign(node.range?.[0], `*${node.source}`);
    if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined)
      reportSign(node.range?.[0], `&${node.anchor}`);
    if (isScalar(node)) losses.push(...lostWords(text, node, form, name));
    if (isSeq(node)) {
      losses.push(...cutInList(text, node));
      for (const item of node.items) visit(item, formOf(form, 0), name);
    }
    if (isMap(node)) for (const [at, pair] of node.items.entries()) visitPair(node, at, pair, form);
  };

  const visitPair = (map: YAMLMap, at: number, pair: Pair, form: JsonSchema | undefined): void => {
    const { key, value } = pair;
    if (!isScalar(key)) {
      visit(key, undefined, '');
      return;
    }
    const name = String(key.value);
    if (!isBlank(value)) {
      visit(value, formOf(form, name), name);
      return;
    }
    const cut = map.flow === true ? cutKey(text, map, at, keysOf(form)) : undefined;
    const words = isScalar(value) ? lostWords(text, value, form, name) : [];
    losses.push(...(cut ? [cut] : words));
    if (cut) leftOut.add(pair);
    if (map.flow === true || words.length > 0 || !mayBeBlank(form, name)) return;
    leftOut.add(pair);
    losses.push({
      at: key.range?.[0] ?? 0,
      severity: 'warning',
      what: `"${name}" is empty, so it counts as left out`,
      mend: 'Write it, or delete the line.',
    });
  };

  visit(document.contents, schema, '');
  return { losses, leftOut };
}

/** Nothing is written there; "" in quotes is something. */
export const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || (isScalar(value) && value.value === '' && value.type === 'PLAIN');
