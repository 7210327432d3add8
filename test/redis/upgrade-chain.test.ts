import { z } from 'zod';
import { DamagedRecord, NewerFormat, defineChain, type Upgrade } from '../../src/redis/records/format.ts';

/** Something that has grown twice: `title` became `name` with format 2, and `count` came with format 3. */
const thing = z.object({ name: z.string(), count: z.number() });
const step =
  (change: (old: Record<string, unknown>) => unknown): Upgrade =>
  (old) =>
    typeof old === 'object' && old !== null ? change(old as Record<string, unknown>) : old;
const to2 = step(({ title, ...rest }) => (title === undefined ? rest : { ...rest, name: title }));
const to3 = step((old) => ({ count: 0, ...old }));
const format = defineChain('thing', thing, [to2, to3]);
const today = { name: '窓口', count: 0 };

test.each([
  ['the first format, which carries no number', { title: '窓口' }],
  ['the second', { v: 2, name: '窓口' }],
  ['the third, which is today’s', { v: 3, name: '窓口', count: 0 }],
])('a thing in %s is read in the form of today', (_name, stored) => {
  expect(format.decode(JSON.stringify(stored))).toEqual(today);
});

test('what is written carries the number of the latest format', () => {
  expect(JSON.parse(format.encode(today))).toEqual({ v: 3, ...today });
});

test('each step is taken once and in order, from the format in which the thing was written', () => {
  const taken: string[] = [];
  const noting =
    (name: string): Upgrade =>
    (old) => {
      taken.push(name);
      return old;
    };
  const chain = defineChain('thing', z.object({}), [noting('2'), noting('3'), noting('4')]);
  const stepsFor = (stored: string): string => {
    taken.length = 0;
    chain.decode(stored);
    return taken.join(' ');
  };
  expect(stepsFor('{}')).toBe('2 3 4');
  expect(stepsFor('{"v":2}')).toBe('3 4');
  expect(stepsFor('{"v":3}')).toBe('4');
  expect(stepsFor('{"v":4}')).toBe('');
});

test('what a worker of the first format has written over, and kept the number, is read all the same', () => {
  expect(format.decode('{"v":3,"title":"窓口"}')).toEqual(today);
  expect(format.decode('{"v":2,"title":"窓口"}')).toEqual(today);
});

test('a later format is refused with both numbers, and what is damaged with the number of its own', () => {
  expect(() => format.decode('{"v":4}')).toThrow(NewerFormat);
  expect(() => format.decode('{"v":4}')).toThrow('(format 4, this one reads 3)');
  expect(() => format.decode('{"v":2,"name":7}')).toThrow(DamagedRecord);
  expect(() => format.decode('{"v":2,"name":7}')).toThrow('damaged at name (invalid_type). Its format is 2.');
});
