import { pack, unpack } from '../../../src/search/cache/packing.ts';

const parts = {
  numbers: Uint32Array.of(0, 1, 4_294_967_295),
  words: ['届く', '', 'a\nb', '𠮷'],
  nothing: [],
};
const packed = pack('key', parts);

test('what was packed comes out as it went in', () => {
  const unpacked = unpack('key', packed);
  expect(unpacked?.numbers('numbers')).toEqual(parts.numbers);
  expect(unpacked?.strings('words')).toEqual(parts.words);
  expect(unpacked?.strings('nothing')).toEqual([]);
});

test('it comes out wherever in memory the bytes lie', () => {
  const shifted = new Uint8Array(packed.length + 1);
  shifted.set(packed, 1);
  expect(unpack('key', shifted.subarray(1))?.numbers('numbers')).toEqual(parts.numbers);
});

test('bytes of another key, cut short, changed anywhere or written by others are refused', () => {
  expect(unpack('another key', packed)).toBeUndefined();
  for (const length of [0, 5, 23, packed.length - 1])
    expect(unpack('key', packed.subarray(0, length))).toBeUndefined();
  for (let at = 0; at < packed.length; at += 1) {
    const changed = packed.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(unpack('key', changed)).toBeUndefined();
  }
  expect(unpack('key', Buffer.from('{"key":"key"}'.repeat(9)))).toBeUndefined();
});

test('a part that is missing, or of another kind, is an error that names it', () => {
  expect(() => unpack('key', packed)?.numbers('words')).toThrow('no numbers "words"');
  expect(() => unpack('key', packed)?.strings('more')).toThrow('no strings "more"');
});
