/** A group as its file has it: every scalar is text. */
export type WrittenGroup = { readonly weight?: string } & (
  { readonly same: readonly string[] } | { readonly from: readonly string[]; readonly to: readonly string[] }
);

type Fields = Record<string, string | string[]>;

const parts =
  /[ \n]+|#[^\n]*|(?<dash>-(?= ))|(?<name>same|from|to|weight):(?=[ \n])|(?<mark>[[\],])|(?<quote>["'])(?<quoted>[^"'\\\n]*)\k<quote>|(?<plain>[^\s#,:[\]{}"'&*!|>%@`-](?:[^\n#,:[\]{}"]*[^\s#,:[\]{}"])?)/uy;

/**
 * Reads a lexicon file as ours are written: groups of `same`, `from`, `to` with lists in brackets, `weight`. A
 * general YAML parser takes 0.8 s for all of them, a third of a first start; this takes 20 ms.
 * @returns undefined for anything else that YAML allows: then a YAML parser is asked
 */
export function readPlainly(text: string): WrittenGroup[] | undefined {
  const groups: Fields[] = [];
  let name: string | undefined;
  let list: string[] | undefined;
  parts.lastIndex = 0;
  while (parts.lastIndex < text.length) {
    const match = parts.exec(text)?.groups;
    if (match === undefined) return undefined;
    const group = groups.at(-1);
    const word = match['quoted'] ?? match['plain'];
    if (match['dash'] !== undefined) groups.push({});
    else if (match['name'] !== undefined) name = match['name'];
    else if (match['mark'] === '[') {
      if (group === undefined || name === undefined) return undefined;
      group[name] = list = [];
    } else if (match['mark'] === ']') list = name = undefined;
    else if (word !== undefined && list !== undefined) list.push(word);
    else if (word !== undefined && group !== undefined && name !== undefined) group[name] = word;
    else if (word !== undefined) return undefined;
  }
  const read = groups.flatMap((group) => toGroup(group) ?? []);
  return read.length === groups.length ? read : undefined;
}

function toGroup({ same, from, to, weight }: Fields): WrittenGroup | undefined {
  if (Array.isArray(weight)) return undefined;
  const sure = weight === undefined ? {} : { weight };
  if (Array.isArray(same)) return from === undefined && to === undefined ? { same, ...sure } : undefined;
  return Array.isArray(from) && Array.isArray(to) ? { from, to, ...sure } : undefined;
}
