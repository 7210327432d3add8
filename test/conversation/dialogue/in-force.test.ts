import { isInForce } from '../../../src/conversation/dialogue/in-force.ts';
import type { Entry } from '../../../src/books/book.ts';

const entry = (more: Partial<Entry>): Entry => ({
  id: 'q',
  category: 'c',
  question: 'q',
  answer: 'a',
  phrasings: [],
  links: [],
  ...more,
});
const tokyo = (time: string): number => Date.parse(`${time}+09:00`);
const season = entry({ from: '2026-11-01', until: '2026-11-30' });

test('an entry is valid from its first day to the end of its last day, in Tokyo’s time', () => {
  expect(isInForce(season, tokyo('2026-10-31T23:59:59'))).toBe(false);
  expect(isInForce(season, tokyo('2026-11-01T00:00:00'))).toBe(true);
  expect(isInForce(season, tokyo('2026-11-30T23:59:59'))).toBe(true);
  expect(isInForce(season, tokyo('2026-12-01T00:00:00'))).toBe(false);
  expect(isInForce(entry({}), 0)).toBe(true);
});
