import fc from 'fast-check';
import { evenPages } from '../../src/conversation/even-pages.ts';

const lengths = (count: number, most: number): number[] =>
  evenPages(Array.from({ length: count }), most).map((page) => page.length);

test('11 questions of at most 5 on a page stand 4, 4 and 3, not 5, 5 and 1', () => {
  expect(lengths(11, 5)).toEqual([4, 4, 3]);
  expect(lengths(5, 5)).toEqual([5]);
  expect(lengths(6, 5)).toEqual([3, 3]);
  expect(lengths(0, 5)).toEqual([]);
});

test('pages hold everything once, in order, are as few as can be, and differ by one at most', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer(), { maxLength: 200 }),
      fc.integer({ min: 1, max: 30 }),
      (items, most) => {
        const pages = evenPages(items, most);
        expect(pages.flat()).toEqual(items);
        expect(pages).toHaveLength(Math.ceil(items.length / most));
        const sizes = pages.map((page) => page.length);
        if (sizes.length > 0) expect(Math.max(...sizes)).toBeLessThanOrEqual(most);
        if (sizes.length > 0) expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      },
    ),
  );
});
