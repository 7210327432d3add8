import { crc32 } from 'node:zlib';

/** What is to be stored, by name: arrays of whole numbers, and lists of strings without NUL. */
export type Parts = Readonly<Record<string, Uint32Array | readonly string[]>>;

/** The parts as they were packed. Each function throws when the part is missing or of another kind. */
export type Unpacked = {
  readonly numbers: (name: string) => Uint32Array;
  readonly strings: (name: string) => readonly string[];
};

type Kind = 'numbers' | 'strings';
type Listing = { readonly name: string; readonly kind: Kind; readonly start: number; readonly bytes: number };
type Head = { readonly key: string; readonly parts: readonly Listing[] };

const mark = Buffer.from('madoguchi index 1');
/** Bytes before the head: the mark, the checksum of all that follows it, the length of the head. */
const preamble = mark.length + 8;
/** A typed array of 4-byte numbers must begin at a multiple of 4. */
const alignment = 4;

/** One block of bytes: a mark, a checksum, a head that lists the parts, and the arrays as they lie in memory. */
export function pack(key: string, parts: Parts): Uint8Array {
  const blocks = Object.entries(parts).map(([name, part]) => ({ name, ...toBlock(part) }));
  let start = 0;
  const listings = blocks.map(({ name, kind, bytes }): Listing => {
    const here = start;
    start += roundUp(bytes.length);
    return { name, kind, start: here, bytes: bytes.length };
  });
  const head = Buffer.from(JSON.stringify({ key, parts: listings } satisfies Head));
  const body = roundUp(preamble + head.length);
  const packed = Buffer.alloc(body + start);
  mark.copy(packed);
  packed.writeUInt32LE(head.length, mark.length + 4);
  head.copy(packed, preamble);
  for (const [index, { bytes }] of blocks.entries()) packed.set(bytes, body + (listings[index]?.start ?? 0));
  packed.writeUInt32LE(checksumOf(packed), mark.length);
  return new Uint8Array(packed.buffer, packed.byteOffset, packed.length);
}

/** Reads what `pack` wrote under the same key. Undefined for anything else: another key, cut short, changed, foreign. */
export function unpack(key: string, bytes: Uint8Array): Unpacked | undefined {
  if (bytes.length < preamble || !mark.equals(bytes.subarray(0, mark.length))) return undefined;
  // Bytes that begin at an unaligned place can't be read as numbers, so they are copied.
  const { buffer, byteOffset, length } = bytes.byteOffset % alignment === 0 ? bytes : new Uint8Array(bytes);
  const packed = Buffer.from(buffer, byteOffset, length);
  if (packed.readUInt32LE(mark.length) !== checksumOf(packed)) return undefined;
  const headLength = packed.readUInt32LE(mark.length + 4);
  const head = JSON.parse(packed.toString('utf8', preamble, preamble + headLength)) as Head;
  if (head.key !== key) return undefined;
  const body = roundUp(preamble + headLength);
  const byName = new Map(head.parts.map((part) => [part.name, part]));
  const find = (name: string, kind: Kind): Buffer => {
    const part = byName.get(name);
    if (part?.kind !== kind) throw new Error(`The packed bytes have no ${kind} "${name}".`);
    return packed.subarray(body + part.start, body + part.start + part.bytes);
  };
  return {
    numbers(name) {
      const { buffer, byteOffset, length } = find(name, 'numbers');
      return new Uint32Array(buffer, byteOffset, length / 4);
    },
    strings(name) {
      const text = find(name, 'strings').toString('utf8');
      return text === '' ? [] : text.slice(0, -1).split('\0');
    },
  };
}

function toBlock(part: Parts[string]): { kind: Kind; bytes: Uint8Array } {
  if (part instanceof Uint32Array)
    return { kind: 'numbers', bytes: new Uint8Array(part.buffer, part.byteOffset, part.byteLength) };
  return { kind: 'strings', bytes: Buffer.from(part.map((text) => `${text}\0`).join('')) };
}

function checksumOf(packed: Buffer): number {
  return crc32(packed.subarray(mark.length + 4));
}

function roundUp(bytes: number): number {
  return Math.ceil(bytes / alignment) * alignment;
}
