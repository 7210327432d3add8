import type { IpadicFeatures, Tokenizer as Analyzer } from 'kuromoji';

/** Every word that a text may contain, by where it ends. Among them kuromoji finds the likeliest sequence. */
type Lattice = { readonly nodes_end_at: Node[][]; eos_pos: number };
type Node = ReturnType<typeof toNode>;

/** Internals of kuromoji. Its types don't declare them; the version is pinned. */
type Internals = {
  readonly viterbi_builder: { build(text: string): Lattice; readonly trie: Trie };
  readonly token_info_dictionary: WordList;
  readonly unknown_dictionary: WordList & { lookup(character: string): CharacterClass };
};
type Trie = {
  readonly bc: { getBase(node: number): number };
  traverse(node: number, byte: number): number;
};
type WordList = {
  readonly target_map: Readonly<Record<number, readonly number[]>>;
  readonly dictionary: { getShort(at: number): number };
  getFeatures(id: number): string;
};
type CharacterClass = {
  readonly class_id: number;
  readonly class_name: string;
  readonly is_always_invoke: 0 | 1 | boolean;
  readonly is_grouping: 0 | 1 | boolean;
};

const root = 0;
const endOfWord = 0;

/**
 * Makes kuromoji build its lattices in time that is linear in the text's length: its own code splits the rest of the text
 * again at every character, and reads a word's features from bytes each time. The words found are the same.
 */
export function speedUp(analyzer: Analyzer<IpadicFeatures>): Analyzer<IpadicFeatures> {
  const internals = analyzer as unknown as Internals;
  const { viterbi_builder: builder, token_info_dictionary: words } = internals;
  const buildOriginal = builder.build.bind(builder);
  const build = createLatticeBuilder(internals);
  // Surrogate pairs occur in no word of the dictionary; kuromoji's own code handles them.
  builder.build = (text) => (/[\ud800-\udfff]/.test(text) ? buildOriginal(text) : build(text));
  words.getFeatures = remember(words.getFeatures.bind(words));
  return analyzer;
}

function createLatticeBuilder({
  viterbi_builder: { trie },
  token_info_dictionary: words,
  unknown_dictionary: unknown,
}: Internals): (text: string) => Lattice {
  return (text) => {
    const lattice: Lattice = { nodes_end_at: [[toNode(words, -1, 'BOS', 0, '')]], eos_pos: 1 };
    const bytes = Buffer.from(text);
    const classes = Array.from(text, (character) => unknown.lookup(character));
    for (let [start, byte] = [0, 0]; start < text.length; byte = endOfCharacter(bytes, byte), start += 1) {
      const isKnown = addKnown(lattice, text, start, bytes, byte);
      const own = classes[start];
      if (own !== undefined && (!isKnown || own.is_always_invoke === 1))
        addUnknown(lattice, text, start, own, classes);
    }
    const last = toNode(words, -1, 'EOS', lattice.eos_pos + 1, '');
    lattice.eos_pos += 1;
    lattice.nodes_end_at.push([last]);
    return lattice;
  };

  /** @returns whether any word of the dictionary begins here */
  function addKnown(lattice: Lattice, text: string, start: number, bytes: Uint8Array, from: number): boolean {
    let [isKnown, length] = [false, 0];
    for (let node = root, at = from; at < bytes.length; length += 1) {
      for (const end = endOfCharacter(bytes, at); at < end && node >= 0; at += 1)
        node = trie.traverse(node, bytes[at] ?? 0);
      if (node < 0) break;
      const leaf = trie.traverse(node, endOfWord);
      if (leaf < 0) continue;
      isKnown = true;
      const surface = text.slice(start, start + length + 1);
      for (const id of words.target_map[-trie.bc.getBase(leaf) - 1] ?? [])
        append(lattice, toNode(words, id, 'KNOWN', start + 1, surface));
    }
    return isKnown;
  }

  function addUnknown(
    lattice: Lattice,
    text: string,
    start: number,
    own: CharacterClass,
    classes: readonly CharacterClass[],
  ): void {
    let end = start + 1;
    if (own.is_grouping === 1) while (classes[end]?.class_name === own.class_name) end += 1;
    for (const id of unknown.target_map[own.class_id] ?? [])
      append(lattice, toNode(unknown, id, 'UNKNOWN', start + 1, text.slice(start, end)));
  }
}

function toNode({ dictionary }: WordList, id: number, type: string, start: number, surface: string) {
  const isWord = id >= 0;
  return {
    name: id,
    cost: isWord ? dictionary.getShort(id + 4) : 0,
    start_pos: start,
    length: surface.length,
    left_id: isWord ? dictionary.getShort(id) : 0,
    right_id: isWord ? dictionary.getShort(id + 2) : 0,
    prev: null,
    surface_form: surface,
    shortest_cost: type === 'BOS' ? 0 : Number.MAX_VALUE,
    type,
  };
}

function append(lattice: Lattice, node: Node): void {
  const end = node.start_pos + node.length - 1;
  lattice.eos_pos = Math.max(lattice.eos_pos, end);
  const alike = lattice.nodes_end_at[end];
  if (alike === undefined) lattice.nodes_end_at[end] = [node];
  else alike.push(node);
}

/** Where the next character of UTF-8 bytes begins. */
function endOfCharacter(bytes: Uint8Array, at: number): number {
  let end = at + 1;
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end += 1;
  return end;
}

function remember<T>(read: (id: number) => T): (id: number) => T {
  const known = new Map<number, T>();
  return (id) => {
    const found = known.get(id) ?? read(id);
    known.set(id, found);
    return found;
  };
}
